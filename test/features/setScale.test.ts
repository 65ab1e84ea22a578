import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applyEdits } from "../../server/src/config/textEdits.js";
import { setScale } from "../../server/src/features/setScale.js";
import { scales } from "../../server/src/yolov5/stock/configs.js";
import { stockNames } from "../../server/src/yolov5/stock/stock.js";
import { analyse, settingsWith, stock } from "./models.js";

const uri = "file:///m.yaml";
const kind = "refactor.rewrite.setScale";

function actionsAt(text: string, line: number, only?: readonly string[]) {
  const range = { start: { line, character: 0 }, end: { line, character: 0 } };
  const client = { previewsEdits: false, resolvesEdits: false, showsDocuments: false };
  const request = { analysis: analyse(text), settings: settingsWith(), uri, range, diagnostics: [], client };
  return setScale(only === undefined ? request : { ...request, only: [...only] });
}

const letters = (...args: Parameters<typeof actionsAt>) => actionsAt(...args).map(({ title }) => title.slice(10, 11));

describe("setScale", () => {
  it("is offered on the lines of the multiples, and everywhere to who asks for it", () => {
    const text = stock("yolov5s");
    assert.deepEqual(letters(text, 1), ["n", "m", "l", "x"]);
    assert.deepEqual(letters(text, 2), ["n", "m", "l", "x"]);
    assert.deepEqual(letters(text, 10), []);
    assert.deepEqual(letters(text, 10, ["refactor.rewrite"]), []);
    assert.deepEqual(letters(text, 10, [kind]), ["n", "m", "l", "x"]);
    assert.deepEqual(letters(text, 10, [`${kind}.x`]), ["n", "m", "l", "x"]);
  });

  it("offers every scale where the multiples are none of YOLOv5's", () => {
    assert.deepEqual(letters(stock("yolov5s").replace("0.33", "0.4"), 1), ["n", "s", "m", "l", "x"]);
  });

  it("gives the model that the stock config of that scale has, in every stock config", () => {
    for (const name of stockNames) {
      const text = stock(name);
      for (const { kind: own = "", edit } of actionsAt(text, 1)) {
        const letter = own.slice(-1) as keyof typeof scales;
        const { hyper } = analyse(applyEdits(text, edit?.changes?.[uri] ?? [])).model;
        const { depthMultiple, widthMultiple } = scales[letter];
        assert.deepEqual(
          [hyper.depthMultiple, hyper.widthMultiple],
          [
            { kind: "float", value: depthMultiple },
            { kind: "float", value: widthMultiple },
          ],
        );
      }
    }
  });

  it("keeps the ends of lines, and takes files without multiples", () => {
    const text = "nc: 1\r\nbackbone:\r\n  - [-1, 1, Conv, [8]]\r\nhead:\r\n";
    const [action] = actionsAt(text, 0, [`${kind}.n`]);
    assert.equal(
      applyEdits(text, action?.edit?.changes?.[uri] ?? []),
      text.replace("nc: 1\r\n", "nc: 1\r\ndepth_multiple: 0.33\r\nwidth_multiple: 0.25\r\n"),
    );
    const bare = "  backbone:\n    - [-1, 1, Conv, [8]]\n  head:\n";
    assert.equal(
      applyEdits(bare, actionsAt(bare, 0, [kind])[0]?.edit?.changes?.[uri] ?? []),
      `  depth_multiple: 0.33\n  width_multiple: 0.25\n${bare}`,
    );
  });

  it("leaves files alone whose scale stands elsewhere, and those that it cannot add to", () => {
    const scaled = "nc: 1\nscales: { n: [0.33, 0.25, 1024] }\nbackbone:\n  - [-1, 1, Conv, [8]]\nhead:\n";
    const flow = "{ nc: 1, backbone: [[-1, 1, Conv, [8]]], head: [] }\n";
    for (const text of [scaled, flow, "", "backbone"]) assert.deepEqual(actionsAt(text, 0, [kind]), [], text);
  });
});
