import { typeError } from "../values/errors.js";
import type { PyObject } from "../values/value.js";
import { builtins } from "./builtins.js";

/**
 * The method resolution order of a class: itself, then its bases by C3 linearisation. Source: Python documentation,
 * "The Python 2.3 Method Resolution Order". Throws the TypeError of bases that have no order.
 */
export function linearise(cls: PyObject, bases: readonly PyObject[]): readonly PyObject[] {
  const object = builtins.get("object") as PyObject;
  if (bases.length === 0) return [cls, object];
  const lines = [...bases.map((base) => [...lineageOf(base)]), [...bases]];
  const result = [cls];
  while (lines.some((line) => line.length > 0)) {
    const next = lines.find((line) => line[0] !== undefined && isFree(line[0], lines))?.[0];
    if (next === undefined) throw noOrder(bases);
    result.push(next);
    for (const line of lines) if (line[0] === next) line.shift();
  }
  return result;
}

/** A class of PyTorch or Python stands for all that it derives from. */
const lineageOf = (cls: PyObject): readonly PyObject[] => cls.lineage ?? [cls];

const isFree = (cls: PyObject, lines: readonly (readonly PyObject[])[]): boolean =>
  lines.every((line) => line.indexOf(cls) <= 0);

function noOrder(bases: readonly PyObject[]): Error {
  const names = bases.map((base) => base.mro?.[0] ?? base.typeName).join(", ");
  return typeError(`Cannot create a consistent method resolution\norder (MRO) for bases ${names}`);
}
