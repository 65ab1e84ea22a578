import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CursorPlace } from "../../server/src/config/cursor/place.js";
import { cursorPlaces } from "../../server/src/config/cursor/places.js";
import { readConfig } from "../../server/src/config/readConfig.js";
import { readTable } from "../../server/src/config/rowTexts.js";
import { textIndex } from "../../server/src/config/textIndex.js";
import { stockNames, stockText } from "../../server/src/yolov5/stock/stock.js";

/** A place in a few words: what it is, the row, and what is typed there. */
function shown(place: CursorPlace, text: string): string {
  const typed = text.slice(place.word.start, place.word.end);
  const behind = typed.trim() === "" ? "" : ` "${typed}"`;
  switch (place.kind) {
    case "key":
      return `key${behind}`;
    case "value":
      return `value of ${place.key}${behind}`;
    case "row":
      return `row ${place.index} ${place.lead}${behind}`;
    case "from":
      return `from${place.item === undefined ? "" : `[${place.item}]`} of ${place.row.index}${behind}`;
    case "arg":
      return `arg ${place.argIndex}${place.isNested ? " nested" : ""} of ${place.row.index}${behind}`;
    default:
      return `${place.kind} of ${place.row.index}${behind}`;
  }
}

function placesIn(marked: string): string {
  const offset = marked.indexOf("|");
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  return cursorPlaces(readTable(text), offset)
    .map((place) => shown(place, text))
    .join(", ");
}

const block = (...rows: readonly string[]): string =>
  ["nc: 80", "backbone:", "  - [-1, 1, Conv, [64, 6, 2, 2]]  # 0", ...rows, "head: []", ""].join("\n");

const flow = (...rows: readonly string[]): string =>
  ["nc: 80", "backbone:", "  [[-1, 1, Conv, [64, 6, 2, 2]],  # 0", ...rows, "  ]", "head: []", ""].join("\n");

