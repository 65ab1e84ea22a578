import { typeError } from "../values/errors.js";
import type { PyObject } from "../values/value.js";
import { objectClass } from "./objectClass.js";

/**
 * The method resolution order of a class: itself, then its bases by C3 linearisation, `object` last. Source: Python
 * documentation, "The Python 2.3 Method Resolution Order". Throws the TypeErrors of bases that have no order.
 */
export function linearise(cls: PyObject, bases: readonly PyObject[]): readonly PyObject[] {
  const repeated = bases.find((base, i) => bases.indexOf(base) !== i);
  if (repeated !== undefined) throw typeError(`duplicate base class ${repeated.mro?.[0] ?? repeated.typeName}`);
  const isMisplaced = bases.includes(objectClass) && bases.at(-1) !== objectClass;
  const lines = [...bases.map(lineOf), isMisplaced ? [...bases] : bases.filter((base) => base !== objectClass)];
  const result = [cls];
  while (lines.some((line) => line.length > 0)) {
    const heads = new Set(lines.flatMap((line) => line[0] ?? []));
    const next = [...heads].find((head) => lines.every((line) => line.indexOf(head) <= 0));
    if (next === undefined || isMisplaced) throw noOrder(isMisplaced ? new Set(bases) : heads);
    result.push(next);
    for (const line of lines) if (line[0] === next) line.shift();
  }
  return [...result, objectClass];
}

/** A class of PyTorch or Python that does not tell its own order stands for all that it derives from. */
const lineOf = (cls: PyObject): PyObject[] => (cls.lineage ?? [cls]).filter((each) => each !== objectClass);

function noOrder(heads: ReadonlySet<PyObject>): Error {
  const names = [...heads].map((base) => base.mro?.[0] ?? base.typeName).join(", ");
  return typeError(`Cannot create a consistent method resolution\norder (MRO) for bases ${names}`);
}
