import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { describe, it } from "node:test";
import { analyseIn, fixturePython, replaced, type Texts } from "../support/checkout.js";
import { smallModel } from "../support/smallModel.js";
import { type Hostile, hostile } from "./hostile.data.js";

const common = fixturePython["models/common.py"] ?? "";
const yolo = fixturePython["models/yolo.py"] ?? "";
const config = smallModel({ rows: { 4: "[-1, 1, Hostile, [64]]" } });
const stock = smallModel();

const indented = (text: string): string => text.replace(/^/gm, " ".repeat(8));

/** The checkout with a class `Hostile` behind its other classes. */
const withClass = ({ body = "pass", top = "", forward = "pass" }: Hostile): Texts => ({
  ...fixturePython,
  "models/common.py": `${common}

${top}


class Hostile(nn.Module):
    def __init__(self, c):
        super().__init__()
${indented(body)}

    def forward(self, x):
${indented(forward)}
        return x
`,
});

const errors = (texts: Texts, text = config): readonly string[] =>
  analyseIn(texts, text).problems.map(({ message }) => message);

describe("hostile Python", () => {
  for (const given of hostile) {
    it(`is no error and spoils no earlier row: ${given.name}`, () => {
      const { layers, problems } = analyseIn(withClass(given), config);
      assert.deepEqual(problems, []);
      assert.deepEqual(new Set(layers.slice(0, 4).map(({ status }) => status)), new Set(["known"]));
      const [row] = layers.slice(4);
      assert.notEqual(row?.status, "error");
      if (row?.status === "unknown") assert.match(row.reason ?? "", /\w/);
      assert.equal(existsSync("/tmp/hostile-was-here"), false);
      assert.equal("polluted" in {}, false);
    });
  }

  const endings: readonly (readonly [where: string, texts: Texts])[] = [
    ["a row's making", withClass({ name: "", body: "while True:\n    pass" })],
    ["a row's run", withClass({ name: "", forward: "while True:\n    pass" })],
  ];
  for (const [where, texts] of endings) {
    it(`ends with its budget in ${where}`, () => {
      const row = analyseIn(texts, config).layers[4];
      assert.deepEqual([row?.status, row?.reason], ["unknown", "code that takes too long"]);
    });
  }

  const parsers: readonly (readonly [what: string, before: string, after: string])[] = [
    ["loops before its rows", "    na = len(anchors[0])", "    while True: pass\n    na = len(anchors[0])"],
    ["loops in every row", "        if m in [", "        while True: pass\n        if m in ["],
    [
      "makes rows without end",
      "in enumerate(d[",
      "in enumerate(r for r in iter(lambda: [-1, 1, 'Conv', [8]], 0)) or (d[",
    ],
    ["calls itself", "    layers, save", "    parse_model(d, ch)\n    layers, save"],
  ];
  for (const [what, before, after] of parsers) {
    it(`is no error in a parse_model that ${what}`, () => {
      assert.deepEqual(errors({ ...fixturePython, "models/yolo.py": replaced(yolo, before, after) }, stock), []);
    });
  }

  const files: readonly (readonly [what: string, text: string])[] = [
    ["ten megabytes", `${common}\n${"x = 1\n".repeat(1_700_000)}`],
    ["one line of a megabyte", `${common}\nx = [${"1, ".repeat(330_000)}]\n`],
    ["brackets in brackets", `${common}\nx = ${"[".repeat(100_000)}${"]".repeat(100_000)}\n`],
    ["blocks in blocks", common + Array.from({ length: 2000 }, (_, i) => `${" ".repeat(i)}if x:\n`).join("")],
    ["half a definition", `${common}\nclass Hostile(nn.Module:\n    def __init__(self, c\n        super(`],
    ["no text", "\u0000\u0001\uFFFD".repeat(10_000)],
  ];
  for (const [what, text] of files) {
    it(`is no error in a file of ${what}`, () => {
      const { layers, problems } = analyseIn({ ...fixturePython, "models/common.py": text }, stock);
      assert.deepEqual(problems, []);
      assert.deepEqual(
        layers.filter(({ status }) => status === "error"),
        [],
      );
    });
  }
});
