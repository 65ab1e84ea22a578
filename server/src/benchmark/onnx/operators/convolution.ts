import { NotSupported, number, perDimension } from "../../program/attributes.js";
import type { Named, OnnxOperator, Writing } from "../writing.js";

/** The map with a batch in front where it has none. */
export function batched(w: Writing, spatial: number): Named {
  const { name, shape } = w.input();
  if (shape.length === spatial + 2) return { name, shape };
  return { name: w.reshape(name, [1, ...shape]), shape: [1, ...shape] };
}

/** What was worked out for a batch, in the sizes that the step gives. */
export const unbatched = (w: Writing, name: string, spatial: number): string =>
  w.shape().length === spatial + 2 ? name : w.reshape(name, w.shape());

function weightOf(w: Writing): Named {
  const weight = w.weights.get("weight") ?? w.inputs[1];
  if (weight === undefined) throw new NotSupported(`${w.step.op} without a weight`);
  return weight;
}

function biasOf(w: Writing): readonly string[] {
  const bias = w.weights.get("bias") ?? w.inputs[2];
  return bias ? [bias.name] : [];
}

/** Padding in front of every dimension, then behind. `same` puts the odd element behind. */
function padsOf(w: Writing, kernel: readonly number[], dilation: readonly number[]): readonly number[] {
  const { padding } = w.step.attributes;
  if (padding === "valid") return kernel.flatMap(() => [0, 0]);
  if (padding === "same") {
    const totals = kernel.map((size, i) => (dilation[i] ?? 1) * (size - 1));
    const front = totals.map((total) => Math.floor(total / 2));
    return [...front, ...totals.map((total, i) => total - (front[i] ?? 0))];
  }
  const sides = perDimension(w.step, "padding", kernel.length);
  return [...sides, ...sides];
}

/** `F.conv1d` and its kin. */
const convolution =
  (spatial: number): OnnxOperator =>
  (w) => {
    const weight = weightOf(w);
    const kernel = weight.shape.slice(2);
    const dilations = perDimension(w.step, "dilation", spatial);
    const made = w.node("Conv", [batched(w, spatial).name, weight.name, ...biasOf(w)], {
      kernel_shape: kernel,
      strides: perDimension(w.step, "stride", spatial),
      pads: padsOf(w, kernel, dilations),
      dilations,
      group: number(w.step, "groups"),
    });
    return unbatched(w, made, spatial);
  };

/** `F.conv_transpose1d` and its kin. */
const transposed =
  (spatial: number): OnnxOperator =>
  (w) => {
    const weight = weightOf(w);
    const kernel = weight.shape.slice(2);
    const dilations = perDimension(w.step, "dilation", spatial);
    const made = w.node("ConvTranspose", [batched(w, spatial).name, weight.name, ...biasOf(w)], {
      kernel_shape: kernel,
      strides: perDimension(w.step, "stride", spatial),
      pads: padsOf(w, kernel, dilations),
      output_padding: perDimension(w.step, "outputPadding", spatial),
      dilations,
      group: number(w.step, "groups"),
    });
    return unbatched(w, made, spatial);
  };

export const convolutions: Readonly<Record<string, OnnxOperator>> = {
  conv1d: convolution(1),
  conv2d: convolution(2),
  conv3d: convolution(3),
  conv_transpose1d: transposed(1),
  conv_transpose2d: transposed(2),
  conv_transpose3d: transposed(3),
};
