import { NotAnalysed, type PythonError, runtimeError, valueError } from "../../../values/errors.js";
import { isInt, isSequence, isUnknown, type Value } from "../../../values/value.js";
import { type Dim, isTensor, type Shape, type Tensor } from "../../../torch/tensor.js";
import { known, type Operator, product, run } from "../../../torch/operators/operator.js";
import { running } from "../../../torch/trace.js";
import { pythonFunction } from "../functions.js";

type Attributes = {
  readonly stride: readonly number[];
  readonly padding: readonly number[];
  readonly dilation: readonly number[];
};

/**
 * A convolution that takes every sample from where the offsets say. Its inputs are input, offset, weight and, where
 * there is one, mask.
 * Source: the checks of `deform_conv2d` in torchvision 0.14.
 */
const operator: Operator<Attributes> = {
  name: "deform_conv2d",
  infer([input = null, offset = null, weight = null, mask = null], attributes) {
    const [outputs = null, rows = null, high = null, wide = null] = weight ?? [];
    checkRanks(input, offset, weight);
    const [batch = null, channels = null] = input ?? [];
    checkOffset(offset, high, wide);
    const groups = known([channels, rows], (all, own) => Math.floor(all / own));
    check(known([rows, groups, channels], (own, count, all) => Number(own * count === all)));
    check(known([outputs, groups], (all, count) => Number(all % count === 0)));
    const size = (axis: number): Dim => {
      const { stride, padding, dilation } = attributes;
      const kernel = axis === 0 ? high : wide;
      return known([input?.[2 + axis] ?? null, kernel], (length, own) =>
        Math.floor((length + 2 * padding[axis]! - (dilation[axis]! * (own - 1) + 1)) / stride[axis]! + 1),
      );
    };
    const [outHigh, outWide] = [size(0), size(1)];
    checkShape("offset", offset, batch, outHigh, outWide);
    checkShape("mask", mask, batch, outHigh, outWide);
    const output: Shape = [batch, outputs, outHigh, outWide];
    return { outputs: [output], macs: product(...output, rows, high, wide) };
  },
};

function check(holds: Dim): void {
  if (holds === 0) throw expected("weight_c.size(1) * n_weight_grps == input_c.size(1)");
}

const expected = (condition: string): PythonError =>
  runtimeError(
    `Expected ${condition} to be true, but got false.  (Could this error message be improved?  If so, please report an ` +
      "enhancement request to PyTorch.)",
  );

/** The sizes of the input are unpacked first. */
function checkRanks(input: Shape | null, offset: Shape | null, weight: Shape | null): void {
  if (input !== null && input.length > 4) throw valueError("too many values to unpack (expected 4)");
  if (input !== null && input.length < 4) {
    throw valueError(`not enough values to unpack (expected 4, got ${input.length})`);
  }
  if (offset !== null && offset.length !== 4) throw new NotAnalysed("offsets that are no maps");
  if (weight !== null && weight.length !== 4) throw new NotAnalysed("a weight that is not one of two dimensions");
}

function checkOffset(offset: Shape | null, high: Dim, wide: Dim): void {
  const own = offset?.[1] ?? null;
  const points = known([high, wide], (rows, columns) => 2 * rows * columns);
  const groups = known([own, points], (all, each) => Math.floor(all / each));
  if (groups === 0) {
    throw runtimeError(
      "the shape of the offset tensor at dimension 1 is not valid. It should be a multiple of 2 * weight.size[2] * " +
        `weight.size[3].\nGot offset.shape[1]=${own}, while 2 * weight.size[2] * weight.size[3]=${points}`,
    );
  }
  if (own !== null && points !== null && groups !== null && own !== groups * points) {
    throw runtimeError(`offset.shape[1] is not valid: got: ${own} expected: ${groups * points}`);
  }
}

function checkShape(name: "offset" | "mask", shape: Shape | null, batch: Dim, high: Dim, wide: Dim): void {
  if (shape === null) return;
  const [own = null, , rows = null, columns = null] = shape;
  const differ = (a: Dim, b: Dim): boolean => a !== null && b !== null && a !== b;
  if (differ(own, batch)) throw runtimeError(`invalid batch size of ${name}`);
  if (!differ(rows, high) && !differ(columns, wide)) return;
  throw runtimeError(`${name} output dims: (${rows}, ${columns}) - computed output dims: (${high}, ${wide})`);
}

function pair(value: Value): readonly number[] {
  const items = isSequence(value) ? value.items : [value, value];
  return items.map((item) => {
    if (isInt(item)) return Number(item);
    throw new NotAnalysed("the arguments of deform_conv2d");
  });
}

function tensor(value: Value): Tensor {
  if (isTensor(value)) return value;
  throw new NotAnalysed(isUnknown(value) ? value.reason : "the arguments of deform_conv2d");
}

/** `torchvision.ops.deform_conv2d`. */
export const deformConv2d = pythonFunction(
  "deform_conv2d",
  "input, offset, weight, bias=None, stride=(1, 1), padding=(0, 0), dilation=(1, 1), mask=None",
  (input, offset, weight, bias = null, stride = null, padding = null, dilation = null, mask = null) => {
    const tensors = [input, offset, weight, ...(mask === null ? [] : [mask])].map((value) => tensor(value ?? null));
    const attributes = { stride: pair(stride), padding: pair(padding), dilation: pair(dilation) };
    return run(running(), operator, tensors, attributes, { bias });
  },
);
