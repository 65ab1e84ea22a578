import { typeError, valueError } from "../../../values/errors.js";
import { asIndex } from "../../../values/sequence.js";
import { isTuple, type PyObject, tuple, type Value } from "../../../values/value.js";
import { builtinFunction } from "../../callables.js";
import { nativeFunction } from "../functions.js";
import { defineArrayAttributes, getItem, type NdArray, scalar, setItem, sizeOf, toList } from "./array.js";
import { reshape, sizesOf, sorted, squeeze, transpose } from "./arranging.js";
import { asDtype, cast, dtypeObject } from "./dtypes.js";
import { applyBinary, applyUnary, binary, unary } from "./elementwise.js";
import { accumulate, reduce, reductions } from "./reductions.js";

const attributes: Readonly<Record<string, (array: NdArray) => Value>> = {
  T: (array) => transpose(array),
  dtype: ({ dtype }) => dtypeObject(dtype),
  ndim: ({ shape }) => shape.length,
  shape: ({ shape }) => tuple(shape),
  size: ({ shape }) => sizeOf(shape),
};

type Method = readonly [signature: string, run: (array: NdArray, ...values: readonly Value[]) => Value];

const items = (value: Value | undefined): readonly Value[] =>
  value !== undefined && value !== null && isTuple(value) ? value.items : [];

/** Sizes or axes given one by one or as one sequence. */
const spread = (value: Value | undefined): readonly number[] => {
  const all = items(value);
  return all.length === 1 ? sizesOf(all[0] ?? null) : all.map(asIndex);
};

const only = (array: NdArray): Value => {
  if (sizeOf(array.shape) === 1) return scalar(array.dtype, array.data?.[0]);
  throw valueError("can only convert an array of size 1 to a Python scalar");
};

const operators: Readonly<Record<string, string>> = {
  add: "add",
  sub: "subtract",
  mul: "multiply",
  truediv: "divide",
  floordiv: "floor_divide",
  mod: "mod",
  pow: "power",
};
const comparisons: Readonly<Record<string, string>> = {
  __eq__: "equal",
  __ge__: "greater_equal",
  __gt__: "greater",
  __le__: "less_equal",
  __lt__: "less",
  __ne__: "not_equal",
};

const operate = (name: string, left: Value, right: Value): Value => applyBinary(binary[name]!, left, right);

const methods: Readonly<Record<string, Method>> = {
  ...Object.fromEntries(
    Object.keys(reductions)
      .filter((name) => !["amax", "amin", "median"].includes(name))
      .map((name): [string, Method] => [
        name,
        [
          "axis=None, dtype=None, out=None, keepdims=False",
          (array, ...[axis = null, , , keepdims = false]) => reduce(name, array, axis, keepdims),
        ],
      ]),
  ),
  ...Object.fromEntries(
    Object.entries(operators).flatMap(([name, ufunc]): [string, Method][] => [
      [`__${name}__`, ["other", (array, other = null) => operate(ufunc, array, other)]],
      [`__r${name}__`, ["other", (array, other = null) => operate(ufunc, other, array)]],
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(comparisons).map(([name, ufunc]): [string, Method] => [
      name,
      ["other", (array, other = null) => operate(ufunc, array, other)],
    ]),
  ),
  __abs__: ["", (array) => applyUnary(unary.abs!, array)],
  __bool__: [
    "",
    (array) => {
      if (sizeOf(array.shape) === 1) return scalar("bool", array.data?.[0]);
      throw valueError("The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()");
    },
  ],
  __float__: ["", (array) => scalar("float64", array.data && sizeOf(array.shape) === 1 ? array.data[0] : undefined)],
  __getitem__: ["index", (array, index = null) => getItem(array, index)],
  __int__: ["", (array) => scalar("int64", sizeOf(array.shape) === 1 ? array.data?.[0] : undefined)],
  __len__: [
    "",
    ({ shape }) => {
      if (shape[0] === undefined) throw typeError("len() of unsized object");
      return shape[0];
    },
  ],
  __neg__: ["", (array) => applyUnary(unary.negative!, array)],
  __setitem__: [
    "index, value",
    (array, index = null, value = null) => {
      setItem(array, index, value);
      return null;
    },
  ],
  argsort: ["axis=-1, kind=None, order=None", (array) => sorted(array, true)],
  astype: [
    "dtype, order='K', casting='unsafe', subok=True, copy=True",
    (array, dtype = null) => cast(array, asDtype(dtype, array.dtype)),
  ],
  clip: ["min=None, max=None", (array, low = null, high = null) => clip(array, low, high)],
  copy: ["order='C'", (array) => cast(array, array.dtype)],
  cumprod: ["axis=None", (array, axis = null) => accumulate(array, axis, (a, b) => a * b)],
  cumsum: ["axis=None", (array, axis = null) => accumulate(array, axis, (a, b) => a + b)],
  flatten: ["order='C'", (array) => reshape(array, [-1])],
  item: ["", only],
  ravel: ["order='C'", (array) => reshape(array, [-1])],
  reshape: ["*shape", (array, shape) => reshape(array, spread(shape))],
  round: ["decimals=0", (array, decimals = 0) => round(array, decimals)],
  squeeze: ["axis=None", (array, axis = null) => squeeze(array, axis)],
  tolist: ["", toList],
  transpose: ["*axes", (array, axes) => transpose(array, items(axes).length === 0 ? undefined : spread(axes))],
};

/** `np.clip`. */
export function clip(value: Value, low: Value, high: Value): Value {
  const raised = low === null ? value : operate("maximum", value, low);
  return high === null ? raised : operate("minimum", raised, high);
}

/** `np.round`, half to even. */
export function round(value: Value, decimals: Value): Value {
  const scale = 10 ** asIndex(decimals);
  const rule = unary.rint!;
  return applyUnary({ kind: "same", compute: (x) => rule.compute(x * scale) / scale }, value);
}

function methodOf(array: NdArray, name: string): PyObject | undefined {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (method === undefined) return undefined;
  const [signature, run] = method;
  if (name.startsWith("__")) return builtinFunction(name, (args) => run(array, ...args));
  return nativeFunction(name, signature, (...values) => run(array, ...values));
}

defineArrayAttributes((array, name) => {
  if (Object.hasOwn(attributes, name)) return attributes[name]?.(array);
  return methodOf(array, name);
});
