import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import test, { before } from "node:test";
import * as tf from "@tensorflow/tfjs-core";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { foldNorms } from "../../server/src/benchmark/program/folding.js";
import { programOf } from "../../server/src/benchmark/program/programOf.js";
import { imageOf } from "../../server/src/benchmark/program/seeded.js";
import { Execution } from "../../server/src/benchmark/tfjs/execution.js";
import { isTensor } from "../../server/src/torch/tensor.js";
import { isSequence, tuple, type Value } from "../../server/src/values/value.js";
import { stockText } from "../../server/src/yolov5/stock/stock.js";
import { analyse } from "../support/analyse.js";

/** What YOLOv5 gives for a row; see `stock.py`. */
type Row = readonly [
  shape: readonly number[],
  sum: number,
  abs: number,
  samples: readonly (readonly [number, number])[],
];

const measured = JSON.parse(readFileSync(join(__dirname, "stock.json"), "utf8")) as Readonly<
  Record<string, { readonly size: number; readonly rows: readonly Row[] }>
>;

/** Those with the fewest parameters; `STOCK=all` runs every one. */
const small = ["yolov3-tiny", "yolov5n", "yolov5n6", "yolov5s-LeakyReLU", "yolov5s-ghost", "yolov5s-transformer"];

const names =
  process.env.STOCK === "all" ? Object.keys(measured).filter((name) => stockText(name) !== undefined) : small;

before(async () => {
  setWasmPaths(join(dirname(require.resolve("@tensorflow/tfjs-backend-wasm")), "/"));
  await tf.setBackend("wasm");
  await tf.ready();
});

/** The first tensor of what a row gives. */
const firstOf = (value: Value): Value => (isSequence(value) ? firstOf(value.items[0] ?? null) : value);

/** What differs from YOLOv5's figures, relative to the mean size of an element. */
function differences(values: ArrayLike<number>, shape: readonly number[], [wanted, sum, abs, samples]: Row) {
  if (shape.join() !== wanted.join()) return [`shape ${shape.join("x")}, not ${wanted.join("x")}`];
  const typical = abs / values.length;
  const total = Array.from(values).reduce((all, value) => all + value, 0);
  return [
    ...(Math.abs(total - sum) > 1e-4 * abs ? [`sum ${total}, not ${sum}`] : []),
    ...samples.flatMap(([place, value]) => {
      const got = values[place] ?? NaN;
      return Math.abs(got - value) <= 1e-4 * Math.max(typical, Math.abs(value))
        ? []
        : [`${place}: ${got}, not ${value}`];
    }),
  ];
}

for (const name of names) {
  const { size, rows: wanted } = measured[name] ?? { size: 0, rows: [] };
  for (const isFolded of [false, true]) {
    test(`${name} computes what YOLOv5 does${isFolded ? ", with its norms folded" : ""}`, () => {
      const { model } = analyse(stockText(name) ?? "");
      const { pass, rows, images } = model.run([1, 3, size, size], { training: false, isTraced: true });
      const outputs = rows.map(({ output }) => firstOf(output));
      assert.ok(outputs.every(isTensor));
      const plain = programOf({
        pass,
        root: model.root.children.get("model") ?? model.root,
        output: tuple(outputs),
        images,
      });
      assert.deepEqual(plain.skipped, []);
      const program = isFolded ? foldNorms(plain) : plain;
      const image = tf.tensor(imageOf([1, 3, size, size]), [1, 3, size, size]);
      const execution = new Execution(tf, program);
      const { outputs: made, failed } = execution.forward([image]);
      assert.deepEqual(failed, []);
      assert.equal(made.length, wanted.length);
      const wrong = made.flatMap((tensor, i) =>
        tensor && wanted[i]
          ? differences(tensor.dataSync(), tensor.shape, wanted[i]).map((text) => `${i}: ${text}`)
          : [`${i}: nothing`],
      );
      for (const tensor of [image, ...made]) tensor?.dispose();
      execution.dispose();
      assert.deepEqual(wrong, []);
    });
  }
}
