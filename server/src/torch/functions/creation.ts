import { NotAnalysed, runtimeError, typeError } from "../../values/errors.js";
import { numberOf } from "../../values/kinds.js";
import { isFloat, isUnknown, type Value } from "../../values/value.js";
import { certainStrides, preservedStrides, rowMajor } from "../layout.js";
import { isKnown } from "../operators/operator.js";
import { type Dtype, isTensor, mostElements, numel, type Shape, Tensor } from "../tensor.js";
import { tensorOfData, tensorOfElements } from "./data.js";
import { castElements } from "./dtypes.js";
import type { Bound, Home, TorchFunction } from "./function.js";
import { checkSizes, legacyTensor } from "./legacy.js";
import { isComplex, isFloating, numberDtype } from "./promotion.js";
import { dtypeOf, flagOf, intOf, knownArgument, sizeOf, sizesOf, tensorOf } from "./read.js";
import { method } from "./shape/entries.js";
import { typeNameOf } from "./typeNames.js";

/** The last arguments of every function that makes a tensor. */
export const options =
  "ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False, bool? requires_grad=False";

/** A new tensor, all of whose elements are the same; `value` is undefined where they are anything. */
export function filled(shape: Shape, dtype: Dtype, value?: number): Tensor {
  checkSizes(shape);
  const total = numel(shape);
  const isSmall = value !== undefined && total !== null && total <= mostElements;
  const elements = isSmall ? Array.from({ length: total }, () => value) : undefined;
  const data = elements && (dtype === null ? elements : castElements(elements, dtype));
  return new Tensor(shape, { dtype, data, strides: certainStrides(rowMajor(shape)) });
}

/** Applies `requires_grad=True`. */
export function withGradient(tensor: Tensor, args: Bound): Tensor {
  if ((args.requires_grad ?? null) === null || !flagOf(args, "requires_grad")) return tensor;
  if (tensor.dtype !== null && !isFloating(tensor.dtype) && !isComplex(tensor.dtype)) {
    throw runtimeError("Only Tensors of floating point and complex dtype can require gradients");
  }
  tensor.requiresGrad = true;
  return tensor;
}

const ofType = (args: Bound, fallback: Dtype): Dtype => {
  const dtype = dtypeOf(args);
  return dtype === undefined ? fallback : dtype;
};

const create = (
  name: string,
  signatures: readonly string[],
  make: (args: Bound, overload: number) => Tensor,
  homes: readonly Home[] = ["torch"],
): TorchFunction => ({
  name,
  signatures: signatures.map((signature) => name + signature),
  homes,
  run: (_, args, overload) => withGradient(make(args, overload), args),
});

const sized = (extra = ""): readonly string[] => [
  `(int[] size, *, ${extra}Dimname[]? names, ${options})`,
  `(SymInt[] size, *, ${extra}Tensor? out=None, ${options})`,
];

/** Functions of a size that fill with one number, or with anything. */
const fillings: readonly TorchFunction[] = [
  create("zeros", sized(), (args) => filled(sizesOf(args, "size"), ofType(args, "float32"), 0)),
  create("ones", sized(), (args) => filled(sizesOf(args, "size"), ofType(args, "float32"), 1)),
  create("empty", sized("MemoryFormat? memory_format=None, "), (args) =>
    filled(sizesOf(args, "size"), ofType(args, "float32")),
  ),
  create(
    "full",
    [
      `(int[] size, Scalar fill_value, *, Dimname[]? names, ${options})`,
      `(SymInt[] size, Scalar fill_value, *, Tensor? out=None, ${options})`,
    ],
    (args) => {
      const { fill_value: value = null } = args;
      return filled(sizesOf(args, "size"), ofType(args, numberDtype(value)), numberOf(value));
    },
  ),
  create("empty_strided", [`(SymInt[] size, SymInt[] stride, *, ${options})`], (args) =>
    filled(sizesOf(args, "size"), ofType(args, "float32")),
  ),
  create("scalar_tensor", [`(Scalar s, *, ${options})`], (args) => {
    return filled([], ofType(args, "float32"), numberOf(args.s ?? null));
  }),
];

/** A tensor like another. */
function like(args: Bound, value?: number): Tensor {
  const input = tensorOf(args, "input");
  const dtype = ofType(args, input.dtype);
  if (input.shape === null) return new Tensor(null, { dtype });
  const result = filled(input.shape, dtype, value);
  result.strides = args.memory_format === null ? preservedStrides(input.shape, input.strides) : null;
  return result;
}

