import { NotAnalysed } from "../../../values/errors.js";
import { numberOf } from "../../../values/kinds.js";
import { toFloat } from "../../../values/numbers.js";
import { asIndex } from "../../../values/sequence.js";
import { isTruthy } from "../../../values/compare.js";
import { float, isInt, isUnknown, type PyObject, tuple, unknown, type Value } from "../../../values/value.js";
import { builtinFunction } from "../../callables.js";
import { nativeFunction, pythonFunction } from "../functions.js";
import type { LibraryDefinition, Names } from "../library.js";
import { each, foreign, libraryClass, noOperation } from "../objects.js";
import { contentOf, isArray, NdArray, repeated, sizeOf } from "./array.js";
import {
  arange,
  concatenate,
  expandDims,
  linspace,
  reshape,
  sizesOf,
  sorted,
  squeeze,
  stack,
  transpose,
} from "./arranging.js";
import { arrayOf, asDtype, scalarClasses } from "./dtypes.js";
import { applyBinary, applyUnary, binary, unary } from "./elementwise.js";
import { clip, round } from "./methods.js";
import { accumulate, reduce, reductions } from "./reductions.js";

const known = (value: Value): Value => {
  if (isUnknown(value)) throw new NotAnalysed(value.reason);
  return value;
};

const filled = (shape: Value, element: number, dtype: Value): NdArray => {
  const sizes = sizesOf(known(shape));
  return new NdArray(sizes, asDtype(dtype, "float64"), repeated(sizes, element));
};

/** An array like another one, of other elements. */
const like = (name: string, element: number | undefined): PyObject =>
  nativeFunction(name, "prototype, dtype=None, order='K', subok=True, shape=None", (value, dtype) => {
    const { shape, dtype: own } = contentOf(value);
    const data = element === undefined ? undefined : repeated(shape, element);
    return new NdArray(shape, asDtype(dtype, own), data);
  });

const creation: Names = {
  array: nativeFunction(
    "array",
    "object, dtype=None, *, copy=True, order='K', subok=False, ndmin=0, like=None",
    (value, dtype) => arrayOf(value, dtype),
  ),
  asarray: nativeFunction("asarray", "a, dtype=None, order=None", (value, dtype) =>
    isArray(value) && dtype === null ? value : arrayOf(value, dtype),
  ),
  ascontiguousarray: nativeFunction("ascontiguousarray", "a, dtype=None", (value, dtype) => arrayOf(value, dtype)),
  arange: nativeFunction("arange", "*args, dtype=None", (args, dtype) => {
    const values = typeof args === "object" && args?.kind === "tuple" ? args.items.map(known) : [];
    const made = arange(
      values.map((value) => numberOf(value) ?? asIndex(value)),
      values.some((value) => !isInt(value)),
    );
    return dtype === null ? made : arrayOf(made, dtype);
  }),
  empty: nativeFunction("empty", "shape, dtype=float, order='C'", (shape, dtype) => {
    const sizes = sizesOf(known(shape));
    return new NdArray(sizes, asDtype(dtype, "float64"), undefined);
  }),
  empty_like: like("empty_like", undefined),
  eye: nativeFunction("eye", "N, M=None, k=0, dtype=float", (rows, columns, k, dtype) => {
    const [high, wide] = [asIndex(rows), columns === null ? asIndex(rows) : asIndex(columns)];
    const data = repeated([high, wide], 0).map((_, i) => Number((i % wide) - Math.floor(i / wide) === asIndex(k)));
    return new NdArray([high, wide], asDtype(dtype, "float64"), data);
  }),
  full: nativeFunction("full", "shape, fill_value, dtype=None, order='C'", (shape, value, dtype) => {
    const { dtype: own, data } = contentOf(value);
    const sizes = sizesOf(known(shape));
    return new NdArray(sizes, asDtype(dtype, own), data && repeated(sizes, data[0] ?? NaN));
  }),
  linspace: nativeFunction(
    "linspace",
    "start, stop, num=50, endpoint=True, retstep=False, dtype=None",
    (start, stop, count, endpoint, _retstep, dtype) => {
      const made = linspace(toFloat(start).value, toFloat(stop).value, asIndex(count), isTruthy(endpoint));
      return dtype === null ? made : arrayOf(made, dtype);
    },
  ),
  ones: nativeFunction("ones", "shape, dtype=None, order='C'", (shape, dtype) => filled(shape, 1, dtype)),
  ones_like: like("ones_like", 1),
  zeros: nativeFunction("zeros", "shape, dtype=float, order='C'", (shape, dtype) => filled(shape, 0, dtype)),
  zeros_like: like("zeros_like", 0),
};

