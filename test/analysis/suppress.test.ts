import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { analyse, textIn } from "../support/analyse.js";
import { smallModel } from "../support/smallModel.js";

const wrong = "[-1, 1, Conv, [128, 3, 2]]  # 4-P4/16";
const ignore = (...codes: readonly string[]): string => `# yolo-config: ignore[${codes.join(", ")}]`;
const both = ignore("comment.index", "comment.level");

/** The codes that are told, those that are ignored, and on what the former stand. */
function judged(text: string): readonly [told: readonly string[], ignored: readonly string[]] {
  const { problems, suppressed } = analyse(text);
  return [
    problems.map(({ code, range }) => `${code}: ${textIn(text, range)}`),
    suppressed.map(({ code, reason }) => (reason === "" ? code : `${code}: ${reason}`)),
  ];
}

const inRow = (row: string): string => smallModel({ rows: { 3: row } });
const level = "comment.level: # 4-P4/16  # yolo-config: ignore[comment.index]";

const cases: readonly (readonly [name: string, text: string, told: readonly string[], ignored: readonly string[]])[] = [
  ["one code, behind the row", inRow(`${wrong}  ${ignore("comment.index")}`), [level], ["comment.index"]],
  ["several codes", inRow(`${wrong}  ${both}`), [], ["comment.index", "comment.level"]],
  ["every code", inRow(`${wrong}  # yolo-config: ignore`), [], ["comment.index", "comment.level"]],
  [
    "what several comments on one line say",
    inRow(`${wrong}  ${ignore("comment.index")} once  ${ignore("comment.level")} twice`),
    [],
    ["comment.index: once", "comment.level: twice"],
  ],
  [
    "a reason",
    inRow(`${wrong}  # yolo-config: ignore: drawn from the paper`),
    [],
    ["comment.index: drawn from the paper", "comment.level: drawn from the paper"],
  ],
  [
    "a line of its own above",
    inRow(wrong).replace(`  - ${wrong}`, `  ${both}\n  # a note\n  - ${wrong}`),
    [],
    ["comment.index", "comment.level"],
  ],
  [
    "any line of a row",
    inRow("[-1, 1,\n     Conv, " + both + "\n     [128, 3, 2]]  # 4-P4/16"),
    [],
    ["comment.index", "comment.level"],
  ],
  [
    "a bracket that is not closed yet",
    inRow(`${wrong}  # yolo-config: ignore[comment.index,comment.level`),
    [],
    ["comment.index", "comment.level"],
  ],
  ["the file, before its first key", `${both}\n\n${inRow(wrong)}`, [], ["comment.index", "comment.level"]],
  [
    "the line of a key",
    smallModel({ keys: { nc: `80\nnc: 20  ${ignore("yaml.duplicate-key")}` } }),
    [],
    ["yaml.duplicate-key"],
  ],
  [
    "the line on which a long key begins",
    smallModel({ keys: { anchors: `${ignore("head.order")}\n  - [30,61, 62,45]\n  - [10,13, 16,30]` } }),
    [],
    ["head.order"],
  ],
  [
    "an error too, as a finding may be wrong",
    inRow(`[-1, 1, Convv, [128, 3, 2]]  ${ignore("module.unknown")}`),
    [],
    ["module.unknown"],
  ],
  [
    "not what keeps the file from being read",
    inRow(`[-1, 1, Conv, [128, 3, 2]  ${ignore("yaml.syntax")}`),
    ["yaml.syntax: [-1, 1, Conv, [128, 3, 2]", "suppression.unknown: yaml.syntax"],
    [],
  ],
  [
    "not another row",
    inRow(wrong).replace(`  - ${wrong}`, `  ${both}\n\n  - ${wrong}`),
    [
      "suppression.unused: comment.index",
      "suppression.unused: comment.level",
      "comment.index: # 4-P4/16",
      "comment.level: # 4-P4/16",
    ],
    [],
  ],
  [
    "nothing in vain",
    inRow(`[-1, 1, Conv, [128, 3, 2]]  # yolo-config: ignore`),
    ["suppression.unused: # yolo-config: ignore"],
    [],
  ],
  [
    "nothing twice",
    inRow(`${wrong.replace("P4/16", "P3/8")}  ${ignore("comment.index", "comment.index")}`),
    ["suppression.unused: comment.index"],
    ["comment.index"],
  ],
  [
    "nothing without a code",
    inRow("[-1, 1, Conv, [128, 3, 2]]  # yolo-config: ignore[]"),
    ["suppression.unused: # yolo-config: ignore[]"],
    [],
  ],
  [
    "nothing by another word",
    inRow("[-1, 1, Conv, [128, 3, 2]]  # yolo-config: ignore-file"),
    ["suppression.unknown: ignore-file"],
    [],
  ],
  [
    "and is kept while a row that fails may hide what it is for",
    smallModel({
      rows: { 1: "[-1, 1, Convv, [64, 3, 2]]", 3: `[-1, 1, Conv, [128, 3, 2]]  ${ignore("comment.level")}` },
    }),
    ["module.unknown: Convv"],
    [],
  ],
];

describe("a suppression takes away", () => {
  for (const [name, text, told, ignored] of cases) {
    it(name, () => {
      assert.deepEqual(judged(text), [told, ignored]);
      const windows = text.replaceAll("\n", "\r\n");
      const { problems, suppressed } = analyse(windows);
      assert.deepEqual([problems.length, suppressed.length], [told.length, ignored.length]);
    });
  }
});