const likeSignature = (extra = "") => `(Tensor input, ${extra}*, MemoryFormat? memory_format=None, ${options})`;

const likes: readonly TorchFunction[] = [
  create("zeros_like", [likeSignature()], (args) => like(args, 0)),
  create("ones_like", [likeSignature()], (args) => like(args, 1)),
  create("empty_like", [likeSignature()], (args) => like(args)),
  create("full_like", [likeSignature("Scalar fill_value, ")], (args) => like(args, numberOf(args.fill_value ?? null))),
];

function fresh(args: Bound, value?: number): Tensor {
  return filled(sizesOf(args, "size"), ofType(args, tensorOf(args, "input").dtype), value);
}

const isMethod: readonly Home[] = ["method"];

const news: readonly TorchFunction[] = [
  create("new_zeros", [`(Tensor input, SymInt[] size, *, ${options})`], (args) => fresh(args, 0), isMethod),
  create("new_ones", [`(Tensor input, SymInt[] size, *, ${options})`], (args) => fresh(args, 1), isMethod),
  create("new_empty", [`(Tensor input, SymInt[] size, *, ${options})`], (args) => fresh(args), isMethod),
  create(
    "new_full",
    [`(Tensor input, SymInt[] size, Scalar fill_value, *, ${options})`],
    (args) => fresh(args, numberOf(args.fill_value ?? null)),
    isMethod,
  ),
  create(
    "new_tensor",
    [`(Tensor input, Any data, *, ${options})`],
    (args) => tensorOfData(args.data ?? null, ofType(args, tensorOf(args, "input").dtype)),
    isMethod,
  ),
  {
    ...method("new", ["(Tensor input, Any data=None)"], (_, args) => tensorOf(args, "input")),
    callAsWritten: (self, args, keywords) => {
      if (self.dtype === null) throw new NotAnalysed("a tensor of unknown type");
      return legacyTensor(self.dtype, args, keywords);
    },
  },
];

/** `torch.arange`: whole numbers where all arguments are whole. */
function arange(args: Bound): Tensor {
  const bounds: readonly Value[] = [args.start ?? 0, args.end ?? null, args.step ?? 1];
  const whole = bounds.every((bound) => typeof bound === "number" || typeof bound === "boolean");
  const dtype = ofType(args, bounds.some(isUnknown) && !bounds.some(isFloat) ? null : whole ? "int64" : "float32");
  const [start, end, step] = bounds.map(numberOf);
  if (start === undefined || end === undefined || step === undefined) return new Tensor([null], { dtype });
  if (step === 0) throw runtimeError("step must be nonzero");
  if (!Number.isFinite(start) || !Number.isFinite(end)) throw runtimeError(`unsupported range: ${start} -> ${end}`);
  if (step > 0 ? end < start : end > start) {
    throw runtimeError("upper bound and larger bound inconsistent with step sign");
  }
  return progression(Math.ceil((end - start) / step), dtype, (i) => start + i * step);
}

function progression(length: number, dtype: Dtype, element: (index: number) => number): Tensor {
  const elements = length <= mostElements ? Array.from({ length }, (_, i) => element(i)) : undefined;
  return tensorOfElements([length], dtype, elements);
}

/** The elements of `torch.linspace`, from both ends to the middle as PyTorch works them out. */
function spaced(start: number, end: number, steps: number, dtype: Dtype): (index: number) => number {
  const round = dtype === "float32" ? Math.fround : (x: number) => x;
  const step = round((end - start) / (steps - 1));
  if (steps === 1) return () => start;
  return (i) => (i < Math.trunc(steps / 2) ? start + round(step * i) : end - round(step * (steps - i - 1)));
}

function linspace(args: Bound, map: (x: number) => number = (x) => x): Tensor {
  const dtype = ofType(args, "float32");
  const [start, end] = [args.start ?? null, args.end ?? null].map(numberOf);
  const steps = sizeOf(args, "steps");
  if (steps === null) return new Tensor([null], { dtype });
  if (steps < 0) throw runtimeError("number of steps must be non-negative");
  if (start === undefined || end === undefined) return filled([steps], dtype);
  const at = spaced(start, end, steps, dtype);
  return progression(steps, dtype, (i) => map(at(i)));
}