/** A text with a cursor, and what can be written there. */
const cases: readonly (readonly [name: string, marked: string, places: string])[] = [
  ["an empty file", "|", "key"],
  ["a key", "nc: 80\nbackb|", 'key "backb"'],
  ["a key that has its colon", "nc: 80\nact|ive: x\n", 'key "active"'],
  ["the value of a key", "nc: 80\ndepth_multiple: 0.|\nbackbone:\n", 'value of depth_multiple "0."'],
  ["no value yet", "depth_multiple: |  # model depth\n", "value of depth_multiple"],
  ["right behind the colon", "depth_multiple:|\n", ""],
  ["behind the value", "nc: 80 |\n", ""],
  ["a quoted value", 'activation: "nn.|"\n', 'value of activation "nn."'],
  ["a list as a value", "anchors: [[1|]]\n", ""],
  ["a line of anchors", "anchors:\n  - [10,1|]\n", ""],
  ["a comment", "nc: 80  # |\n", ""],
  ["a comment in the table", block("  # |"), ""],
  ["a comment behind a row", block("  - [-1, 1, Conv, [64]]  # | "), ""],

  ["a dash", block("  - |"), "row 1 dash"],
  ["a dash without a blank", block("  -|"), "row 1 dash"],
  ["a name behind a dash", block("  - Co|"), 'row 1 dash "Co"'],
  ["a fresh line", block("  |"), "row 1 line"],
  ["a name on a fresh line", block("  nn.Up|"), 'row 1 line "  nn.Up"'],
  ["a fresh line between rows", block("  |", "  - [-1, 1, Conv, [64]]"), "row 1 line"],
  ["an empty line between rows", block("|", "  - [-1, 1, Conv, [64]]"), "row 1 line"],
  ["an empty line behind the last row", block("|"), "row 1 line, key"],
  ["behind a row", block("  - [-1, 1, Conv, [64]] |"), ""],
  ["the first row", "nc: 80\nbackbone:\n  - |\n", "row 0 dash"],
  ["the first line of a section", "nc: 80\nbackbone:\n  |\n", "row 0 line"],
  ["behind the key of a section", "nc: 80\nbackbone: |\n", ""],
  ["the first row of the head", block().replace("head: []", "head:\n  - |"), "row 1 dash"],
  ["the first line of the head", block().replace("head: []", "head:\n  |"), "row 1 line"],
  ["a dash, then a fresh line", block("  -", "  |"), "row 2 line"],

  ["a row begins", block("  - [|"), "from of 1"],
  ["a row begins, its bracket closed", block("  - [|]"), "from of 1"],
  ["a minus", block("  - [-|"), 'from of 1 "-"'],
  ["a list begins", block("  - [[|"), "from[0] of 1"],
  ["an item of a list is missing", block("  - [[-1, |], 1, Concat, [1]]"), "from[1] of 1"],
  ["a list without a closing bracket", block("  - [[-1, |"), "from[1] of 1"],
  ["within an index", block("  - [[-1, 1|4], 1, Concat, [1]]"), 'from[1] of 1 "14"'],
  ["behind the list", block("  - [[-1, 6]|, 1, Concat, [1]]"), ""],
  ["the number", block("  - [-1, |"), "number of 1"],
  ["the module", block("  - [-1, 1, |"), "module of 1"],
  ["half a name", block("  - [-1, 1, nn.U|p"), 'module of 1 "nn.Up"'],
  ["a quoted name", block("  - [-1, 1, 'Co|', [64]]"), 'module of 1 "Co"'],
  ["behind a name", block("  - [-1, 1, Conv |"), ""],
  ["the args", block("  - [-1, 1, Conv, |"), "args of 1"],
  ["the args, the row closed", block("  - [-1, 1, Conv, |]"), "args of 1"],
  ["the first arg", block("  - [-1, 1, Conv, [|"), "arg 0 of 1"],
  ["a later arg", block("  - [-1, 1, Conv, [64, 3, |]]"), "arg 2 of 1"],
  ["a later arg, nothing closed", block("  - [-1, 1, Conv, [64, |", "  - [-1, 1, Conv, [64]]"), "arg 1 of 1"],
  ["a quoted arg", block("  - [-1, 1, nn.Upsample, [None, 2, 'n|']]"), 'arg 2 of 1 "n"'],
  ["a list in the args", block("  - [-1, 1, SPP, [64, [5, |]]]"), "arg 1 nested of 1"],
  ["behind the args", block("  - [-1, 1, Conv, [64]|]"), ""],
  ["a fifth item", block("  - [-1, 1, Conv, [64], |]"), ""],
  ["a row over several lines", block("  - [-1, 1,", "     Conv, [64,", "       |]]"), "arg 1 of 1"],
  ["a comment in a row over several lines", block("  - [-1, 1,  # [, |", "     Conv, [64]]"), ""],
  ["behind a comment in a row", block("  - [-1, 1,  # [, ", "     Co|, [64]]"), 'module of 1 "Co"'],
  ["a fresh line below an open row", block("  - [-1, 1, Conv", "  |"), "row 2 line"],
  ["an indented line below an open row", block("  - [-1, 1, Conv,", "    |"), "args of 1"],
  ["a row without its opening bracket", block("  - -1, 1, |"), "module of 1"],
  ["a bracket that nothing closes before a row", block("  - [-1, 1, |", "  - [-1, 3, C3, [64]]"), "module of 1"],

  ["flow: a fresh line", flow("   |"), "row 1 line"],
  ["flow: a name on a fresh line", flow("   Co|"), 'row 1 line "   Co"'],
  ["flow: between rows", flow("   |", "   [-1, 3, C3, [64]],"), "row 1 line"],
  ["flow: an empty line between rows", flow("|", "   [-1, 3, C3, [64]],"), "row 1 line"],
  ["flow: behind a comma", flow("   [-1, 3, C3, [64]], |"), "row 2 inline"],
  ["flow: behind a row", flow("   [-1, 3, C3, [64]] |"), ""],
  ["flow: a fresh line, the comma missing", flow("   [-1, 3, C3, [64]]  # 1", "   |"), "row 2 line"],
  ["flow: a row begins", flow("   [|"), "from of 1"],
  ["flow: a row begins between rows", flow("   [|", "   [-1, 3, C3, [64]],"), "from of 1"],
  ["flow: the number", flow("   [-1, |", "   [-1, 3, C3, [64]],"), "number of 1"],
  ["flow: an item of a list", flow("   [[-1, |], 1, Concat, [1]],", "   [-1, 3, C3, [64]],"), "from[1] of 1"],
  ["flow: an arg, nothing closed", flow("   [-1, 1, Conv, [64, |", "   [[-1, 0], 1, Concat, [1]],"), "arg 1 of 1"],
  ["flow: a second row on a line", flow("   [-1, 1, Conv, [64]], [-1, 1, |]"), "module of 2"],
  ["flow: the first bracket", "nc: 80\nbackbone:\n  [|", "row 0 inline"],
  ["flow: the first row", "nc: 80\nbackbone:\n  [[|", "from of 0"],
  ["flow: on the line of the key", "nc: 80\nbackbone: [[-1, 1, |]]", "module of 0"],
  ["flow: behind the list", flow().replace("  ]\n", "  ]\n|\n"), "key"],
  ["flow: the first row of the head", flow().replace("head: []", "head:\n  [[|"), "from of 1"],

  ["CRLF", block("  - [-1, 1, C|").replaceAll("\n", "\r\n"), 'module of 1 "C"'],
  ["characters that are not ASCII", block("  - [-1, 1, Conv, [64]]  # ä", "  - [[-1, |"), "from[1] of 2"],
  ["thousands of brackets", block(`  - ${"[".repeat(5000)}|`), ""],
];

describe("the place of a cursor", () => {
  for (const [name, marked, places] of cases) it(name, () => assert.equal(placesIn(marked), places));

  it("agrees with the reader on every item of every stock config", () => {
    for (const name of stockNames) {
      const text = stockText(name) ?? "";
      const [{ rows }, table, { offset }] = [
        readConfig(text, { dropNonAscii: true }),
        readTable(text),
        textIndex(text),
      ];
      for (const { index, number, module } of rows) {
        for (const [kind, node] of Object.entries({ number, module })) {
          const [place] = cursorPlaces(table, offset(node?.range.end ?? { line: 0, character: 0 }));
          assert.equal(place && shown(place, text).split('"')[0], `${kind} of ${index} `, name);
        }
      }
    }
  });

  it("is told of a text that ends anywhere", () => {
    const text = stockText("yolov5s") ?? "";
    for (const whole of [text, text.replaceAll("\n  - [", "\n   [").replaceAll(":\n   [", ":\n  [[")]) {
      for (let end = 0; end <= whole.length; end++) {
        const places = cursorPlaces(readTable(whole.slice(0, end)), end);
        for (const { word } of places) assert.ok(word.start <= end && end <= word.end);
      }
    }
  });
});
