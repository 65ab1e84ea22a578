import { indexError, runtimeError } from "../../values/errors.js";
import { tuple, type Value } from "../../values/value.js";
import { dimension } from "../operators/dimension.js";
import { run } from "../operators/operator.js";
import { type Dtype, isTensor, numel, type Shape, Tensor } from "../tensor.js";
import { combine } from "./binary.js";
import { unrecorded } from "../trace.js";
import type { TorchFunction } from "./function.js";
import { pointwise, scalarOf } from "./pointwise.js";
import { flagOf, intOf, knownArgument, optionalIntOf, tensorOf, textOf } from "./read.js";
import { reduce, reduceWithPlaces } from "./reducing.js";
import { both } from "./shape/entries.js";
import { refuse } from "./unary.js";
import { returnType } from "./shape/returnTypes.js";

type Elements = readonly number[];

const placeOf =
  (better: (a: number, b: number) => boolean) =>
  (elements: Elements): number =>
    elements.reduce((best, x, i) => (better(x, elements[best] ?? NaN) ? i : best), 0);

/** The place of the largest or smallest element, the first of equal ones. */
const places = { max: placeOf((a, b) => a > b), min: placeOf((a, b) => a < b) } as const;
type Extreme = keyof typeof places;

/** Throws where there is nothing to choose from along a dimension. */
function checkNotEmpty(name: string, { shape }: Tensor, dim: number): void {
  if (shape === null) return;
  const axis = dimension(dim, shape.length);
  if (shape[axis] === 0) throw indexError(`${name}(): Expected reduction dim ${axis} to have non-zero size.`);
}

const named = (name: string, values: readonly Value[], fields: readonly string[] = ["values", "indices"]): Value =>
  tuple(values, returnType(name, fields));

const out = ", *, Tensor[]? out=None";

/** `max` and `min`: of all elements, of two tensors, or along a dimension with the places. */
const extreme = (name: Extreme): TorchFunction =>
  both(
    name,
    [
      "(Tensor input)",
      "(Tensor input, Tensor other, *, Tensor? out=None)",
      `(Tensor input, int dim, bool keepdim=False${out})`,
      `(Tensor input, Dimname dim, bool keepdim=False${out})`,
    ],
    (pass, args, overload) => {
      const input = tensorOf(args, "input");
      if (overload === 1) {
        return combine(pass, name === "max" ? "maximum" : "minimum", [input, tensorOf(args, "other")], {
          compute: (a = 0, b = 0) => Math[name](a, b),
          numbers: "none",
        });
      }
      if (overload === 2) {
        const dim = intOf(args, "dim");
        checkNotEmpty(name, input, dim);
        return named(name, reduceWithPlaces(pass, name, input, dim, flagOf(args, "keepdim"), places[name]));
      }
      if (numel(input.shape) === 0) {
        const where = `${name}(): Expected reduction dim to be specified for input.numel() == 0.`;
        throw runtimeError(`${where} Specify the reduction dim with the 'dim' argument.`);
      }
      const compute = (elements: Elements): number => Math[name](...elements);
      return reduce(pass, name, input, { dims: null, keepdim: false, dtype: input.dtype, compute });
    },
  );

const argument = (name: "argmax" | "argmin"): TorchFunction =>
  both(name, ["(Tensor input, int? dim=None, bool keepdim=False, *, Tensor? out=None)"], (pass, args) => {
    const input = tensorOf(args, "input");
    if (input.dtype === "bool") throw runtimeError(`"${name}_cpu" not implemented for 'Bool'`);
    const dim = optionalIntOf(args, "dim");
    if (dim !== null) checkNotEmpty(name, input, dim);
    else if (numel(input.shape) === 0) {
      throw indexError(`${name}(): Expected reduction dim to be specified for input.numel() == 0.`);
    }
    const compute = places[name === "argmax" ? "max" : "min"];
    return reduce(pass, name, input, {
      dims: dim === null ? null : [dim],
      keepdim: flagOf(args, "keepdim"),
      dtype: "int64",
      compute,
    });
  });

/** The place of the middle element, the lower of two. */
function middle(elements: Elements): number {
  const order = elements.map((_, i) => i).toSorted((a, b) => (elements[a] ?? 0) - (elements[b] ?? 0) || a - b);
  return order[Math.floor((elements.length - 1) / 2)] ?? 0;
}

