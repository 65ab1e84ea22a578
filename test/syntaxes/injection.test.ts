import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { stockText } from "../../server/src/yolov5/stock/stock.js";
import { laidOut, layouts, read, rowTexts } from "../config/table/layouts.js";
import { type Token, tokenize } from "./tokenize.js";

const config = `nc: 80 # classes, see 3/4
anchors:
  - [10,13, 16,30, 33,23]  # P3/8
backbone:
  # [from, number, module, args]
  [[-1, 1, Conv, [64, 6, 2, 2]],  # 0-P1/2
   [-2, 3, C3, [128]],
   [-1, 1, nn.Upsample, [None, 2, 'nearest']],
   [ [-3, 11], 1 , "Concat", [1]],  # cat backbone P4 # 3

   [-1, 12, models.C3, [512, False, nn.SiLU(),
     [1.5, nc*2]]]  # 13
  ]

head:
  - [-1, 1, Conv, [512, 1, 1, plain]]# 17 (P3/8-small)
  - [[17, 20], 1, Detect, [nc, anchors]]  # Detect(P5, P6)
`;

/** The piece of text that begins `column` characters into the place where `target` first stands. */
function tokenAt(text: string, tokens: readonly Token[], target: string, column: number): Token {
  const before = text.slice(0, text.indexOf(target) + column).split("\n");
  const [line, start] = [before.length - 1, before.at(-1)?.length ?? 0];
  const found = tokens.findLast((token) => token.line === line && token.start <= start);
  assert.ok(found);
  return found;
}

const from = "constant.numeric.integer.from.yolo-config";
const module = "entity.name.type.class.module.yolo-config";
const level = "constant.numeric.level.yolo-config";
const index = "constant.numeric.index.yolo-config";

/** A place, the text there and its innermost scope. */
const cases: readonly (readonly [target: string, column: number, text: string, scope: string])[] = [
  ["[-1, 1, Conv, [64", 1, "-1", from],
  ["[-1, 1, Conv, [64", 5, "1", "constant.numeric.integer.number.yolo-config"],
  ["[-1, 1, Conv, [64", 8, "Conv", module],
  ["[-1, 1, Conv, [64", 15, "64", "constant.numeric.integer.yaml"],
  ["[-2, 3, C3", 1, "-2", from],
  ["nn.Upsample", 0, "nn.Upsample", "support.class.module.yolo-config"],
  ["[None, 2", 1, "None", "constant.language.none.yolo-config"],
  ["'nearest'", 1, "nearest", "string.quoted.single.yaml"],
  ["[-3, 11]", 1, "-3", from],
  ["[-3, 11]", 5, "11", from],
  ['"Concat"', 1, "Concat", module],
  ["models.C3", 0, "models.C3", module],
  ["False", 0, "False", "constant.language.boolean.yaml"],
  ["nn.SiLU", 0, "nn.SiLU", "support.class.yolo-config"],
  ["1.5", 0, "1.5", "constant.numeric.float.yaml"],
  ["nc*2", 0, "nc", "variable.other.constant.key.yolo-config"],
  ["[512, 1, 1, plain", 12, "plain", "string.unquoted.plain.in.yaml"],
  ["[17, 20]", 5, "20", from],
  ["Detect, [nc", 0, "Detect", module],
  ["[nc, anchors]", 1, "nc", "variable.other.constant.key.yolo-config"],
  ["[nc, anchors]", 5, "anchors", "variable.other.constant.key.yolo-config"],
  ["# 0-P1/2", 0, "#", "punctuation.definition.comment.yaml"],
  ["# 0-P1/2", 2, "0", index],
  ["# 0-P1/2", 4, "P1/2", level],
  ["# 13", 2, "13", index],
  ["# cat backbone P4", 15, "P4", level],
  ["# 3", 1, " 3", "comment.line.number-sign.yaml"],
  ["# 17 (P3", 0, "#", "punctuation.definition.comment.yaml"],
  ["Detect(P5", 7, "P5", level],
  ["# P3/8", 2, "P3/8", level],
  ["# [from", 4, " [from, number, module, args]", "comment.line.number-sign.yaml"],
  ["3/4", 0, " classes, see 3/4", "comment.line.number-sign.yaml"],
  ["10,13", 0, "10", "constant.numeric.integer.decimal.yaml"],
];

describe("the grammar that is injected into YAML", () => {
  it("names the parts of rows and their comments", async () => {
    const tokens = await tokenize(config);
    const found = cases.map(([target, column]) => {
      const { text, scopes } = tokenAt(config, tokens, target, column);
      return [target, column, text, scopes.at(-1)];
    });
    assert.deepEqual(found, cases);
  });

  it("names every module and index of the stock configs, however they are laid out", async () => {
    for (const name of ["yolov5s", "yolov5-bifpn", "yolov3-spp", "yolov5s-seg"]) {
      const text = stockText(name);
      assert.ok(text !== undefined, name);
      const rows = rowTexts(read(text));
      for (const layout of Object.keys(layouts).filter((one) => one !== "rows over two lines")) {
        const laid = laidOut("nc: 80\nanchors: 3", rows, layout);
        const tokens = await tokenize(laid);
        const named = tokens.filter(({ scopes }) => /class\.module\.yolo-config/.test(scopes.at(-1) ?? ""));
        const config = read(laid);
        const modules = config.rows.map(({ module }) => module?.value);
        assert.deepEqual(
          named.map((token) => token.text),
          modules,
          `${name}, ${layout}`,
        );
        assert.ok(tokens.every(({ scopes }) => scopes.every((scope) => !scope.startsWith("invalid"))));
      }
    }
  });

  it("ends a row that lacks its bracket where the next one begins", async () => {
    const text = config.replace("[128]],", "[128],");
    const tokens = await tokenize(text);
    assert.equal(tokenAt(text, tokens, "nn.Upsample", 0).scopes.at(-1), "support.class.module.yolo-config");
    const dashed = config.replace("plain]]", "plain");
    assert.equal(tokenAt(dashed, await tokenize(dashed), "Detect, [nc", 0).scopes.at(-1), module);
  });

  it("leaves other YAML as it is", async () => {
    const other = `on: [push, pull_request] # P1 of 3
matrix: { node: [18, 20, 22], os: [linux, mac] }
points:
  - [1, 2, 3]
  - [-1, 1, up]
  - [[1, 2], [3, 4]]  # 1
  - [-1, 1, Conv] # 12
  - [a, 1, b, [c]]
  - [1.5, 1, b, [c]]
text: |
  [-1, 1, Conv, [64, 3, 2]],  # 0-P1/2
quoted: "[-1, 1, Conv, [64, 3, 2]]"
# [-1, 1, Conv, [64, 3, 2]]
`;
    assert.deepEqual(await tokenize(other), await tokenize(other, false));
  });

  it("takes long lines of digits", async () => {
    const tokens = await tokenize(`a: [[${"1234567890 ".repeat(500)}, [${"1,".repeat(2000)}`);
    assert.ok(tokens.length > 0);
  });
});
