import { attributeError, NotAnalysed } from "../../values/errors.js";
import { typeName } from "../../values/kinds.js";
import { isList, isUnknown, type Value } from "../../values/value.js";
import type { Module } from "../module.js";
import { NativeClass } from "../nativeClass.js";
import { isTensor, type Shape } from "../tensor.js";

/** `self.name` in a forward of PyTorch, which sees what code has set since the module was made. */
export function field(self: Module, name: string): Value {
  const own = self.attributes[name];
  if (own !== undefined) return own;
  // A class of PyTorch has nothing in the way of what it registers; one of the workspace may have a property.
  const isPlain = self.cls === undefined || self.cls instanceof NativeClass;
  const value = (isPlain ? self.registered(name) : undefined) ?? self.attribute(name);
  if (value === undefined) throw attributeError(`'${self.typeName}' object has no attribute '${name}'`);
  return value;
}

/** `field` of several names. */
export function fields<const K extends string>(self: Module, names: readonly K[]): Readonly<Record<K, Value>> {
  const found = {} as Record<K, Value>;
  for (const name of names) found[name] = field(self, name);
  return found;
}

/**
 * What follows from fields of a module, worked out once and again where one of them is another value than before. A
 * list can change without being another one, so nothing is kept that follows from it.
 */
export function followingFrom<const K extends string, T>(
  names: readonly K[],
): (self: Module, make: (given: Readonly<Record<K, Value>>) => T) => T {
  return (self, make) => {
    const last = self.following;
    if (last?.names === names && last.from.every((value, i) => value === field(self, names[i] ?? ""))) {
      return last.made as T;
    }
    const given = fields(self, names);
    const made = make(given);
    const from = names.map((name) => given[name]);
    if (!from.some(isList)) self.following = { names, from, made };
    return made;
  };
}

/** The shape of a tensor that a forward takes as a weight, null for None. */
export function weightShape(value: Value): Shape | null {
  if (value === null) return null;
  if (isUnknown(value)) throw new NotAnalysed(value.reason);
  if (!isTensor(value)) throw new NotAnalysed(`a ${typeName(value)} in place of a weight`);
  if (value.shape === null) throw new NotAnalysed("a weight of unknown shape");
  return value.shape;
}

/** The shape of what the module has under a name now, null for None. */
export const shapeOf = (self: Module, name: string): Shape | null => weightShape(field(self, name));
