import { typeError } from "../../../values/errors.js";
import { typeName } from "../../../values/kinds.js";
import { repr } from "../../../values/repr.js";
import { asIndex, iterate } from "../../../values/sequence.js";
import { list, type Value } from "../../../values/value.js";
import { generator } from "../../generator.js";
import { method, type Methods, required } from "../../methods.js";
import type { Module } from "../../module.js";
import { keyError } from "../../moduleState.js";
import { anotherOf, isIterable, itemsOf, placeOf, renumber, sizeOf, slicedPlaces } from "./items.js";
import { insert } from "./sequential.js";

function append(self: Module, item: Value): Module {
  self.addModule(String(sizeOf(self)), item);
  return self;
}

/** `ModuleList.extend`, which its `__init__` calls too. */
export function extend(self: Module, items: Value): Module {
  if (!isIterable(items)) {
    throw typeError(`ModuleList.extend should be called with an iterable, but got ${typeName(items)}`);
  }
  return iterate(items).reduce(append, self);
}

function item(self: Module, index: Value): Value {
  const items = itemsOf(self);
  const places = slicedPlaces(items.length, index);
  if (places) return anotherOf(self, list(places.map((place) => items[place] ?? null)));
  const key = String(placeOf(items.length, index));
  const found = self.children.slot(key);
  if (found === undefined) throw keyError(repr(key).slice(1, -1));
  return found;
}

function remove(self: Module, index: Value): null {
  const size = sizeOf(self);
  for (const place of slicedPlaces(size, index) ?? [placeOf(size, index)]) self.deleteAttribute(String(place));
  renumber(self);
  return null;
}

/** The methods of `nn.ModuleList`; `make` makes an empty one. */
export const moduleListMethods = (make: () => Module): Methods => ({
  __getitem__: method({ idx: required }, item),
  __setitem__: method({ idx: required, module: required }, (self, index, module) => {
    self.setAttribute(String(placeOf(sizeOf(self), index)), module);
    return null;
  }),
  __delitem__: method({ idx: required }, remove),
  __len__: method({}, sizeOf),
  __iter__: method({}, (self) => generator(() => itemsOf(self), "odict_iterator")),
  __iadd__: method({ modules: required }, extend),
  __add__: method({ other: required }, (self, other) => [...itemsOf(self), ...iterate(other)].reduce(append, make())),
  append: method({ module: required }, append),
  extend: method({ modules: required }, extend),
  insert: method({ index: required, module: required }, (self, index, module) => {
    insert(self, asIndex(index), module);
    return null;
  }),
  pop: method({ key: required }, (self, key) => {
    const found = item(self, key);
    remove(self, key);
    return found;
  }),
});
