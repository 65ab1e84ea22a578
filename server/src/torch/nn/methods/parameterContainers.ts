import { PythonError, typeError } from "../../../values/errors.js";
import { typeName } from "../../../values/kinds.js";
import { repr, str } from "../../../values/repr.js";
import { iterate } from "../../../values/sequence.js";
import { deleteKey, dict, setKey } from "../../../values/dicts.js";
import { isDict, isInt, list, tuple, type Value } from "../../../values/value.js";
import { generator } from "../../generator.js";
import { method, type Methods, required } from "../../methods.js";
import type { Module } from "../../module.js";
import { isTensor } from "../../tensor.js";
import { parameterOf } from "../parameter.js";
import { anotherOf, isIterable, placeOf, slicedPlaces } from "./items.js";
import { entriesOf } from "./moduleDict.js";

/** A tensor becomes a parameter; anything else stays what it is. */
const held = (value: Value): Value => (isTensor(value) && !value.isParameter ? parameterOf(value) : value);

/** `_size`, which a ParameterList keeps. */
function sizeOf(self: Module): number {
  const size = self.attributes._size ?? 0;
  return isInt(size) ? Number(size) : 0;
}

const numbered = (self: Module): readonly Value[] =>
  Array.from({ length: sizeOf(self) }, (_, i) => self.attribute(String(i)) ?? null);

function append(self: Module, value: Value): Module {
  const size = sizeOf(self);
  self.attributes._size = size + 1;
  self.setAttribute(String(size), held(value));
  return self;
}

/** `ParameterList.extend`, which its `__init__` calls too. */
export function extendParameters(self: Module, values: Value): Module {
  if (!isIterable(values) || isTensor(values)) {
    throw typeError(`ParameterList.extend should be called with an iterable, but got ${typeName(values)}`);
  }
  return iterate(values).reduce(append, self);
}

/** The methods of `nn.ParameterList`. */
export const parameterListMethods: Methods = {
  __getitem__: method({ idx: required }, (self, index) => {
    const items = numbered(self);
    const places = slicedPlaces(items.length, index);
    if (!places) return items[placeOf(items.length, index)] ?? null;
    const out = anotherOf(self, null) as Module;
    return places.map((place) => items[place] ?? null).reduce(append, out);
  }),
  __setitem__: method({ idx: required, param: required }, (self, index, value) => {
    self.setAttribute(String(placeOf(sizeOf(self), index)), held(value));
    return null;
  }),
  __len__: method({}, sizeOf),
  __iter__: method({}, (self) => generator(() => numbered(self))),
  __iadd__: method({ parameters: required }, extendParameters),
  append: method({ value: required }, append),
  extend: method({ values: required }, extendParameters),
};

/** `_keys`, which a ParameterDict keeps. */
function keysOf(self: Module): readonly string[] {
  const keys = self.attributes._keys ?? null;
  return isDict(keys) ? keys.entries.map(([key]) => str(key)) : [];
}

function set(self: Module, key: Value, value: Value): null {
  if (typeof key !== "string") {
    throw typeError(
      `Index given to ParameterDict cannot be used as a key as it is not a string (type is '${typeName(key)}'). ` +
        "Open an issue on github if you need non-string keys.",
    );
  }
  const keys = (self.attributes._keys ??= dict());
  if (isDict(keys)) setKey(keys, key, null);
  self.setAttribute(key, held(value));
  return null;
}

function get(self: Module, key: Value): Value {
  if (typeof key === "string" && keysOf(self).includes(key)) return self.attribute(key) ?? null;
  throw new PythonError("AttributeError", `'${self.typeName}' object has no attribute ${repr(key)}`);
}

function remove(self: Module, key: Value): null {
  const keys = self.attributes._keys ?? null;
  if (typeof key !== "string" || !isDict(keys) || deleteKey(keys, key) === undefined) {
    throw new PythonError("KeyError", repr(key));
  }
  self.deleteAttribute(key);
  return null;
}

/** `ParameterDict.update`, which its `__init__` calls too. */
export function updateParameters(self: Module, parameters: Value): null {
  for (const [key, value] of entriesOf("ParameterDict", "ParametersDict", parameters)) set(self, key, value);
  return null;
}

/** The methods of `nn.ParameterDict`. */
export const parameterDictMethods: Methods = {
  __getitem__: method({ key: required }, get),
  __setitem__: method({ key: required, value: required }, set),
  __delitem__: method({ key: required }, remove),
  __len__: method({}, (self) => keysOf(self).length),
  __iter__: method({}, (self) => generator(() => keysOf(self), "dict_keyiterator")),
  __contains__: method({ key: required }, (self, key) => typeof key === "string" && keysOf(self).includes(key)),
  setdefault: method({ key: required, default: null }, (self, key, fallback) => {
    if (typeof key !== "string" || !keysOf(self).includes(key)) set(self, key, fallback ?? null);
    return get(self, key ?? null);
  }),
  clear: method({}, (self) => {
    for (const key of keysOf(self)) remove(self, key);
    return null;
  }),
  get: method({ key: required, default: null }, (self, key, fallback) =>
    typeof key === "string" && keysOf(self).includes(key) ? get(self, key) : fallback,
  ),
  pop: method({ key: required }, (self, key) => {
    const found = get(self, key);
    remove(self, key);
    return found;
  }),
  keys: method({}, (self) => list(keysOf(self))),
  values: method({}, (self) => list(keysOf(self).map((key) => get(self, key)))),
  items: method({}, (self) => list(keysOf(self).map((key) => tuple([key, get(self, key)])))),
  update: method({ parameters: required }, updateParameters),
};