const median = (name: string): TorchFunction =>
  both(
    name,
    [
      "(Tensor input)",
      `(Tensor input, int dim, bool keepdim=False${out})`,
      `(Tensor input, Dimname dim, bool keepdim=False${out})`,
    ],
    (pass, args, overload) => {
      const input = tensorOf(args, "input");
      refuse(input.dtype, { bool: overload === 1 ? "median_out" : "median_cpu" });
      if (overload === 1) {
        const dim = intOf(args, "dim");
        checkNotEmpty("median", input, dim);
        return named(name, reduceWithPlaces(pass, name, input, dim, flagOf(args, "keepdim"), middle));
      }
      const compute = (elements: Elements): number => elements[middle(elements)] ?? NaN;
      return reduce(pass, name, input, { dims: null, keepdim: false, dtype: input.dtype, compute });
    },
  );

const mode = both(
  "mode",
  [`(Tensor input, int dim=-1, bool keepdim=False${out})`, `(Tensor input, Dimname dim, bool keepdim=False${out})`],
  (pass, args) =>
    named("mode", reduceWithPlaces(pass, "mode", tensorOf(args, "input"), intOf(args, "dim"), flagOf(args, "keepdim"))),
);

const aminmax = both(
  "aminmax",
  ["(Tensor input, *, int? dim=None, bool keepdim=False, Tensor[]? out=None)"],
  (pass, args) => {
    const input = tensorOf(args, "input");
    const dim = optionalIntOf(args, "dim");
    const both = (["min", "max"] as const).map((name) =>
      reduce(pass, `a${name}`, input, {
        dims: dim === null ? null : [dim],
        keepdim: flagOf(args, "keepdim"),
        dtype: input.dtype,
        compute: (elements) => Math[name](...elements),
      }),
    );
    return named("aminmax", both, ["min", "max"]);
  },
);

/** `cummax` and `cummin`: the extreme so far, and its place. */
const running = (name: "cummax" | "cummin"): TorchFunction =>
  both(name, [`(Tensor input, int dim${out})`, `(Tensor input, Dimname dim${out})`], (pass, args) => {
    const input = tensorOf(args, "input");
    const dim = intOf(args, "dim");
    if (input.shape !== null && input.shape.length > 0) dimension(dim, input.shape.length);
    const values = pointwise(pass, name, [input], { dtype: input.dtype, attributes: { dim } });
    return named(name, [values, new Tensor(input.shape, { dtype: "int64" })]);
  });

/** Quantiles along a dimension; several of them come first. */
const quantile = (name: string): TorchFunction =>
  both(
    name,
    ["Tensor", "float"].map(
      (type) =>
        `(Tensor input, ${type} q, int? dim=None, bool keepdim=False, *, str interpolation='linear', Tensor? out=None)`,
    ),
    (pass, args) => {
      const input = tensorOf(args, "input");
      const q = knownArgument(args, "q");
      const dim = optionalIntOf(args, "dim");
      const lead = quantilesShape(q);
      checkQuantile(input.dtype);
      const dims = dim === null ? null : [dim];
      const one = reduce(unrecorded, name, input, { dims, keepdim: flagOf(args, "keepdim"), dtype: input.dtype });
      const shape = lead === null || one.shape === null ? null : [...lead, ...one.shape];
      const shares = isTensor(q) ? (q.data ?? null) : [scalarOf(q)];
      return run(pass, { name, infer: () => ({ outputs: [shape] }), dtype: () => input.dtype }, [input], {
        shares,
        dims,
        interpolation: textOf(args, "interpolation"),
      });
    },
  );

function checkQuantile(dtype: Dtype): void {
  if (dtype === null || dtype === "float32" || dtype === "float64") return;
  throw runtimeError("quantile() input tensor must be either float or double dtype");
}

function quantilesShape(q: Value): Shape | null {
  if (!isTensor(q)) return [];
  if (q.shape !== null && q.shape.length > 1) throw runtimeError("quantile() q must be a scalar or 1D tensor");
  return q.shape;
}

export const extremes: readonly TorchFunction[] = [
  extreme("max"),
  extreme("min"),
  argument("argmax"),
  argument("argmin"),
  median("median"),
  median("nanmedian"),
  mode,
  aminmax,
  running("cummax"),
  running("cummin"),
  quantile("quantile"),
  quantile("nanquantile"),
];
