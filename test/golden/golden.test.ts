import assert from "node:assert/strict";
import { test } from "node:test";
import { analyzeText } from "../../server/src/analysis/analyze.js";
import type { CounterName } from "../../server/src/torch/counters.js";
import { compareCounters, compareFigures } from "./compareFigures.js";
import { configText, goldenConfigs, goldenErrors } from "./goldenConfig.js";
import { profiles } from "./profiles.js";

const imgsz = [640, 640] as const;

for (const [name, version] of Object.entries(profiles)) {
  test(`${name}: every figure of every config is what PyTorch measured`, async (context) => {
    for (const golden of goldenConfigs(name)) {
      const analyse = (counter: CounterName) =>
        analyzeText(configText(golden), { version, imgsz, counter, stem: golden.name });
      await context.test(golden.name, () => {
        compareFigures(golden, version, analyse(version.counter));
        compareCounters(golden, analyse);
      });
    }
  });

  test(`${name}: a file without a model fails as YOLOv5 fails`, () => {
    for (const { error } of goldenErrors(name)) {
      const { model, layers } = analyzeText("anchors_p5_640:\n  - [10, 13, 16, 30, 33, 23]\n", { version, imgsz });
      const [{ exception, message } = {}] = model.failures;
      assert.deepEqual({ exception, message }, error);
      assert.deepEqual(layers, []);
    }
  });
}
