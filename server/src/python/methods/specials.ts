import { contains } from "../../values/compare.js";
import { deleteItem, setItem } from "../../values/items.js";
import { typeName } from "../../values/kinds.js";
import { repr, str } from "../../values/repr.js";
import { len, visit } from "../../values/sequence.js";
import { subscript } from "../../values/subscript.js";
import { isObject, type Value } from "../../values/value.js";
import { iterator } from "../iterators.js";
import { objectSpecials, typeSpecials } from "./specials.data.js";

const names = (text: string): readonly string[] => text.split(" ").map((name) => `__${name}__`);
const ofObject: ReadonlySet<string> = new Set(names(objectSpecials));
const ofTypes: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(typeSpecials).map(([type, text]) => [type, new Set(names(text))]),
);

/** Whether a value has a special attribute; undefined where its type keeps that to itself. */
export function hasSpecial(value: Value, name: string): boolean | undefined {
  if (ofObject.has(name)) return true;
  const known = ofTypes.get(typeName(value));
  if (known === undefined || (isObject(value) && value.mro !== undefined)) return undefined;
  return known.has(name);
}

/** The special methods of values that are worth calling by name. */
export const specialMethods: Readonly<Record<string, (self: Value, ...args: readonly Value[]) => Value>> = {
  __contains__: (self, item = null) => contains(self, item),
  __delitem__: (self, index = null) => {
    deleteItem(self, index);
    return null;
  },
  __getitem__: (self, index = null) => subscript(self, index),
  __iter__: (self) => iterator(`${typeName(self)}_iterator`, () => visit(self)),
  __len__: len,
  __repr__: repr,
  __setitem__: (self, index = null, value = null) => {
    setItem(self, index, value);
    return null;
  },
  __str__: str,
};
