import { indexError, NotAnalysed, runtimeError } from "../../values/errors.js";
import { numberOf } from "../../values/kinds.js";
import { float, isInt, isSequence, tuple, type Value } from "../../values/value.js";
import { invalidCombination } from "../arguments.js";
import { run } from "../operators/operator.js";
import { broadcast } from "../operators/pointwise.js";
import { type Dtype, numel, Tensor } from "../tensor.js";
import type { ForwardPass } from "../trace.js";
import { dtypes } from "./dtypes.js";
import type { Bound, TorchFunction } from "./function.js";
import { item } from "./inspection.js";
import { scalarOf } from "./pointwise.js";
import { floating, isComplex, isFloating, isWhole } from "./promotion.js";
import { dtypeOf, flagOf, intOf, intsOf, knownArgument, optionalIntsOf, tensorOf } from "./read.js";
import { reduce } from "./reducing.js";
import { unnamedDimension } from "./parameterTypes.js";
import { tensorWith } from "./tensorMethod.js";
import { both, method } from "./shape/entries.js";
import { typeNameOf } from "./typeNames.js";

type Elements = readonly number[];

const total = (elements: Elements): number => elements.reduce((sum, x) => sum + x, 0);
const mean = (elements: Elements): number => total(elements) / elements.length;
const withoutNaN = (elements: Elements): Elements => elements.filter((x) => !Number.isNaN(x));
/** Whole numbers add up to int64. */
const summed = (dtype: Dtype): Dtype => (isWhole(dtype) || dtype === "bool" ? "int64" : dtype);
const same = (dtype: Dtype): Dtype => dtype;
/** Truth values are bool, but for bytes. */
const truth = (dtype: Dtype): Dtype => (dtype === "uint8" ? "uint8" : dtype === null ? null : "bool");

function meanType(dtype: Dtype, where = "mean(): could not infer output dtype."): Dtype {
  if (dtype === null || isFloating(dtype) || isComplex(dtype)) return dtype;
  const wanted = "Input dtype must be either a floating point or complex dtype.";
  throw runtimeError(`${where} ${wanted} Got: ${dtypes[dtype]?.legacy}`);
}

interface Reducing {
  readonly name: string;
  /** Signatures from the parameters after the tensor on. */
  readonly parameters: readonly string[];
  readonly type: (dtype: Dtype) => Dtype;
  readonly compute: (elements: Elements) => number;
  readonly check?: (input: Tensor, args: Bound) => void;
}

const severalDims = [
  "*, ScalarType? dtype=None",
  "int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None, Tensor? out=None",
  "Dimname[1] dim, bool keepdim=False, *, ScalarType? dtype=None, Tensor? out=None",
];
const oneDim = [
  "*, Tensor? out=None",
  "int dim, bool keepdim=False, *, Tensor? out=None",
  "Dimname dim, bool keepdim=False, *, Tensor? out=None",
];
const optionalDims = ["int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None, Tensor? out=None"];

function checkAny(name: string): (input: Tensor, args: Bound) => void {
  return (input, args) => {
    const dims = optionalIntsOf(args, "dim") ?? [];
    if (numel(input.shape) !== 0) return;
    const where = `${name}(): Expected reduction dim`;
    if (dims.length === 0) {
      throw runtimeError(
        `${where} to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.`,
      );
    }
    for (const dim of dims) if (input.shape?.at(dim) === 0) throw indexError(`${where} ${dim} to have non-zero size.`);
  };
}

const table: readonly Reducing[] = [
  { name: "sum", parameters: severalDims, type: summed, compute: total },
  { name: "mean", parameters: severalDims, type: meanType, compute: mean },
  {
    name: "prod",
    parameters: [
      "*, ScalarType? dtype=None",
      "int dim, bool keepdim=False, *, ScalarType? dtype=None, Tensor? out=None",
      "Dimname dim, bool keepdim=False, *, ScalarType? dtype=None, Tensor? out=None",
    ],
    type: summed,
    compute: (elements) => elements.reduce((product, x) => product * x, 1),
  },
  { name: "all", parameters: oneDim, type: truth, compute: (elements) => (elements.includes(0) ? 0 : 1) },
  { name: "any", parameters: oneDim, type: truth, compute: (elements) => (elements.some((x) => x !== 0) ? 1 : 0) },
  {
    name: "amax",
    parameters: ["int[1]? dim=[], bool keepdim=False, *, Tensor? out=None"],
    type: same,
    compute: (elements) => Math.max(...elements),
    check: checkAny("amax"),
  },
  {
    name: "amin",
    parameters: ["int[1]? dim=[], bool keepdim=False, *, Tensor? out=None"],
    type: same,
    compute: (elements) => Math.min(...elements),
    check: checkAny("amin"),
  },
  { name: "nansum", parameters: optionalDims, type: summed, compute: (elements) => total(withoutNaN(elements)) },
  { name: "nanmean", parameters: optionalDims, type: same, compute: (elements) => mean(withoutNaN(elements)) },
  {
    name: "logsumexp",
    parameters: [
      "int[1] dim, bool keepdim=False, *, Tensor? out=None",
      "Dimname[1] dim, bool keepdim=False, *, Tensor? out=None",
    ],
    type: floating,
    compute(elements) {
      const most = Math.max(...elements);
      return most + Math.log(total(elements.map((x) => Math.exp(x - most))));
    },
  },
];

