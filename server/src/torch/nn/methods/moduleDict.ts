import { clearDict } from "../../../values/dicts.js";
import { PythonError, typeError, valueError } from "../../../values/errors.js";
import { typeName } from "../../../values/kinds.js";
import { repr } from "../../../values/repr.js";
import { iterate, len } from "../../../values/sequence.js";
import { isDict, list, tuple, type Value } from "../../../values/value.js";
import { generator } from "../../generator.js";
import { method, type Methods, required } from "../../methods.js";
import { isModule, type Module } from "../../module.js";
import { isIterable, itemsOf, keysOf, sizeOf } from "./items.js";

/** Key and value of every entry of a dict, of a container by name, or of a list of pairs. */
export function entriesOf(name: string, method: string, value: Value): readonly (readonly [Value, Value])[] {
  if (isDict(value)) return value.entries;
  if (isModule(value) && value.type.mro.includes("ModuleDict")) return value.children.dict.entries;
  if (!isIterable(value)) {
    throw typeError(
      `${method}.update should be called with an iterable of key/value pairs, but got ${typeName(value)}`,
    );
  }
  return iterate(value).map((pair, i) => {
    const at = `${name} update sequence element #${i}`;
    if (!isIterable(pair)) throw typeError(`${at} should be Iterable; is${typeName(pair)}`);
    if (len(pair) !== 2) throw valueError(`${at} has length ${len(pair)}; 2 is required`);
    const [key = null, item = null] = iterate(pair);
    return [key, item];
  });
}

/** `ModuleDict.update`, which its `__init__` calls too. */
export function update(self: Module, modules: Value): null {
  for (const [key, module] of entriesOf("ModuleDict", "ModuleDict", modules)) self.addModule(key, module);
  return null;
}

const keyMissing = (key: Value): PythonError => new PythonError("KeyError", repr(key));

function item(self: Module, key: Value): Value {
  const found = typeof key === "string" ? self.children.slot(key) : undefined;
  if (found === undefined) throw keyMissing(key);
  return found;
}

function remove(self: Module, key: Value): null {
  if (typeof key !== "string" || !self.children.delete(key)) throw keyMissing(key);
  return null;
}

/** The methods of `nn.ModuleDict`. */
export const moduleDictMethods: Methods = {
  __getitem__: method({ key: required }, item),
  __setitem__: method({ key: required, module: required }, (self, key, module) => {
    self.addModule(key, module);
    return null;
  }),
  __delitem__: method({ key: required }, remove),
  __len__: method({}, sizeOf),
  __iter__: method({}, (self) => generator(() => keysOf(self), "odict_iterator")),
  __contains__: method({ key: required }, (self, key) => typeof key === "string" && keysOf(self).includes(key)),
  clear: method({}, (self) => {
    clearDict(self.children.dict);
    return null;
  }),
  pop: method({ key: required }, (self, key) => {
    const found = item(self, key);
    remove(self, key);
    return found;
  }),
  keys: method({}, (self) => list(keysOf(self))),
  values: method({}, (self) => list(itemsOf(self))),
  items: method({}, (self) => list(self.children.dict.entries.map((entry) => tuple(entry)))),
  update: method({ modules: required }, update),
};
