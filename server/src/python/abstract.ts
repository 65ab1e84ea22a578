import { typeError } from "../values/errors.js";
import { isObject, type Value } from "../values/value.js";
import { PyClass } from "./classes.js";
import { Descriptor } from "./descriptors.js";

const marked = new WeakSet();

/** `abc.abstractmethod`. */
export function markAbstract(method: Value): Value {
  if (isObject(method)) marked.add(method);
  return method;
}

const isAbstract = (value: Value | undefined): boolean =>
  value !== undefined &&
  isObject(value) &&
  (marked.has(value) || (value instanceof Descriptor && isAbstract(value.target)));

/** Throws the TypeError of a class that is made although methods of it are abstract. */
export function checkAbstract(cls: PyClass): void {
  if (!cls.mro.includes("ABC")) return;
  const names = new Set(cls.lineage.flatMap((each) => (each instanceof PyClass ? [...each.names.keys()] : [])));
  const abstract = [...names].filter((name) => isAbstract(cls.find(name))).sort();
  if (abstract.length === 0) return;
  const methods = `method${abstract.length === 1 ? "" : "s"} ${abstract.join(", ")}`;
  throw typeError(`Can't instantiate abstract class ${cls.name} with abstract ${methods}`);
}
