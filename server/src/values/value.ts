/**
 * A Python value, as YAML, an evaluated expression or a module argument holds it.
 *
 * Python keeps `2` and `2.0` apart and so must we: an int is a whole JavaScript number, a float is a `PyFloat`.
 * `None` is null, a str is a string. Everything else is an object with a `kind`.
 */
export type Value = null | boolean | number | string | PyFloat | PyList | PyTuple | PyDict | PyObject | Unknown;

/** A Python float. `value` may be infinite or NaN. */
export interface PyFloat {
  readonly kind: "float";
  readonly value: number;
}

export interface PyList {
  readonly kind: "list";
  readonly items: readonly Value[];
}

export interface PyTuple {
  readonly kind: "tuple";
  readonly items: readonly Value[];
}

export interface PyDict {
  readonly kind: "dict";
  readonly entries: readonly (readonly [Value, Value])[];
}

/** An instance, class, function or module that only its owner looks into; `typeName` is `type(x).__name__`. */
export interface PyObject {
  readonly kind: "object";
  readonly typeName: string;
  /** What `repr()` prints. */
  repr(): string;
  /** What `getattr` gives, or undefined where the object has no such attribute. */
  attribute?(name: string): Value | undefined;
  /** Calls the object with Python arguments; throws `PythonError` as Python would raise. */
  call?(args: readonly Value[], keywords: ReadonlyMap<string, Value>): Value;
  /** Set where the class defines no operators, so that using one is certainly a TypeError. */
  readonly plain?: boolean;
  /** Set for a class: the class names of its `__mro__`, itself first. */
  readonly mro?: readonly string[];
}

/** A value that was not worked out, and why; it flows on silently and is never a reason for an error. */
export interface Unknown {
  readonly kind: "unknown";
  readonly reason: string;
}

export const float = (value: number): PyFloat => ({ kind: "float", value });
export const list = (items: readonly Value[]): PyList => ({ kind: "list", items });
export const tuple = (items: readonly Value[]): PyTuple => ({ kind: "tuple", items });
export const unknown = (reason: string): Unknown => ({ kind: "unknown", reason });

export const isFloat = (value: Value): value is PyFloat => typeof value === "object" && value?.kind === "float";
export const isList = (value: Value): value is PyList => typeof value === "object" && value?.kind === "list";
export const isTuple = (value: Value): value is PyTuple => typeof value === "object" && value?.kind === "tuple";
export const isDict = (value: Value): value is PyDict => typeof value === "object" && value?.kind === "dict";
export const isObject = (value: Value): value is PyObject => typeof value === "object" && value?.kind === "object";
export const isUnknown = (value: Value): value is Unknown => typeof value === "object" && value?.kind === "unknown";
/** `isinstance(value, int)`: True and False are ints too. */
export const isInt = (value: Value): value is number | boolean =>
  typeof value === "number" || typeof value === "boolean";
/** `isinstance(value, (list, tuple))`. */
export const isSequence = (value: Value): value is PyList | PyTuple => isList(value) || isTuple(value);
