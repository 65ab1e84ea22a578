import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { registerClass } from "../../../server/src/features/quickFixes/registerClass.js";
import { checkoutOf, edited } from "../../support/checkout.js";

const take = "c1, c2 = ch[f], args[0]";

/** A `parse_model` with one branch, whose condition is given. */
const branch = (condition: string, before = ""): string =>
  `from models.common import *\n\n\ndef parse_model(d, ch):\n${before}    for f, n, m, args in d:\n` +
  `        if m in ${condition}:\n            ${take}\n`;

/** What becomes of the file with `parse_model`; undefined where there is no fix. */
function registered(source: string, name = "stem", common = ""): string | undefined {
  const texts = { "models/yolo.py": source, "models/common.py": common };
  const edits = registerClass(checkoutOf(texts), name);
  return edits.length === 0 ? undefined : edited(texts, edits)["models/yolo.py"];
}

const indent = " ".repeat(12);

const displays: readonly (readonly [what: string, before: string, after: string | undefined])[] = [
  ["a list", "[Conv, C3]", "[Conv, C3, stem]"],
  ["a set", "{Conv, C3}", "{Conv, C3, stem}"],
  ["a tuple", "(Conv, C3)", "(Conv, C3, stem)"],
  ["a tuple of one", "(Conv,)", "(Conv, stem,)"],
  ["a comma at the end", "{Conv, C3,}", "{Conv, C3, stem,}"],
  ["dotted names", "[nn.Conv2d, Conv]", "[nn.Conv2d, Conv, stem]"],
  ["lines that are filled", `[Conv, C3,\n${indent}    SPPF]`, `[Conv, C3,\n${indent}    SPPF, stem]`],
  [
    "lines that are filled, the bracket apart",
    `[\n${indent}Conv, C3\n${indent}]`,
    `[\n${indent}Conv, C3, stem\n${indent}]`,
  ],
  ["a long line", `[${"Conv, ".repeat(16)}C3]`, `[${"Conv, ".repeat(16)}C3,\n${" ".repeat(17)}stem]`],
  [
    "a line for each",
    `{\n${indent}Conv,\n${indent}C3,\n        }`,
    `{\n${indent}Conv,\n${indent}C3,\n${indent}stem,\n        }`,
  ],
  [
    "no last comma",
    `{\n${indent}Conv,\n${indent}C3\n        }`,
    `{\n${indent}Conv,\n${indent}C3,\n${indent}stem\n        }`,
  ],
  [
    "comments",
    `{\n${indent}Conv,  # a, b\n${indent}C3,  # c}\n        }`,
    `{\n${indent}Conv,  # a, b\n${indent}C3,  # c}\n${indent}stem,\n        }`,
  ],
  [
    "a comment and no last comma",
    `{\n${indent}Conv,\n${indent}C3  # c\n        }`,
    `{\n${indent}Conv,\n${indent}C3,  # c\n${indent}stem\n        }`,
  ],
  [
    "a comment of its own",
    `{\n${indent}Conv,\n${indent}# C4,\n        }`,
    `{\n${indent}Conv,\n${indent}stem,\n${indent}# C4,\n        }`,
  ],
  ["more conditions", "[Conv, C3] and n > 0", "[Conv, C3, stem] and n > 0"],
  ["a wrapped set", "frozenset({Conv, C3})", "frozenset({Conv, C3, stem})"],
  ["the name there already", "{Conv, stem}", undefined],
  ["what is no display", "modules()", undefined],
  ["what is excluded", "modules() and m not in [Conv]", undefined],
];

describe("registering a class", () => {
  for (const [what, before, after] of displays) {
    it(`adds it to ${what}`, () => {
      assert.equal(registered(branch(before)), after === undefined ? undefined : branch(after));
    });
  }

  it("keeps the line ends of the file", () => {
    const before = `{\n${indent}Conv,\n${indent}C3,\n        }`;
    const after = `{\n${indent}Conv,\n${indent}C3,\n${indent}stem,\n        }`;
    const windows = (text: string) => branch(text).replaceAll("\n", "\r\n");
    assert.equal(registered(windows(before)), windows(after));
  });

  it("adds it to a frozenset before the loop, and to one of the module", () => {
    const before = "    base = frozenset(\n        {\n            Conv,\n            C3,\n        }\n    )\n";
    const after = before.replace("C3,\n", "C3,\n            stem,\n");
    assert.equal(registered(branch("base", before)), branch("base", after));
    const constant = (items: string) => `CONVOLUTIONS = [${items}]\n${branch("CONVOLUTIONS")}`;
    assert.equal(registered(constant("Conv, C3")), constant("Conv, C3, stem"));
  });

  it("takes the branch that reads the channels, not the first one with Conv", () => {
    const source = (items: string) =>
      `def parse_model(d, ch):\n    for f, n, m, args in d:\n        if m in [Conv, C3]:\n            pass\n` +
      `        elif m in [GhostConv${items}]:\n            c1 = ch[f]\n            c2 = args[0]\n`;
    assert.equal(registered(source(", SPPF")), source(", SPPF, stem"));
  });

  it("adds it to the modules that take their repeats as well where its third parameter is n", () => {
    const source = (channels: string, repeats: string) =>
      `from models.common import *\ndef parse_model(d, ch):\n    for f, n, m, args in d:\n` +
      `        if m in {${channels}}:\n            ${take}\n            if m in {${repeats}}:\n` +
      "                args.insert(2, n)\n                n = 1\n";
    const cls = (parameters: string) => `class Block:\n    def __init__(self, ${parameters}): pass\n`;
    const plain = source("Conv, C3", "C3");
    assert.equal(registered(plain, "Block", cls("c1, c2, n=1")), source("Conv, C3, Block", "C3, Block"));
    assert.equal(registered(plain, "Block", cls("c1, c2, k=1")), source("Conv, C3, Block", "C3"));
  });

  it("has no fix for what is no name, and where parse_model cannot be read", () => {
    for (const name of ["nn.SiLU", "a b", "", "None", "1x", "Conv"]) {
      assert.equal(registered(branch("[Conv, C3]"), name), undefined);
    }
    assert.equal(registered("def parse_model(d, ch):\n    return x\n"), undefined);
  });

  it("works in a file where a definition is being typed", () => {
    const source = (items: string) => `${branch(`[${items}]`)}\n\ndef half(a, b\n    x = [1,\n`;
    assert.equal(registered(source("Conv, C3")), source("Conv, C3, stem"));
  });
});
