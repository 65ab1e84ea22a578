import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { analyseIn, fixturePython, replaced, type Texts } from "../support/checkout.js";

const config = `nc: 3
depth_multiple: 1.0
width_multiple: 1.0
anchors: [[10, 13]]
backbone:
  - [-1, 1, Conv, [16, 3, 2]]
  - [-1, 1, Conv, [32, 3, 2]]
  - [[-1, 1], 1, Concat, [1]]
  - [-1, 1, Conv, [16, 3, 2]]
head:
  - [[-1], 1, Detect, [nc, anchors]]
`;

/** The fixture with a branch in front of those of `parse_model`. */
const asking = (condition: string, header = ""): Texts => ({
  ...fixturePython,
  "models/yolo.py":
    header +
    replaced(
      fixturePython["models/yolo.py"] ?? "",
      "        if m in [",
      `        if ${condition}:\n            c2 = 5\n        elif m in [`,
    ),
});

const params = (texts: Texts) => analyseIn(texts, config).layers.map((layer) => layer.params);

describe("a branch of parse_model that cannot be followed", () => {
  it("hides no row where it asks for a class that comes from outside", () => {
    const texts = asking("m in (Strange, Stranger)", "from outside import Strange, Stranger\n\n");
    assert.deepEqual(params(texts), params(fixturePython));
    assert.ok(!params(texts).includes(null));
  });

  it("hides no row where it asks for a class that derives from one", () => {
    const classes = "from outside import Strange\n\n\nclass Own(Strange):\n    pass\n\n\n";
    assert.deepEqual(params(asking("m is Own", classes)), params(fixturePython));
  });

  it("hides no row where a package that may be missing decides what the class is", () => {
    const classes = `import torch.nn as nn
try:
    from outside import Strange
    class Own(Strange):
        pass
except ImportError:
    class Own(nn.Module):
        pass


`;
    assert.deepEqual(params(asking("m == Own", classes)), params(fixturePython));
  });

  it("leaves every row unknown where anything could be the case, and gives no error", () => {
    const { layers, problems } = analyseIn(asking("strange(m)", "from outside import strange\n\n"), config);
    assert.deepEqual(new Set(layers.map((layer) => layer.status)), new Set(["unknown"]));
    assert.deepEqual(
      problems.map(({ code }) => code).filter((code) => code !== "row.unknown"),
      [],
    );
  });
});