const arranging: Names = {
  append: pythonFunction("append", "arr, values, axis=None", (array, values, axis) =>
    concatenate(tuple([array, values]), axis),
  ),
  argsort: pythonFunction("argsort", "a, axis=-1, kind=None, order=None", (array) => sorted(array, true)),
  clip: pythonFunction("clip", "a, a_min=None, a_max=None", clip),
  concatenate: nativeFunction("concatenate", "arrays, axis=0", concatenate),
  cumprod: pythonFunction("cumprod", "a, axis=None", (array, axis) => accumulate(array, axis, (a, b) => a * b)),
  cumsum: pythonFunction("cumsum", "a, axis=None", (array, axis) => accumulate(array, axis, (a, b) => a + b)),
  expand_dims: pythonFunction("expand_dims", "a, axis", (array, axis) => expandDims(array, asIndex(axis))),
  ravel: pythonFunction("ravel", "a, order='C'", (array) => reshape(array, [-1])),
  reshape: pythonFunction("reshape", "a, newshape, order='C'", (array, shape) => reshape(array, sizesOf(shape))),
  round: pythonFunction("round", "a, decimals=0, out=None", round),
  around: pythonFunction("around", "a, decimals=0, out=None", round),
  shape: pythonFunction("shape", "a", (array) => tuple(contentOf(array).shape)),
  ndim: pythonFunction("ndim", "a", (array) => contentOf(array).shape.length),
  size: pythonFunction("size", "a", (array) => sizeOf(contentOf(array).shape)),
  sort: pythonFunction("sort", "a, axis=-1, kind=None, order=None", (array) => sorted(array, false)),
  squeeze: pythonFunction("squeeze", "a, axis=None", squeeze),
  stack: pythonFunction("stack", "arrays, axis=0", stack),
  transpose: pythonFunction("transpose", "a, axes=None", (array, axes) =>
    transpose(array, axes === null ? undefined : sizesOf(axes)),
  ),
};

const elementwise: Names = {
  ...Object.fromEntries(
    Object.entries(unary).map(([name, rule]) => [name, nativeFunction(name, "x, /", (x) => applyUnary(rule, x))]),
  ),
  ...Object.fromEntries(
    Object.entries(binary).map(([name, rule]) => [
      name,
      nativeFunction(name, "x1, x2, /", (x, y) => applyBinary(rule, x, y)),
    ]),
  ),
  ...Object.fromEntries(
    Object.keys(reductions).map((name) => [
      name,
      pythonFunction(
        name,
        "a, axis=None, dtype=None, out=None, keepdims=False",
        (array, axis, _dtype, _out, keepdims) => reduce(name, array, axis, keepdims),
      ),
    ]),
  ),
};

const ndarray: PyObject = { ...libraryClass({ qualifiedName: "numpy.ndarray" }), hasInstance: isArray };

/** numpy, as far as code reckons sizes and rates with it. */
export const numpy = (): LibraryDefinition => ({
  names: {
    ...elementwise,
    ...arranging,
    ...creation,
    ...scalarClasses,
    __version__: "1.24.2",
    ndarray,
    e: float(Math.E),
    euler_gamma: float(0.5772156649015329),
    inf: float(Infinity),
    Inf: float(Infinity),
    nan: float(NaN),
    NaN: float(NaN),
    newaxis: null,
    pi: float(Math.PI),
    ...each("seterr set_printoptions save savez savetxt", noOperation),
  },
});

/** `numpy.random`: what it gives is not known. */
export const numpyRandom = (): LibraryDefinition => ({
  names: {
    seed: noOperation("seed"),
    ...each(
      "beta binomial bytes choice default_rng exponential gamma normal permutation poisson rand randint randn random " +
        "random_sample ranf sample standard_normal uniform",
      (name) => foreign(`numpy.random.${name}`),
    ),
    shuffle: builtinFunction("shuffle", ([values = null]) => {
      if (isArray(values)) values.write(undefined);
      else if (typeof values === "object" && values?.kind === "list") values.items.fill(unknown("a random order"));
      return null;
    }),
  },
});
