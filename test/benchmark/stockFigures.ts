import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Program } from "../../server/src/benchmark/program/program.js";
import { programOf } from "../../server/src/benchmark/program/programOf.js";
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

export const measured = JSON.parse(readFileSync(join(__dirname, "stock.json"), "utf8")) as Readonly<
  Record<string, { readonly size: number; readonly rows: readonly Row[] }>
>;

/** Those with the fewest parameters; `STOCK=all` is every one. */
const small = [
  "yolov3-tiny",
  "yolov5n",
  "yolov5n6",
  "yolov5n-seg",
  "yolov5s-LeakyReLU",
  "yolov5s-ghost",
  "yolov5s-transformer",
];

export const stockNames =
  process.env.STOCK === "all" ? Object.keys(measured).filter((name) => stockText(name) !== undefined) : small;

/** The first tensor of what a row gives. */
const firstOf = (value: Value): Value => (isSequence(value) ? firstOf(value.items[0] ?? null) : value);

/** What differs from YOLOv5's figures, relative to the mean size of an element. */
export function differences(values: ArrayLike<number>, shape: readonly number[], [wanted, sum, abs, samples]: Row) {
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

/** A stock config with the first tensor of every row as an output. */
export function stockProgram(name: string, size: number): Program {
  const { model } = analyse(stockText(name) ?? "");
  const { pass, rows, images } = model.run([1, 3, size, size], { training: false, isTraced: true });
  const outputs = rows.map(({ output }) => firstOf(output));
  if (!outputs.every(isTensor)) throw new Error(`a row of ${name} gives no tensor`);
  return programOf({
    pass,
    root: model.root.children.get("model") ?? model.root,
    output: tuple(outputs),
    images,
  });
}
