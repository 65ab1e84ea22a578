import { NotAnalysed } from "../../values/errors.js";
import { type PyObject, unknown, type Unknown, type Value } from "../../values/value.js";
import { builtinFunction } from "../callables.js";
import type { Names } from "./library.js";

interface ObjectDefinition {
  /** The class, as `type(x)` gives it. */
  readonly cls?: PyObject;
  readonly typeName: string;
  readonly repr?: () => string;
  /** What `getattr` finds; what is set later comes first. */
  readonly attribute?: (name: string) => Value | undefined;
  readonly call?: PyObject["call"];
  readonly visit?: () => Iterable<Value>;
}

/** An instance of a class of a library; attributes can be set on it. */
export function instance({ cls, typeName, repr, attribute, call, visit }: ObjectDefinition): PyObject {
  const set = new Map<string, Value>();
  return {
    kind: "object",
    typeName,
    ...(cls && { cls }),
    ...(call && { call }),
    ...(visit && { visit }),
    repr: repr ?? (() => `<${typeName} object>`),
    attribute: (name) => {
      if (name === "__class__" && cls !== undefined) return cls;
      return set.get(name) ?? attribute?.(name);
    },
    setAttribute: (name, value) => {
      set.set(name, value);
    },
    deleteAttribute: (name) => set.delete(name),
  };
}

interface ClassDefinition {
  /** With its module, e.g. `collections.deque`. */
  readonly qualifiedName: string;
  /** Names of the classes that it derives from, `object` left out. */
  readonly bases?: readonly string[];
  readonly call?: PyObject["call"];
  readonly attributes?: Names;
  /** Set where instances hold nothing, so that classes can derive from it. */
  readonly stateless?: boolean;
}

/** A class of a library. Without `call`, making an instance is not analysed. */
export function libraryClass({
  qualifiedName,
  bases = [],
  call,
  attributes = {},
  stateless = false,
}: ClassDefinition): PyObject {
  const name = qualifiedName.slice(qualifiedName.lastIndexOf(".") + 1);
  const cls: PyObject = {
    kind: "object",
    typeName: "type",
    mro: [name, ...bases, "object"],
    stateless,
    repr: () => `<class '${qualifiedName}'>`,
    call:
      call ??
      (() => {
        throw new NotAnalysed(`${qualifiedName}() is not supported`);
      }),
    attribute: (attribute) => {
      if (attribute === "__name__" || attribute === "__qualname__") return name;
      if (attribute === "__class_getitem__") return builtinFunction("__class_getitem__", () => cls);
      const entry = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
      return typeof entry === "function" ? entry() : entry;
    },
  };
  return cls;
}

/** A lookup in a table of attributes, for `instance`. */
export const table =
  (attributes: Readonly<Record<string, Value>>) =>
  (name: string): Value | undefined =>
    Object.hasOwn(attributes, name) ? attributes[name] : undefined;

/** A function whose effects are outside of any model, so that nothing is left to be known. */
export const noOperation = (name: string): PyObject => builtinFunction(name, () => null);

/** A value of a library that no model depends on. */
export const foreign = (name: string): Unknown => ({ ...unknown(`${name} is not supported`), harmless: true });

/** `names` as a table of functions of one kind. */
export const each = (names: string, make: (name: string) => Value): Readonly<Record<string, Value>> =>
  Object.fromEntries(names.split(" ").map((name) => [name, make(name)]));
