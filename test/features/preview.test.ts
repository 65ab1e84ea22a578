import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { previewed, previewText, readPreview } from "../../server/src/features/preview/preview.js";
import { presentScale, scalesFor } from "../../server/src/features/preview/scales.js";
import { scaleFigures, scaleTable } from "../../server/src/features/preview/scaleTable.js";
import { modelOf, analyse, stock } from "./models.js";

const small = analyse(stock("yolov5s"));
const scaled = analyse(
  "nc: 80\nscales: { a: [0.33, 0.25, 1024], b: [1.0, 1.0, 512] }\nanchors: 3\n" +
    "backbone:\n  - [-1, 1, Conv, [64, 3, 2]]\nhead:\n  - [[0], 1, Detect, [nc, anchors]]\n",
);

describe("a preview", () => {
  it("has the figures of the stock config of that scale", () => {
    for (const letter of ["n", "s", "m", "l", "x"]) {
      const { totals } = analyse(stock(`yolov5${letter}`));
      const { params, gflops, layers } = previewed(small, { scale: letter }).totals;
      assert.deepEqual([params, gflops, layers], [totals.params, totals.gflops, totals.layers], letter);
    }
  });

  it("has those of another image, of other classes and of other channels", () => {
    const { totals } = previewed(small, { imgsz: [1280, 1280], nc: 20, ch: 1 });
    const written = analyse(stock("yolov5s").replace("nc: 80", "nc: 20\nch: 1"), { imgsz: 1280 }).totals;
    assert.deepEqual(totals, written);
  });

  it("leaves what the settings say of the rest", () => {
    const { options } = previewed(analyse(stock("yolov5s"), { nc: 20, imgsz: 320 }), { scale: "x" });
    assert.deepEqual([options.overrides?.nc, options.imgsz], [20, [320, 320]]);
  });

  it("keeps the findings of the file", () => {
    const broken = analyse(modelOf(["[-1, 1, Cnov, [64]]"]));
    assert.equal(previewed(broken, { scale: "x" }).problems, broken.problems);
  });

  it("has a row that fails at that scale in error", () => {
    const text = modelOf(["[-1, 1, Conv, [64]]", "[-1, 1, nn.Conv2d, [32, 8, 1]]"]);
    const statuses = (scale: string) => previewed(analyse(text), { scale }).layers.map(({ status }) => status);
    assert.deepEqual([statuses("s")[1], statuses("x")[1]], ["known", "error"]);
  });

  it("is told in few words", () => {
    assert.equal(previewText({ scale: "x", imgsz: [1280, 1280] }), "x at 1280");
    assert.equal(previewText({ imgsz: [384, 640], nc: 20, ch: 1 }), "at 384×640, nc 20, ch 1");
    assert.equal(previewText({ nc: 20 }), "nc 20");
  });

  it("is read as a client gives it, or refused in a sentence", () => {
    assert.deepEqual(readPreview({ scale: "x", imgsz: 320, nc: null }, small), {
      preview: { scale: "x", imgsz: [320, 320] },
    });
    const refusals: readonly (readonly [Readonly<Record<string, unknown>>, RegExp])[] = [
      [{ scale: "q" }, /^The scale must be one of n, s, m, l, x, not "q"\.$/],
      [{ imgsz: "large" }, /^The image size must be pixels, e\.g\. 640 or \[384, 640\], not "large"\.$/],
      [{ imgsz: 1e9 }, /^The image size must be pixels/],
      [{ nc: 0 }, /^The number of classes must be a whole number above 0, not 0\.$/],
      [{ ch: 1.5 }, /^The channels of the image must be a whole number above 0/],
      [{ depth: 1 }, /^A preview has scale, imgsz, nc, ch, not depth\.$/],
    ];
    for (const [raw, wanted] of refusals) {
      const read = readPreview(raw, small);
      assert.match("refusal" in read ? read.refusal : "", wanted);
    }
  });
});

describe("the scales of a model", () => {
  it("are YOLOv5's, or those of its map", () => {
    assert.deepEqual([scalesFor(small), presentScale(small)], [["n", "s", "m", "l", "x"], "s"]);
    assert.deepEqual([scalesFor(scaled), presentScale(scaled)], [["a", "b"], "a"]);
    assert.equal(presentScale(analyse(stock("yolov5s").replace("0.33", "0.4"))), undefined);
  });

  it("have their costs in a table, the model's own in bold", () => {
    assert.deepEqual(scaleTable(small)?.split("\n").slice(2, 4), [
      "| n     |     1.9 M |      4.6 |",
      "| **s** | **7.2 M** | **16.6** |",
    ]);
    assert.equal(scaleFigures(small), scaleFigures(small), "worked out once");
  });

  it("are left out of a long file", () => {
    const long = analyse(modelOf(Array.from({ length: 301 }, () => "[-1, 1, nn.Identity, []]")));
    assert.equal(scaleTable(long), undefined);
  });
});
