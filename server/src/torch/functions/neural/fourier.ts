import { NotAnalysed, runtimeError } from "../../../values/errors.js";
import type { PyObject } from "../../../values/value.js";
import { dimension } from "../../operators/dimension.js";
import { type Operator, run } from "../../operators/operator.js";
import { roll } from "../../operators/arranging.js";
import { type Dim, type Dtype, type Shape, Tensor } from "../../tensor.js";
import type { ForwardPass } from "../../trace.js";
import { dtypes } from "../dtypes.js";
import { functionObject } from "../callable.js";
import type { Bound, TorchFunction } from "../function.js";
import { pointwise } from "../pointwise.js";
import { complexOf, isComplex, realOf } from "../promotion.js";
import { dtypeOf, intOf, knownArgument, optionalIntOf, optionalIntsOf, tensorOf, textOf } from "../read.js";

/** What goes in and out: `r` real numbers, `c` complex ones; the real side of a transform is about twice as long. */
type Kind = "c2c" | "r2c" | "c2r";

/** The sizes of a transform over some axes; `lengths` gives those that are wanted, -1 the input's own. */
function transformed(shape: Shape, axes: readonly number[], lengths: readonly Dim[], kind: Kind): Shape {
  const output = [...shape];
  axes.forEach((axis, i) => {
    const [own, wanted] = [shape[axis] ?? null, lengths[i] ?? null];
    const isLast = i === axes.length - 1;
    const given = wanted !== -1;
    let size = given ? wanted : own;
    if (kind === "c2r" && isLast && !given) size = own === null ? null : 2 * (own - 1);
    if (size !== null && size < 1) throw runtimeError(`Invalid number of data points (${size}) specified`);
    output[axis] = kind === "r2c" && isLast && size !== null ? Math.floor(size / 2) + 1 : size;
  });
  return output;
}

function normOf(args: Bound): string {
  if (knownArgument(args, "norm") === null) return "backward";
  const norm = textOf(args, "norm");
  if (!["forward", "backward", "ortho"].includes(norm)) throw runtimeError(`Invalid normalization mode: "${norm}"`);
  return norm;
}

function transform(
  pass: ForwardPass,
  name: string,
  kind: Kind,
  tensor: Tensor,
  axes: readonly number[],
  lengths: readonly Dim[],
  norm: string,
): Tensor {
  const { dtype, shape } = tensor;
  if (kind === "r2c" && isComplex(dtype)) {
    throw runtimeError(`${name} expects a real input tensor, but got ${dtypes[dtype ?? ""]?.legacy}`);
  }
  const output = shape && transformed(shape, axes, lengths, kind);
  const operator: Operator = {
    name: `fft_${name}`,
    infer: () => ({ outputs: [output] }),
    dtype: () => (kind === "c2r" ? realOf(dtype) : complexOf(dtype)),
  };
  const isReal = !isComplex(dtype);
  return run(pass, operator, [tensor], {
    kind,
    axes,
    sizes: output ? sizesOf(shape, output, axes, lengths, kind) : [],
    norm,
    isReal,
  });
}

/** How many points a transform takes along each axis. */
const sizesOf = (input: Shape, output: Shape, axes: readonly number[], lengths: readonly Dim[], kind: Kind): Shape =>
  axes.map((axis, i) => {
    const own = kind === "r2c" && i === axes.length - 1 ? input[axis] : output[axis];
    return lengths[i] === -1 ? (own ?? null) : (lengths[i] ?? null);
  });

/** A transform over one dimension. */
const single = (name: string, kind: Kind): TorchFunction => ({
  name: `fft_${name}`,
  homes: [],
  signatures: [`fft_${name}(Tensor input, int? n=None, int dim=-1, str? norm=None, *, Tensor? out=None)`],
  run(pass, args) {
    const [tensor, dim] = [tensorOf(args, "input"), intOf(args, "dim")];
    const norm = normOf(args);
    if (tensor.shape?.length === 0) {
      throw runtimeError(`Invalid number of data points (${kind === "c2r" ? -2 : 0}) specified`);
    }
    const axis = tensor.shape ? dimension(dim, tensor.shape.length) : 0;
    return transform(pass, name, kind, tensor, [axis], [optionalIntOf(args, "n") ?? -1], norm);
  },
});

/** The axes of a transform over several dimensions, and the lengths wanted along them. */
function axesOf(args: Bound, tensor: Tensor, name: string): readonly [readonly number[], readonly Dim[]] {
  const [dims, lengths] = [optionalIntsOf(args, "dim"), optionalIntsOf(args, "s")];
  const rank = tensor.shape?.length ?? 0;
  if (dims && lengths && dims.length !== lengths.length) {
    throw runtimeError("When given, dim and shape arguments must have the same length");
  }
  const last = (count: number) => Array.from({ length: count }, (_, i) => i - count);
  const wanted = dims ?? last(lengths?.length ?? rank);
  const axes = tensor.shape ? wanted.map((dim) => dimension(dim, rank)) : [];
  if (new Set(axes).size < axes.length) throw runtimeError("FFT dims must be unique");
  if (axes.length === 0 && rank > 0 && name.includes("r")) {
    throw runtimeError(`${name} must transform at least one axis`);
  }
  return [axes, lengths ?? axes.map(() => -1)];
}

/** A transform over two or all dimensions. */
const several = (name: string, kind: Kind): TorchFunction => {
  const plane = name.endsWith("2");
  const dims = plane ? "int[1] dim=[-2, -1]" : "int[1]? dim=None";
  return {
    name: `fft_${name}`,
    homes: [],
    signatures: [`fft_${name}(Tensor input, int[1]? s=None, ${dims}, str? norm=None, *, Tensor? out=None)`],
    run(pass, args) {
      const tensor = tensorOf(args, "input");
      const [axes, lengths] = axesOf(args, tensor, name);
      return transform(pass, name, kind, tensor, axes, lengths, normOf(args));
    },
  };
};

