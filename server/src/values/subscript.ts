import { equals } from "./compare.js";
import { lookup } from "./dicts.js";
import { indexError, typeError, valueError } from "./errors.js";
import { keyError } from "./keyError.js";
import { checkSize, int, lacks, special, typeName } from "./kinds.js";
import { repr, str } from "./repr.js";
import { asIndex, codePoints } from "./sequence.js";
import {
  isDict,
  isInt,
  isList,
  isObject,
  isSequence,
  isTuple,
  list,
  type PyObject,
  tuple,
  type Value,
} from "./value.js";

/** `value[index]`. Throws IndexError, KeyError or TypeError in Python's words. */
export function subscript(value: Value, index: Value): Value {
  const kind = typeName(value);
  const indexKind = typeName(index);
  if (isDict(value)) {
    const item = lookup(value, index) ?? value.subclass?.missing?.(value, index);
    if (item === undefined) throw keyError(index);
    return item;
  }
  if (isSequence(value) || typeof value === "string") {
    const items = isSequence(value) ? value.items : codePoints(value);
    if (isSlice(index))
      return rebuild(
        value,
        sliceIndices(index, items.length).map((i) => items[i]!),
      );
    if (!isInt(index) && special(index, "__index__") === undefined) {
      const wanted = kind === "str" ? "integers, not 'KIND'" : "integers or slices, not KIND";
      throw lacks(`${kind === "str" ? "string" : kind} indices must be ${wanted.replace("KIND", indexKind)}`, index);
    }
    const item = items.at(asIndex(index));
    if (item === undefined) throw indexError(`${kind === "str" ? "string" : kind} index out of range`);
    return item;
  }
  const item = special(value, "__getitem__", index);
  if (item !== undefined) return item;
  if (isObject(value) && value.mro !== undefined) return subscriptClass(value, index);
  throw lacks(`'${kind}' object is not subscriptable`, value);
}

/** The object that `a:b:c` makes between brackets; `None` where a part is left out. */
export function slice(start: Value, stop: Value, step: Value): PyObject {
  const parts = [start, stop, step];
  const attributes: Readonly<Record<string, Value>> = {
    ...{ start, stop, step },
    __eq__: method("__eq__", (other) =>
      isSlice(other)
        ? equals(tuple(parts), tuple(slicePartNames.map((name) => other.attribute?.(name) ?? null)))
        : false,
    ),
    indices: method("indices", (length) => {
      const { from, to, stride } = sliceBounds(object, asIndex(length));
      return tuple([from, to, stride]);
    }),
  };
  const object: PyObject = {
    kind: "object",
    typeName: "slice",
    plain: true,
    repr: () => `slice(${parts.map(repr).join(", ")})`,
    attribute: (name) => (Object.hasOwn(attributes, name) ? attributes[name] : undefined),
  };
  return object;
}

const slicePartNames = ["start", "stop", "step"];

const method = (name: string, run: (argument: Value) => Value): PyObject => ({
  kind: "object",
  typeName: "builtin_function_or_method",
  repr: () => `<built-in method ${name} of slice object>`,
  call: ([argument = null]) => run(argument),
});

export const isSlice = (value: Value): value is PyObject => isObject(value) && value.typeName === "slice";

/** The indices that a slice picks of a sequence, in order. */
export function sliceIndices(slice: PyObject, length: number): readonly number[] {
  const { from, to, stride } = sliceBounds(slice, length);
  return progression(from, to, stride);
}

/** Where a slice of a sequence begins, where it ends, and its step: `slice.indices(length)`. */
export function sliceBounds(
  slice: PyObject,
  length: number,
): { readonly from: number; readonly to: number; readonly stride: number } {
  const [start, stop, step] = slicePartNames.map((name) => sliceBound(slice.attribute?.(name) ?? null));
  const stride = step ?? 1;
  if (stride === 0) throw valueError("slice step cannot be zero");
  const [low, high] = stride > 0 ? [0, length] : [-1, length - 1];
  const clamp = (bound: number): number => Math.min(Math.max(bound < 0 ? bound + length : bound, low), high);
  const from = start === undefined ? (stride > 0 ? low : high) : clamp(start);
  const to = stop === undefined ? (stride > 0 ? high : low) : clamp(stop);
  return { from, to, stride };
}

/** The numbers of `range(start, stop, step)`. Throws `NotAnalysed` beyond a million. */
function progression(start: number, stop: number, step: number): readonly number[] {
  const length = Math.max(0, Math.ceil((stop - start) / step));
  checkSize(length);
  return Array.from({ length }, (_, i) => int(start + i * step));
}

function sliceBound(value: Value): number | undefined {
  if (value === null) return undefined;
  if (isInt(value) || special(value, "__index__") !== undefined) return asIndex(value);
  throw lacks("slice indices must be integers or None or have an __index__ method", value);
}

function rebuild(original: Value, items: readonly Value[]): Value {
  if (isList(original)) return list(items);
  if (!isTuple(original)) return items.map(str).join("");
  return tuple(items, original.subclass?.isClosed ? original.subclass : undefined);
}

function subscriptClass(value: PyObject, index: Value): Value {
  const parametrised = value.attribute?.("__class_getitem__");
  if (parametrised !== undefined && isObject(parametrised) && parametrised.call !== undefined) {
    return parametrised.call([index], new Map());
  }
  throw typeError(`type '${value.mro?.[0] ?? value.typeName}' is not subscriptable`);
}