/** The dimensions of a call: a list, one, or none for all. */
function dimsOf(args: Bound): readonly number[] | null {
  const dim = knownArgument(args, "dim");
  if (dim === null) return null;
  return isSequence(dim) ? intsOf(args, "dim") : [intOf(args, "dim")];
}

const entry = ({ name, parameters, type, compute, check }: Reducing): TorchFunction =>
  both(
    name,
    parameters.map((own) => `(Tensor input, ${own})`),
    (pass, args) => {
      const input = tensorOf(args, "input");
      check?.(input, args);
      const wanted = dtypeOf(args);
      const dtype = wanted === undefined ? type(input.dtype) : wanted;
      const keepdim = args.keepdim !== undefined && flagOf(args, "keepdim");
      return reduce(pass, name, input, { dims: dimsOf(args), keepdim, dtype, compute });
    },
  );

/** The spread of elements about their mean. */
const variance =
  (correction: number, root: boolean): ((elements: Elements) => number) =>
  (elements) => {
    const middle = mean(elements);
    const square = total(elements.map((x) => (x - middle) ** 2)) / Math.max(0, elements.length - correction);
    return root ? Math.sqrt(square) : square;
  };

function spread(pass: ForwardPass, name: "var" | "std", args: Bound): Tensor {
  const input = tensorOf(args, "input");
  if (input.dtype !== null && !isFloating(input.dtype) && !isComplex(input.dtype)) {
    throw runtimeError("std and var only support floating point and complex dtypes");
  }
  const given = knownArgument(args, "correction");
  const biased = args.unbiased !== undefined && !flagOf(args, "unbiased");
  const correction = given === null ? (biased ? 0 : 1) : (numberOf(given) ?? NaN);
  const keepdim = args.keepdim !== undefined && flagOf(args, "keepdim");
  const compute = variance(correction, name === "std");
  const attributes = correction === 1 ? {} : { correction };
  return reduce(pass, name, input, { dims: dimsOf(args), keepdim, dtype: input.dtype, compute, attributes });
}

const spreadParameters = (out: string): readonly string[] => [
  `(Tensor input, int[1]? dim, *, int? correction, bool keepdim=False${out})`,
  `(Tensor input, int[1]? dim, bool unbiased=True, bool keepdim=False${out && `, *${out}`})`,
  "(Tensor input, bool unbiased=True)",
  `(Tensor input, Dimname[1] dim, *, int? correction, bool keepdim=False${out})`,
  `(Tensor input, Dimname[1] dim, bool unbiased=True, bool keepdim=False${out && `, *${out}`})`,
];

const spreads: readonly TorchFunction[] = (["var", "std"] as const).flatMap((name) => [
  both(name, spreadParameters(", Tensor? out=None"), (pass, args) => spread(pass, name, args)),
  {
    ...both(`${name}_mean`, spreadParameters(""), (pass, args) => {
      const input = tensorOf(args, "input");
      const result = spread(pass, name, args);
      const keepdim = args.keepdim !== undefined && flagOf(args, "keepdim");
      const middle = { dims: dimsOf(args), keepdim, dtype: input.dtype, compute: mean };
      return tuple([result, reduce(pass, "mean", input, middle)]);
    }),
    homes: ["torch"],
  },
]);

/** The p-norm of elements. */
function pNorm(p: number): (elements: Elements) => number {
  if (p === Infinity) return (elements) => Math.max(0, ...elements.map(Math.abs));
  if (p === -Infinity) return (elements) => Math.min(...elements.map(Math.abs));
  if (p === 0) return (elements) => elements.filter((x) => x !== 0).length;
  return (elements) => total(elements.map((x) => Math.abs(x) ** p)) ** (1 / p);
}

