import assert from "node:assert/strict";
import { test } from "node:test";
import { stateItems } from "../../server/src/torch/stateItems.js";
import { stockText } from "../../server/src/yolov5/stock/stock.js";
import { type Version, versions } from "../../server/src/yolov5/versions.js";
import { analyse } from "../support/analyse.js";

const itemsOf = (name: string, version: Version) =>
  stateItems(analyse(stockText(name, version) ?? "", { version: versions[version] }).model.root);

// The second number of the line "Transferred 349/349 items from yolov5s.pt" in logs that users of YOLOv5 have posted.
const posted: readonly (readonly [Version, string, number])[] = [
  ["v5.0", "yolov5s", 362],
  ["v5.0", "yolov5l", 650],
  ["v5.0", "yolov5x6", 1012],
  ["v6.0", "yolov5s", 349],
  ["v6.1", "yolov5x", 745],
  ["v7.0", "yolov5s", 349],
];

for (const [version, name, count] of posted) {
  test(`the state dict of ${name} of ${version} has ${count} items`, () => {
    const items = itemsOf(name, version);
    assert.equal(items.length, count);
    assert.equal(new Set(items.map((item) => item.name)).size, count);
  });
}

test("items have the names and shapes that PyTorch gives them", () => {
  const items = itemsOf("yolov5s", "v7.0").map(({ name, tensor }) => `${name} [${tensor.shape?.join(", ") ?? "?"}]`);
  assert.deepEqual(items.slice(0, 6), [
    "model.0.conv.weight [32, 3, 6, 6]",
    "model.0.bn.weight [32]",
    "model.0.bn.bias [32]",
    "model.0.bn.running_mean [32]",
    "model.0.bn.running_var [32]",
    "model.0.bn.num_batches_tracked []",
  ]);
  assert.ok(items.includes("model.4.cv1.conv.weight [64, 128, 1, 1]"));
  assert.ok(items.includes("model.24.anchors [3, 3, 2]"));
  assert.deepEqual(items.slice(-2), ["model.24.m.2.weight [255, 512, 1, 1]", "model.24.m.2.bias [255]"]);
});
