import type * as TensorFlow from "@tensorflow/tfjs-core";
import { mapInput, plainInput, type Run, shapeOf, type TfOperator } from "../operator.js";
import { cubic, smoothed } from "../../program/resampling.js";
import { last, plain } from "../value.js";

/** How much every cell of the input counts in a cell of the result, along one dimension. */
function weightsOf(
  own: number,
  out: number,
  scale: number,
  { mode, alignCorners, antialias }: Blend,
): readonly number[] {
  if (antialias) return smoothed(own, out, scale, mode);
  const rows: number[] = [];
  for (let at = 0; at < out; at++) {
    const row = Array.from({ length: own }, () => 0);
    const add = (place: number, weight: number): void => {
      const clamped = Math.min(Math.max(place, 0), own - 1);
      row[clamped] = (row[clamped] ?? 0) + weight;
    };
    if (mode === "nearest") add(Math.floor(at * scale), 1);
    else if (mode === "nearest-exact") add(Math.floor((at + 0.5) * scale), 1);
    else {
      const aligned = out > 1 ? (at * (own - 1)) / (out - 1) : 0;
      const centred = (at + 0.5) * scale - 0.5;
      const exact = alignCorners ? aligned : mode === "bicubic" ? centred : Math.max(centred, 0);
      const low = Math.floor(exact);
      const rest = exact - low;
      if (mode === "bicubic") for (let i = -1; i <= 2; i++) add(low + i, cubic(Math.abs(rest - i)));
      else {
        add(low, 1 - rest);
        add(low + 1, rest);
      }
    }
    rows.push(...row);
  }
  return rows;
}

interface Blend {
  readonly mode: string;
  readonly alignCorners: boolean;
  readonly antialias: boolean;
}

/** How a step blends the cells of a dimension. */
function matrixOf({ tf, step }: Run, from: number, to: number, i: number): TensorFlow.Tensor2D {
  const { mode = "nearest", alignCorners, antialias, scaleFactor: factors } = step.attributes;
  const factor = Array.isArray(factors) ? (factors as readonly unknown[])[i] : undefined;
  const scale = typeof factor === "number" ? 1 / factor : from / to;
  const blend = { mode: String(mode), alignCorners: alignCorners === true, antialias: antialias === true };
  return tf.tensor2d([...weightsOf(from, to, scale, blend)], [to, from]);
}

/** Lines and volumes: every dimension by a product with how its cells blend. */
const blended: TfOperator = (run) => {
  const { tf, step } = run;
  let x = plainInput(run);
  for (const [i, size] of (step.outputs[0]?.shape.slice(2) ?? []).entries()) {
    const axis = i + 2;
    const own = x.shape[axis] ?? 1;
    const order = [...x.shape.keys()].map((at) => (at === axis ? x.rank - 1 : at === x.rank - 1 ? axis : at));
    const turned = tf.transpose(x, order);
    const rows = tf.reshape(turned, [-1, own]);
    const sizes = [...turned.shape.slice(0, -1), size];
    x = tf.transpose(tf.reshape(tf.matMul(rows, matrixOf(run, own, size, i), false, true), sizes), order);
  }
  return plain(x);
};

/** `F.interpolate`. */
const interpolate: TfOperator = (run) => {
  const { tf, step, inputs } = run;
  const out = step.outputs[0]?.shape.slice(2) ?? [];
  const own = shapeOf(inputs[0]).slice(2);
  if (out.length !== 2) return blended(run);
  const mode = String(step.attributes.mode ?? "nearest");
  const alignCorners = step.attributes.alignCorners === true;
  const x = mapInput(run);
  const [height = 1, width = 1] = out;
  const isWhole = out.every((size, i) => size % (own[i] ?? 1) === 0);
  if (mode === "nearest" && isWhole) return last(tf.image.resizeNearestNeighbor(x, [height, width]));
  if (mode === "bilinear" && isWhole) {
    return last(tf.image.resizeBilinear(x, [height, width], alignCorners, !alignCorners));
  }
  const matrix = (i: 0 | 1): TensorFlow.Tensor2D => matrixOf(run, own[i] ?? 1, out[i] ?? 1, i);
  const [batch, , , channels] = x.shape;
  const tall = tf.matMul(
    tf.broadcastTo(tf.expandDims(matrix(0), 0), [batch, height, own[0] ?? 1]),
    tf.reshape(x, [batch, own[0] ?? 1, (own[1] ?? 1) * channels]),
  );
  const rows = tf.reshape(tall, [batch * height, own[1] ?? 1, channels]);
  const wide = tf.matMul(tf.broadcastTo(tf.expandDims(matrix(1), 0), [batch * height, width, own[1] ?? 1]), rows);
  return last(tf.reshape(wide, [batch, height, width, channels]));
};

export const resizing: Readonly<Record<string, TfOperator>> = { interpolate };
