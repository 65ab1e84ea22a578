import type * as TensorFlow from "@tensorflow/tfjs-core";
import { mapInput, NotSupported, shapeOf, type TfOperator } from "../operator.js";
import { last } from "../value.js";

/** How much every cell of the input counts in a cell of the result, along one dimension. */
function weightsOf(own: number, out: number, scale: number, mode: string, alignCorners: boolean): readonly number[] {
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

/** Source: Keys, "Cubic convolution interpolation", with A = -0.75 as PyTorch has it. */
function cubic(distance: number): number {
  const a = -0.75;
  if (distance <= 1) return ((a + 2) * distance - (a + 3)) * distance * distance + 1;
  return distance < 2 ? ((a * distance - 5 * a) * distance + 8 * a) * distance - 4 * a : 0;
}

/** `F.interpolate` of maps. */
const interpolate: TfOperator = (run) => {
  const { tf, step, inputs } = run;
  const out = step.outputs[0]?.shape.slice(2) ?? [];
  const own = shapeOf(inputs[0]).slice(2);
  if (out.length !== 2) throw new NotSupported(`interpolate in ${out.length} dimensions`);
  const mode = String(step.attributes.mode ?? "nearest");
  const alignCorners = step.attributes.alignCorners === true;
  const x = mapInput(run);
  const [height = 1, width = 1] = out;
  const isWhole = out.every((size, i) => size % (own[i] ?? 1) === 0);
  if (mode === "nearest" && isWhole) return last(tf.image.resizeNearestNeighbor(x, [height, width]));
  if (mode === "bilinear" && isWhole) {
    return last(tf.image.resizeBilinear(x, [height, width], alignCorners, !alignCorners));
  }
  const { scaleFactor } = step.attributes;
  const factors: readonly unknown[] = Array.isArray(scaleFactor) ? scaleFactor : [];
  const matrix = (i: 0 | 1): TensorFlow.Tensor2D => {
    const [from, to] = [own[i] ?? 1, out[i] ?? 1];
    const factor = factors[i];
    const scale = typeof factor === "number" ? 1 / factor : from / to;
    return tf.tensor2d([...weightsOf(from, to, scale, mode, alignCorners)], [to, from]);
  };
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
