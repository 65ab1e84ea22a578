import { attributeError, NotAnalysed } from "../../values/errors.js";
import { typeName } from "../../values/kinds.js";
import { isUnknown, type Value } from "../../values/value.js";
import type { Module } from "../module.js";
import { isTensor, type Shape } from "../tensor.js";

/** `self.name` in a forward of PyTorch, which sees what code has set since the module was made. */
export function field(self: Module, name: string): Value {
  const value = self.attributes[name] ?? self.attribute(name);
  if (value === undefined) throw attributeError(`'${self.typeName}' object has no attribute '${name}'`);
  return value;
}

/** `field` of several names. */
export const fields = <const K extends string>(self: Module, names: readonly K[]): Readonly<Record<K, Value>> =>
  Object.fromEntries(names.map((name) => [name, field(self, name)])) as Record<K, Value>;

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