/** `fftshift` and its inverse: rolls the middle to the front or back. */
const shift = (name: string, inverse: boolean): TorchFunction => ({
  name: `fft_${name}`,
  homes: [],
  signatures: [`fft_${name}(Tensor input, int[1]? dim=None)`],
  run(pass, args) {
    const tensor = tensorOf(args, "input");
    const { shape } = tensor;
    const given = optionalIntsOf(args, "dim");
    const dims = shape ? (given ?? shape.map((_, i) => i)).map((dim) => dimension(dim, shape.length)) : [];
    const shifts = dims.map((dim) => {
      const size = shape?.[dim] ?? null;
      return size === null ? null : inverse ? Math.ceil(size / 2) : Math.floor(size / 2);
    });
    if (dims.length === 0) return tensor;
    return run(pass, roll, [tensor], { shifts, dims });
  },
});

/** `fftfreq` and `rfftfreq`. */
const frequencies = (name: string, sizeOf: (n: number) => number): TorchFunction => ({
  name: `fft_${name}`,
  homes: [],
  signatures: [
    `fft_${name}(int n, float d=1.0, *, Tensor? out=None, ScalarType? dtype=None, Layout? layout=None, ` +
      "Device? device=None, bool? pin_memory=None, bool? requires_grad=None)",
  ],
  run: (_, args) => new Tensor([sizeOf(intOf(args, "n"))], { dtype: dtypeOf(args) ?? "float32" }),
});

const kinds: Readonly<Record<string, Kind>> = {
  fft: "c2c",
  ifft: "c2c",
  rfft: "r2c",
  irfft: "c2r",
  hfft: "c2r",
  ihfft: "r2c",
};

const functions: ReadonlyMap<string, TorchFunction> = new Map([
  ...Object.entries(kinds).flatMap(([name, kind]): [string, TorchFunction][] => [
    [name, single(name, kind)],
    [`${name}2`, several(`${name}2`, kind)],
    [`${name}n`, several(`${name}n`, kind)],
  ]),
  ["fftshift", shift("fftshift", false)],
  ["ifftshift", shift("ifftshift", true)],
  ["fftfreq", frequencies("fftfreq", (n) => n)],
  ["rfftfreq", frequencies("rfftfreq", (n) => Math.floor(n / 2) + 1)],
]);

/** The functions of `torch.fft` by name. */
export const fourier: ReadonlyMap<string, PyObject> = new Map(
  [...functions].map(([name, fn]) => [name, functionObject(fn)]),
);

const half = (shape: Shape): Shape => shape.slice(0, -1);

/** `torch.view_as_complex` and `torch.view_as_real`: pairs of numbers as complex ones, and back. */
export const complexViews: readonly TorchFunction[] = [
  {
    name: "view_as_complex",
    homes: ["torch"],
    signatures: ["view_as_complex(Tensor input)"],
    run(pass, args) {
      const tensor = tensorOf(args, "input");
      const { shape, dtype } = tensor;
      if (dtype !== null && !["float16", "float32", "float64"].includes(dtype)) {
        throw runtimeError(
          "view_as_complex is only supported for half, float and double tensors, but got a tensor of scalar type: " +
            `${dtypes[dtype]?.legacy}`,
        );
      }
      if (shape?.length === 0) throw runtimeError("Input tensor must have one or more dimensions");
      const last = shape?.at(-1) ?? null;
      if (last !== null && last !== 2) throw runtimeError("Tensor must have a last dimension of size 2");
      return viewed(pass, "view_as_complex", tensor, shape && half(shape), complexOf(dtype));
    },
  },
  {
    name: "view_as_real",
    homes: ["torch"],
    signatures: ["view_as_real(Tensor input)"],
    run: (pass, args) => partsOf(pass, tensorOf(args, "input")),
  },
  ...[
    ["complex", "real", "imag"],
    ["polar", "abs", "angle"],
  ].map(([name = "", one = "", other = ""]): TorchFunction => ({
    name,
    homes: ["torch"],
    signatures: [`${name}(Tensor ${one}, Tensor ${other}, *, Tensor? out=None)`],
    run(pass, args) {
      const [first, second] = [tensorOf(args, one), tensorOf(args, other)];
      const isSame = first.dtype === second.dtype && (first.dtype === "float32" || first.dtype === "float64");
      if (!isSame) throw new NotAnalysed(`torch.${name} of these types`);
      return pointwise(pass, name, [first, second], { dtype: complexOf(first.dtype) });
    },
  })),
];

/** `tensor.real` or `tensor.imag` of complex numbers. */
export const partOf = (pass: ForwardPass, name: "real" | "imag", tensor: Tensor): Tensor =>
  viewed(pass, name, tensor, tensor.shape, realOf(tensor.dtype));

/** The elements of a tensor as others. */
function viewed(pass: ForwardPass, name: string, tensor: Tensor, shape: Shape | null, dtype: Dtype): Tensor {
  const output = new Tensor(shape, { dtype, base: tensor, picks: null });
  pass.record(name, [tensor], {}, [output], 0);
  return output;
}

function partsOf(pass: ForwardPass, tensor: Tensor): Tensor {
  const { shape, dtype } = tensor;
  if (dtype !== null && !isComplex(dtype)) throw runtimeError("view_as_real is only supported for complex tensors");
  return viewed(pass, "view_as_real", tensor, shape && [...shape, 2], realOf(dtype));
}
