import { runtimeError } from "../../values/errors.js";
import { dimension } from "../operators/dimension.js";
import { isKnown, known, run } from "../operators/operator.js";
import { type Dtype, isTensor, type Shape, Tensor } from "../tensor.js";
import type { ForwardPass } from "../trace.js";
import { castElements } from "./dtypes.js";
import type { Bound, TorchFunction } from "./function.js";
import { pointwise } from "./pointwise.js";
import { floating, isWhole } from "./promotion.js";
import { dtypeOf, intOf, tensorOf } from "./read.js";
import { both } from "./shape/entries.js";
import { refuse } from "./unary.js";

/** Works along one dimension: gives as many elements as there are. */
type Along = (elements: readonly number[]) => readonly number[];

/** Runs a function along a dimension that keeps the shape. */
function along(
  pass: ForwardPass,
  name: string,
  input: Tensor,
  dim: number,
  { dtype, compute }: { readonly dtype: Dtype; readonly compute?: Along },
): Tensor {
  const axis = input.shape && dimension(dim, input.shape.length);
  const output = pointwise(pass, name, [input], { dtype, attributes: { dim } });
  const { shape, data } = input;
  if (compute && data !== undefined && isKnown(shape) && axis !== null) {
    const elements = lines(data, shape, axis, compute);
    output.writeData(dtype === null ? elements : castElements(elements, dtype));
  }
  return output;
}

function lines(data: readonly number[], shape: readonly number[], axis: number, compute: Along): readonly number[] {
  const size = shape[axis] ?? 1;
  const step = shape.slice(axis + 1).reduce((a, b) => a * b, 1);
  const result = [...data];
  for (let start = 0; start < data.length; start++) {
    if (Math.floor(start / step) % size !== 0) continue;
    const line = Array.from({ length: size }, (_, i) => data[start + i * step] ?? NaN);
    compute(line).forEach((element, i) => (result[start + i * step] = element));
  }
  return result;
}

/** The results of combining the elements up to each. */
const scan =
  (combine: (a: number, b: number) => number): Along =>
  (elements) => {
    let last: number | undefined;
    return elements.map((x) => (last = last === undefined ? x : combine(last, x)));
  };

const summed = (dtype: Dtype): Dtype => (isWhole(dtype) || dtype === "bool" ? "int64" : dtype);

const cumulative = (name: string, compute: Along): TorchFunction =>
  both(
    name,
    ["int", "Dimname"].map((type) => `(Tensor input, ${type} dim, *, ScalarType? dtype=None, Tensor? out=None)`),
    (pass, args) => {
      const input = tensorOf(args, "input");
      const dtype = dtypeOf(args);
      return along(pass, name, input, intOf(args, "dim"), {
        dtype: dtype === undefined ? summed(input.dtype) : dtype,
        compute,
      });
    },
  );

/** `softmax` and `log_softmax` along a dimension. */
function softmax(
  pass: ForwardPass,
  name: "softmax" | "log_softmax",
  input: Tensor,
  dim: number,
  wanted?: Dtype,
): Tensor {
  const { shape } = input;
  const isLast = shape === null || dimension(dim, shape.length) === Math.max(shape.length - 1, 0);
  const kernel = isLast ? `${name}_lastdim_kernel_impl` : "softmax_kernel_impl";
  const dtype = wanted === undefined ? input.dtype : wanted;
  refuse(dtype, { int: kernel, bool: kernel });
  return along(pass, name, input, dim, { dtype, compute: name === "softmax" ? shares : logShares });
}

function shares(elements: readonly number[]): readonly number[] {
  const most = Math.max(...elements);
  const powers = elements.map((x) => Math.exp(x - most));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / total);
}

function logShares(elements: readonly number[]): readonly number[] {
  const most = Math.max(...elements);
  const total = elements.reduce((sum, x) => sum + Math.exp(x - most), 0);
  return elements.map((x) => x - most - Math.log(total));
}

const softmaxes = (["softmax", "log_softmax"] as const).map((name) =>
  both(
    name,
    [
      "(Tensor input, int dim, ScalarType? dtype=None, *, Tensor? out=None)",
      "(Tensor input, Dimname dim, *, ScalarType? dtype=None)",
    ],
    (pass, args) => softmax(pass, name, tensorOf(args, "input"), intOf(args, "dim"), dtypeOf(args)),
  ),
);

/** Differences of neighbours along a dimension, `n` times over. */
function differences(pass: ForwardPass, args: Bound): Tensor {
  const input = tensorOf(args, "input");
  const { shape, dtype } = input;
  const [n, dim] = [intOf(args, "n"), intOf(args, "dim")];
  if (shape === null) return new Tensor(null, { dtype });
  if (shape.length === 0) throw runtimeError("diff expects input to be at least one-dimensional");
  const axis = dimension(dim, shape.length);
  if (n < 0) throw runtimeError(`order must be non-negative but got ${n}`);
  const added = [args.prepend ?? null, args.append ?? null].map((each) => (isTensor(each) ? each.shape?.[axis] : 0));
  const size = known([shape[axis] ?? null, ...added.map((each) => each ?? null)], (...all) =>
    Math.max(0, all.reduce((a, b) => a + b, 0) - n),
  );
  const result: Shape = shape.map((own, i) => (i === axis ? size : own));
  const inputs = [args.prepend ?? null, input, args.append ?? null].filter(isTensor);
  return run(pass, { name: "diff", infer: () => ({ outputs: [result] }), dtype: () => dtype }, inputs, { n, dim });
}

export const scans: readonly TorchFunction[] = [
  cumulative(
    "cumsum",
    scan((a, b) => a + b),
  ),
  cumulative(
    "cumprod",
    scan((a, b) => a * b),
  ),
  both(
    "logcumsumexp",
    ["int", "Dimname"].map((type) => `(Tensor input, ${type} dim, *, Tensor? out=None)`),
    (pass, args) => {
      const input = tensorOf(args, "input");
      return along(pass, "logcumsumexp", input, intOf(args, "dim"), { dtype: floating(input.dtype) });
    },
  ),
  ...softmaxes,
  both(
    "diff",
    ["(Tensor input, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None, *, Tensor? out=None)"],
    differences,
  ),
];
