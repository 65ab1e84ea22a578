import { NotAnalysed, typeError } from "../../values/errors.js";
import { contains } from "../../values/compare.js";
import { deleteItem, setItem } from "../../values/items.js";
import { typeName } from "../../values/kinds.js";
import { repr, str } from "../../values/repr.js";
import { len, visit } from "../../values/sequence.js";
import { subscript } from "../../values/subscript.js";
import { isObject, type PyObject, type Value } from "../../values/value.js";
import { builtinFunction } from "../callables.js";
import { iterator } from "../iterators.js";
import { operatorMethods } from "./operators.js";
import { classSpecials, objectSpecials, typeSpecials } from "./specials.data.js";

const names = (text: string): readonly string[] => text.split(" ").map((name) => `__${name}__`);
const ofObject: ReadonlySet<string> = new Set(names(objectSpecials));
const ofClasses: ReadonlySet<string> = new Set(names(classSpecials));
const ofTypes: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(typeSpecials).map(([type, text]) => [type, new Set(names(text))]),
);

/** Whether a value has a special attribute; undefined where its type keeps that to itself. */
export function hasSpecial(value: Value, name: string): boolean | undefined {
  if (ofObject.has(name)) return true;
  if (isObject(value) && value.plain === true && value.cls?.lineage !== undefined) return false;
  if (isObject(value) && value.lineage?.every(isDefined) === true) return ofClasses.has(name) ? undefined : false;
  const known = ofTypes.get(typeName(value));
  if (known === undefined || (isObject(value) && value.mro !== undefined)) return undefined;
  return known.has(name);
}

/** A class that code defines, or `object`: no other has attributes that are not known. */
const isDefined = (cls: PyObject): boolean => cls.lineage !== undefined || cls.mro?.[0] === "object";

/** Whether one of Python's own types has a special method that not every object has. */
export const addsSpecial = (type: string, name: string): boolean => ofTypes.get(type)?.has(name) === true;

/** The special method of a value of Python's own types; undefined where it is not analysed. */
export function specialMethod(value: Value, name: string): PyObject | undefined {
  const method = Object.hasOwn(specialMethods, name) ? specialMethods[name] : undefined;
  if (method === undefined || isObject(value)) return undefined;
  const count = name === "__setitem__" ? 2 : unary.has(name) ? 0 : 1;
  return builtinFunction(name, (args) => {
    if (args.length === count) return method(value, ...args);
    if (name === "__pow__") throw new NotAnalysed("pow() of three arguments");
    throw typeError(`expected ${count} argument${count === 1 ? "" : "s"}, got ${args.length}`);
  });
}

const unary: ReadonlySet<string> = new Set(names("bool float index int invert iter len neg pos repr str"));

/** The special methods of values that are worth calling by name. */
const specialMethods: Readonly<Record<string, (self: Value, ...args: readonly Value[]) => Value>> = {
  ...operatorMethods,
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
