import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { model, problemsOf, read, rowsOf, textAt } from "./source.js";

/** One mistake made in the model, and the problem that it gives. */
const mistakes: readonly (readonly [title: string, from: string, to: string, problem: string])[] = [
  [
    "an unclosed row of a flow list",
    "[128, 3, 2]],",
    "[128, 3, 2],",
    "10:[-1, 1, Conv, [128, 3, 2],: This row lacks its closing bracket `]`.",
  ],
  [
    "an unclosed last row of a flow list",
    "[128, 5]],",
    "[128, 5],",
    "12:[-1, 1, SPPF, [128, 5],: This row lacks its closing bracket `]`.",
  ],
  [
    "an unclosed row under a dash",
    "[64, 1, 1]]",
    "[64, 1, 1]",
    "15:[-1, 1, Conv, [64, 1, 1]: This row lacks its closing bracket `]`.",
  ],
  [
    "a row with one bracket too many",
    "[128]],",
    "[128]]],",
    "11:]: This `]` closes nothing; the brackets before it are closed already.",
  ],
  [
    "a row under a dash with one bracket too many",
    "[1]]  # cat",
    "[1]]]  # cat",
    "17:]: This `]` closes nothing; the brackets before it are closed already.",
  ],
  [
    "a row without its opening bracket",
    "[-1, 3, C3",
    "-1, 3, C3",
    "11:-1, 3, C3, [128]],: This row lacks its opening bracket `[`.",
  ],
  ["a list of rows without its end", "  ]\n", "", "12:,: This list of rows lacks its closing bracket `]`."],
  [
    "a list of rows without its start",
    "[[-1, 1, Conv, [64",
    "[-1, 1, Conv, [64",
    "9:[: This list of rows lacks its opening bracket: write `[[` here.",
  ],
  ["a missing comma between rows", "[128]],", "[128]]", "11:]: A comma is missing behind this."],
  [
    "a tab before a row",
    "   [-1, 3",
    "\t[-1, 3",
    "11:\t: A tab indents this line; YAML allows only spaces there. Use spaces.",
  ],
  [
    "a tab before an item",
    "  - [30",
    "\t- [30",
    "6:\t: A tab indents this line; YAML allows only spaces there. Use spaces.",
  ],
  ["a tab behind a value", "0.33", "0.33\t# x", "2:\t: A tab stands where YAML allows only spaces. Use spaces."],
  ["no space behind a colon", "nc: 80", "nc:80", "1:nc:80: A space is missing behind the colon: write `nc: 80`."],
  [
    "no space behind a later colon",
    "width_multiple: 0.50",
    "width_multiple:0.50",
    "3:width_multiple:0.50: A space is missing behind the colon: write `width_multiple: 0.50`.",
  ],
  ["an unclosed quote", "'nearest'", "'nearest", "16:'nearest]]: This text lacks its closing quote `'`."],
  ["an unclosed quote in the first key", "80", '"80', '1:"80  # classes: This text lacks its closing quote `"`.'],
  ["an unknown alias", "[128]]", "*wide]", "11:*wide: No anchor (`&name`) above has the name of this alias."],
  ["an unknown tag", "Concat", "!cat Concat", "17:Concat: YOLOv5 cannot load this tag. Leave it out."],
  [
    "a character that starts nothing",
    "SPPF",
    "@SPPF",
    "12:@: This character cannot start a value. Put the value in quotes.",
  ],
  ["a control character", "SPPF", "SP\x07PF", "12:\x07: This character is not allowed in a YAML file."],
  ["an indented key", "width", " width", "3: width_multiple:: `width_multiple` is indented"],
];

describe("a broken model file", () => {
  for (const [title, from, to, problem] of mistakes) {
    it(`tells of ${title}, and keeps its rows`, () => {
      assert.ok(model.includes(from));
      const text = model.replace(from, to);
      const [found, ...more] = problemsOf(text);
      assert.deepEqual(more, []);
      if (!title.startsWith("an indented")) assert.equal(found, problem);
      const config = read(text);
      assert.equal(config.family, "yolov5");
      assert.equal(config.rows.length, 8);
      assert.ok(config.keys.has("anchors") && config.keys.has("nc"));
      assert.ok(typeof config.value === "object" && config.value?.kind === "unknown");
      assert.ok(config.problems.every(({ code, fatal }) => code === "yaml.syntax" && fatal));
    });
  }

  it("tells of every broken row", () => {
    const text = model.replace("[128, 3, 2]]", "[128, 3, 2]").replace("[1]]  # cat", "[1]  # cat");
    assert.deepEqual(
      problemsOf(text).map((problem) => problem.slice(0, 3)),
      ["10:", "17:"],
    );
    assert.equal(read(text).rows.length, 8);
  });

  it("keeps the items of the row being typed, and the rows behind it", () => {
    const text = model.replace("[-1, 3, C3, [128]],", "[-1, 3, C");
    assert.deepEqual(rowsOf(text).slice(1, 4), ["[-1, 1, Conv, [128, 3, 2]]", "[-1, 3, C", "[-1, 1, SPPF, [128, 5]]"]);
    const row = read(text).rows[2];
    assert.deepEqual([row?.from?.value, row?.number?.value, row?.module?.value, row?.length], [-1, 3, "C", 3]);
  });

  it("keeps the rows of a file that ends in the middle of one", () => {
    for (const end of [
      "[-1, 1, Con",
      "[-1, 1, Conv, [64, ",
      "[[-1, 4], 1, Concat, [",
      "[-1, 1, nn.Upsample, [None, 2, 'near",
    ]) {
      const text = `${model.slice(0, model.indexOf("  ]\n"))}   ${end}`;
      const { rows, family } = read(text);
      assert.equal(rows.length, 5);
      assert.equal(family, "yolov5");
      assert.ok(rows[4]?.module !== undefined);
    }
  });

  it("keeps comments and places of its rows", () => {
    const text = model.replace("[128, 3, 2]],", "[128, 3, 2],");
    const row = read(text).rows[3]!;
    assert.equal(row.comment?.text, " 3");
    assert.equal(textAt(text, row.module!.range), "SPPF");
  });

  it("may hold a second document, which YOLOv5 refuses", () => {
    const [problem] = read(`${model}---\na: 1\n`).problems;
    assert.ok(problem?.fatal);
    assert.equal(problem.range.start.line, 18);
  });
});