function eye(args: Bound): Tensor {
  const rows = sizeOf(args, "n");
  const columns = args.m === undefined ? rows : sizeOf(args, "m");
  for (const [name, size] of [
    ["n", rows],
    ["m", columns],
  ] as const) {
    if (size !== null && size < 0) throw runtimeError(`${name} must be greater or equal to 0, got ${size}`);
  }
  const shape = [rows, columns];
  const total = numel(shape);
  const dtype = ofType(args, "float32");
  if (!isKnown(shape) || total === null || total > mostElements || columns === null) return filled(shape, dtype);
  const elements = Array.from({ length: total }, (_, i) => (Math.floor(i / columns) === i % columns ? 1 : 0));
  return tensorOfElements(shape, dtype, elements);
}

/** The places of one triangle of a matrix, row by row. */
function triangle(args: Bound, isInside: (row: number, column: number, offset: number) => boolean): Tensor {
  const [rows, columns, offset] = [intOf(args, "row"), intOf(args, "col"), intOf(args, "offset")];
  if (rows < 0) throw runtimeError(`row must be non-negative, got${rows}`);
  if (columns < 0) throw runtimeError(`col must be non-negative, got${columns}`);
  if (rows * columns > mostElements) throw new NotAnalysed("the triangle of a large matrix");
  const places = Array.from({ length: rows * columns }, (_, i) => [Math.floor(i / columns), i % columns] as const);
  const inside = places.filter(([row, column]) => isInside(row, column, offset));
  const elements = [...inside.map(([row]) => row), ...inside.map(([, column]) => column)];
  return tensorOfElements([2, inside.length], ofType(args, "int64"), elements);
}

const triangleSignature = `(int row, int col, int offset=0, *, ${options})`;

const sequences: readonly TorchFunction[] = [
  create(
    "arange",
    [
      `(Scalar end, *, Tensor? out=None, ${options})`,
      `(Scalar start, Scalar end, *, ${options})`,
      `(Scalar start, Scalar end, Scalar step=1, *, Tensor? out=None, ${options})`,
    ],
    arange,
  ),
  create("range", [`(Scalar start, Scalar end, Scalar step=1, *, Tensor? out=None, ${options})`], (args) => {
    const [start, end, step] = [args.start ?? null, args.end ?? null, args.step ?? null].map(numberOf);
    const dtype = ofType(args, "float32");
    if (start === undefined || end === undefined || step === undefined) return new Tensor([null], { dtype });
    if (step === 0) throw runtimeError("step must be nonzero");
    return progression(Math.floor((end - start) / step) + 1, dtype, (i) => start + i * step);
  }),
  create("linspace", [`(Scalar start, Scalar end, int steps, *, Tensor? out=None, ${options})`], (args) =>
    linspace(args),
  ),
  create(
    "logspace",
    [`(Scalar start, Scalar end, int steps, float base=10.0, *, Tensor? out=None, ${options})`],
    (args) => linspace(args, (x) => (numberOf(args.base ?? null) ?? NaN) ** x),
  ),
  create("eye", [`(int n, *, Tensor? out=None, ${options})`, `(int n, int m, *, Tensor? out=None, ${options})`], eye),
  create("tril_indices", [triangleSignature], (args) => triangle(args, (row, column, k) => column - row <= k)),
  create("triu_indices", [triangleSignature], (args) => triangle(args, (row, column, k) => column - row >= k)),
];

const dataOptions = "ScalarType? dtype=None, Device? device=None";

const fromData: readonly TorchFunction[] = [
  create(
    "tensor",
    [`(Any data, *, ${dataOptions}, bool pin_memory=False, bool requires_grad=False, Dimname[]? names=None)`],
    (args) => tensorOfData(args.data ?? null, dtypeOf(args)),
  ),
  ...["as_tensor", "asarray"].map((name) => {
    const parameter = name === "asarray" ? "obj" : "data";
    return create(
      name,
      [`(Any ${parameter}, *, ${dataOptions}, bool? copy=None, bool requires_grad=False)`],
      (args) => {
        const data = args[parameter] ?? null;
        const dtype = dtypeOf(args);
        return isTensor(data) && (dtype === undefined || dtype === data.dtype) ? data : tensorOfData(data, dtype);
      },
    );
  }),
  create("from_numpy", ["(Any ndarray)"], (args) => {
    const array = knownArgument(args, "ndarray");
    if (typeof array === "object" && array?.kind === "object") throw new NotAnalysed("an array of numpy");
    throw typeError(`expected np.ndarray (got ${typeNameOf(array)})`);
  }),
];

export const creation: readonly TorchFunction[] = [...fillings, ...likes, ...news, ...sequences, ...fromData];
