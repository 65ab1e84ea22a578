import { isTruthy } from "../values/compare.js";
import { NotAnalysed, typeError } from "../values/errors.js";
import { call, lacks, specialOf, typeName } from "../values/kinds.js";
import { isObject, isTuple, type PyObject, type Value } from "../values/value.js";
import { unionMembers } from "../values/unions.js";
import { deleteAttribute, findAttribute, getAttribute, hasAttribute, setAttribute } from "./attributes.js";
import { type Call, checkCount, unaryCall, withoutKeywords } from "./callables.js";

/** Python's functions of attributes and classes, by name. */
export const attributeFunctions: Readonly<Record<string, Call>> = {
  callable: unaryCall("callable", isCallable),
  delattr: withoutKeywords("delattr", (args) => {
    checkCount("delattr", args, 2, 2);
    deleteAttribute(args[0]!, attributeName(args[1]!));
    return null;
  }),
  getattr: withoutKeywords("getattr", (args) => {
    checkCount("getattr", args, 2, 3);
    const [value = null, named = null, fallback] = args;
    const name = attributeName(named);
    if (fallback === undefined) return getAttribute(value, name);
    const found = findAttribute(value, name);
    return found === undefined ? fallback : found;
  }),
  hasattr: withoutKeywords("hasattr", (args) => {
    checkCount("hasattr", args, 2, 2);
    return hasAttribute(args[0]!, attributeName(args[1]!));
  }),
  isinstance: withoutKeywords("isinstance", (args) => {
    checkCount("isinstance", args, 2, 2);
    return isInstance(args[0]!, args[1]!);
  }),
  issubclass: withoutKeywords("issubclass", (args) => {
    checkCount("issubclass", args, 2, 2);
    return isSubclass(args[0]!, args[1]!);
  }),
  setattr: withoutKeywords("setattr", (args) => {
    checkCount("setattr", args, 3, 3);
    setAttribute(args[0]!, attributeName(args[1]!), args[2]!);
    return null;
  }),
};

function attributeName(name: Value): string {
  if (typeof name === "string") return name;
  throw typeError(`attribute name must be string, not '${typeName(name)}'`);
}

function isCallable(value: Value): boolean {
  typeName(value);
  if (!isObject(value)) return false;
  return value.call !== undefined || specialOf(value, "__call__") !== undefined;
}

/** `isinstance(value, classes)`. */
export function isInstance(value: Value, classes: Value): boolean {
  const members = unionMembers(classes);
  if (members !== undefined) return members.some((item) => (item === null ? value === null : isInstance(value, item)));
  if (isTuple(classes)) return classes.items.some((item) => isInstance(value, item));
  typeName(classes);
  if (isObject(classes) && classes.hasInstance !== undefined) {
    typeName(value);
    return classes.hasInstance(value);
  }
  if (!isObject(classes) || classes.mro === undefined) {
    throw lacks("isinstance() arg 2 must be a type, a tuple of types, or a union", classes);
  }
  const check = classes.cls?.lineage === undefined ? undefined : specialOf(classes, "__instancecheck__");
  if (check !== undefined) return isTruthy(call(check, [value]));
  const own = isObject(value) && (value.mro === undefined || value.cls !== undefined) ? classOf(value) : undefined;
  if (own === undefined) return typesOf(value).includes(classes.mro[0] ?? "");
  return derives(own, classes) || derives(pretended(value) ?? own, classes);
}

/** Classes of the workspace may share a name, and are told apart by themselves; other classes have theirs alone. */
function derives(cls: PyObject, from: PyObject): boolean {
  if (cls.lineage !== undefined && from.lineage !== undefined) return cls.lineage.includes(from);
  return cls.mro?.includes(from.mro?.[0] ?? "") === true;
}

/** The class that an instance of the workspace says it is of, as a property. */
function pretended(value: Value): PyObject | undefined {
  const told = isObject(value) && value.cls?.lineage !== undefined ? value.attribute?.("__class__") : undefined;
  return told !== undefined && isObject(told) ? told : undefined;
}

function classOf(value: PyObject): PyObject | undefined {
  const own = value.cls ?? value.attribute?.("__class__");
  return own !== undefined && isObject(own) && own.mro !== undefined ? own : undefined;
}

/** Objects of Python's own types that are neither values nor know their class. */
const native: ReadonlySet<string> = new Set(
  "_SpecialForm builtin_function_or_method function method module slice".split(" "),
);

function typesOf(value: Value): readonly string[] {
  const kind = typeName(value);
  if (kind === "bool") return ["bool", "int", "object"];
  if (!isObject(value)) return [kind, "object"];
  if (value.mro !== undefined) return ["type", "object"];
  if (value.plain === true || native.has(kind)) return [kind, "object"];
  throw new NotAnalysed(`the class of ${kind}`);
}

function isSubclass(cls: Value, classes: Value): boolean {
  const members = unionMembers(classes) ?? (isTuple(classes) ? classes.items : undefined);
  if (members !== undefined) return members.some((item) => item !== null && isSubclass(cls, item));
  typeName(cls);
  if (!isObject(cls) || cls.mro === undefined) throw lacks("issubclass() arg 1 must be a class", cls);
  typeName(classes);
  if (isObject(classes) && classes.mro !== undefined) return derives(cls, classes);
  throw lacks("issubclass() arg 2 must be a class, a tuple of classes, or a union", classes);
}