/** Runs a norm; `p` is null where it is not known, `dims` null for all. */
export function norm(
  pass: ForwardPass,
  input: Tensor,
  p: number | null,
  dims: readonly number[] | null,
  keepdim: boolean,
): Tensor {
  const { dtype } = input;
  if (dtype !== null && !isFloating(dtype) && !isComplex(dtype)) {
    const wanted = "norm(): input dtype should be either floating point or complex.";
    throw runtimeError(`${wanted} Got ${dtypes[dtype]?.legacy} instead.`);
  }
  return reduce(pass, "norm", input, {
    dims,
    keepdim,
    dtype,
    compute: p === null ? undefined : pNorm(p),
    ...(p !== 2 && { attributes: { p: p === null ? "?" : scalarOf(float(p)) } }),
  });
}

/** `torch.norm`, which PyTorch defines in Python. */
function pythonNorm(pass: ForwardPass, input: Value, args: Bound): Value {
  const { p = null, dim = null } = args;
  const keepdim = knownArgument(args, "keepdim");
  tensorWith(input, "dim");
  if (typeof dim === "string") throw unnamedDimension("norm", input, dim);
  if (!(input instanceof Tensor) || typeof keepdim !== "boolean") throw new NotAnalysed("a norm");
  if (typeof p === "string" && p !== "fro" && p !== "nuc") {
    throw runtimeError(`only valid string values are 'fro' and 'nuc', found ${p}`);
  }
  if (p instanceof Tensor && p.shape === null) throw new NotAnalysed("a norm");
  if (p instanceof Tensor && p.shape?.length === 0) return pythonNorm(pass, input, { ...args, p: item(p) });
  if (typeof p !== "string" && p !== null && numberOf(p) === undefined) {
    const got = dim === null ? "keepdim=bool, dim=list" : "list, keepdim=bool";
    throw invalidCombination("norm", ["Tensor", typeNameOf(p), got]);
  }
  if (typeof dim === "boolean") {
    throw invalidCombination("norm", ["Tensor", typeNameOf(p), "list", "keepdim=bool"]);
  }
  if (p === "nuc" || (args.dtype ?? null) !== null) throw new NotAnalysed("a norm");
  const dims = dim === null ? null : isSequence(dim) ? intsOf(args, "dim") : isInt(dim) ? [dim] : undefined;
  if (dims === undefined) throw new NotAnalysed("a norm");
  return norm(pass, input, p === "fro" || p === null ? 2 : (numberOf(p) ?? null), dims, keepdim);
}

const norms: readonly TorchFunction[] = [
  {
    name: "norm",
    signatures: ["norm(input, p='fro', dim=None, keepdim=False, out=None, dtype=None)"],
    homes: ["torch"],
    python: true,
    run: (pass, args) => pythonNorm(pass, knownArgument(args, "input"), args),
  },
  {
    name: "norm",
    signatures: ["Tensor.norm(self, p='fro', dim=None, keepdim=False, dtype=None)"],
    homes: ["method"],
    python: true,
    run: (pass, args) => pythonNorm(pass, knownArgument(args, "self"), args),
  },
  both("dist", ["(Tensor input, Tensor other, Scalar p=2)"], (pass, args) => {
    const [one, other] = [tensorOf(args, "input"), tensorOf(args, "other")];
    broadcast(one.shape, other.shape);
    const operator = { name: "dist", infer: () => ({ outputs: [[]] }), dtype: () => one.dtype };
    return run(pass, operator, [one, other], { p: scalarOf(args.p ?? null) });
  }),
];

const counts: readonly TorchFunction[] = [
  both("count_nonzero", ["(Tensor input, int? dim=None)", "(Tensor input, int[] dim)"], (pass, args) =>
    reduce(pass, "count_nonzero", tensorOf(args, "input"), {
      dims: dimsOf(args),
      keepdim: false,
      dtype: "int64",
      compute: (elements) => elements.filter((x) => x !== 0).length,
    }),
  ),
  method("sum_to_size", ["(Tensor input, int[] size)"], (_, args) => {
    const input = tensorOf(args, "input");
    return new Tensor(intsOf(args, "size"), { dtype: input.dtype });
  }),
];

export const reductions: readonly TorchFunction[] = [...table.map(entry), ...spreads, ...norms, ...counts];
