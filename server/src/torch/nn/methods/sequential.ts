import { indexError, typeError, valueError } from "../../../values/errors.js";
import { asIndex, iterate } from "../../../values/sequence.js";
import { isInt, isObject, type Value } from "../../../values/value.js";
import { generator } from "../../generator.js";
import { method, type Methods, required } from "../../methods.js";
import { isModule, type Module } from "../../module.js";
import { typename } from "../../typename.js";
import { assertion } from "../errors.js";
import { anotherOf, itemsOf, keysOf, ordered, placeOf, renumber, sizeOf, slicedPlaces } from "./items.js";

/** `str(type(value))`. */
const typeText = (value: Value): string =>
  isObject(value) && value.cls ? value.cls.repr() : `<class '${typename(value)}'>`;

const isSequential = (value: Value): value is Module => isModule(value) && value.type.mro.includes("Sequential");

const notSequential = (value: Value) =>
  valueError(`add operator supports only objects of Sequential class, but ${typeText(value)} is given.`);

/** How often a Sequential is repeated. Throws what `*` raises for anything but a positive int. */
function factor(self: Module, times: Value): number {
  if (!isInt(times)) {
    throw typeError(`unsupported operand type(s) for *: ${typeText(self)} and ${typeText(times)}`);
  }
  if (Number(times) <= 0) {
    throw valueError(`Non-positive multiplication factor ${Number(times)} for ${typeText(self)}`);
  }
  return Number(times);
}

function append(self: Module, item: Value): Module {
  self.addModule(String(sizeOf(self)), item);
  return self;
}

function remove(self: Module, index: Value): null {
  const keys = keysOf(self);
  const places = slicedPlaces(keys.length, index) ?? [placeOf(keys.length, index)];
  for (const place of places) self.deleteAttribute(keys[place] ?? "");
  renumber(self);
  return null;
}

function item(self: Module, index: Value): Value {
  const { entries } = self.children.dict;
  const places = slicedPlaces(entries.length, index);
  if (places) return anotherOf(self, ordered(places.map((place) => entries[place]!)));
  return itemsOf(self)[placeOf(entries.length, index)] ?? null;
}

/** The methods of `nn.Sequential`; `make` makes an empty one. */
export function sequentialMethods(make: () => Module): Methods {
  const repeat = method({ other: required }, (self, other) => {
    const combined = make();
    for (let i = factor(self, other); i > 0; i--) for (const each of itemsOf(self)) append(combined, each);
    return combined;
  });
  return {
    __getitem__: method({ idx: required }, item),
    __setitem__: method({ idx: required, module: required }, (self, index, module) => {
      self.setAttribute(keysOf(self)[placeOf(sizeOf(self), index)] ?? "", module);
      return null;
    }),
    __delitem__: method({ idx: required }, remove),
    __len__: method({}, sizeOf),
    __iter__: method({}, (self) => generator(() => itemsOf(self), "odict_iterator")),
    __add__: method({ other: required }, (self, other) => {
      if (!isSequential(other)) throw notSequential(other);
      return [...itemsOf(self), ...itemsOf(other)].reduce(append, make());
    }),
    __iadd__: method({ other: required }, (self, other) => {
      if (!isSequential(other)) throw notSequential(other);
      return itemsOf(other).reduce(append, self);
    }),
    __mul__: repeat,
    __rmul__: repeat,
    __imul__: method({ other: required }, (self, other) => {
      const items = itemsOf(self);
      for (let i = factor(self, other); i > 1; i--) for (const each of items) append(self, each);
      return self;
    }),
    append: method({ module: required }, append),
    extend: method({ sequential: required }, (self, items) => iterate(items).reduce(append, self)),
    insert: method({ index: required, module: required }, (self, index, module) => {
      if (!isModule(module)) throw assertion("module should be of type: <class 'torch.nn.modules.module.Module'>");
      const size = sizeOf(self);
      const at = asIndex(index);
      if (at < -size || at > size) throw indexError(`Index out of range: ${at}`);
      insert(self, at < 0 ? at + size : at, module);
      return self;
    }),
    pop: method({ key: required }, (self, key) => {
      const found = item(self, key);
      remove(self, key);
      return found;
    }),
  };
}

/** Puts a child under a number, and those from there on one further. */
export function insert(self: Module, at: number, module: Value): void {
  for (let i = sizeOf(self); i > at; i--) self.children.set(String(i), self.children.slot(String(i - 1)) ?? null);
  self.children.set(String(at), module);
}
