import { type PyObject, unknown, type Value } from "../../values/value.js";

/** What a library has under its names; a value that is dear to make is made when it is first asked for. */
export type Names = Readonly<Record<string, Value | (() => Value)>>;

export interface LibraryDefinition {
  readonly names: Names;
  /**
   * All names of the library that are not modelled, where they are listed: any other name is certainly a mistake.
   * Without it every name exists and is unknown.
   */
  readonly others?: string;
  /** More names, which come before submodules. */
  readonly more?: (name: string) => Value | undefined;
  /** What stands behind all of these; it may throw the AttributeError of a name that does not exist. */
  readonly otherwise?: (name: string) => Value | undefined;
}

/** The Python module of a library. `submodule` finds what `import name.x` would have bound on it. */
export function libraryObject(
  name: string,
  { names, others, more, otherwise }: LibraryDefinition,
  submodule: (name: string) => Value | undefined,
): PyObject {
  const made = new Map<string, Value>();
  const given = new Map<string, Value>();
  const listed = others === undefined ? undefined : new Set(others.split(/\s+/));
  const own = (attribute: string): Value | undefined => {
    const known = given.get(attribute) ?? made.get(attribute);
    if (known !== undefined || !Object.hasOwn(names, attribute)) return known;
    const entry = names[attribute];
    const value = typeof entry === "function" ? entry() : (entry ?? null);
    made.set(attribute, value);
    return value;
  };
  return {
    kind: "object",
    typeName: "module",
    repr: () => `<module '${name}'>`,
    attribute: (attribute) => {
      if (attribute === "__name__") return name;
      const found = own(attribute) ?? more?.(attribute) ?? submodule(attribute);
      if (found !== undefined) return found;
      if (otherwise !== undefined) return otherwise(attribute);
      if (/^__\w+__$/.test(attribute)) return undefined;
      return listed === undefined || listed.has(attribute)
        ? unknown(`${name}.${attribute} is not supported`)
        : undefined;
    },
    setAttribute: (attribute, value) => {
      given.set(attribute, value);
    },
    deleteAttribute: (attribute) => given.delete(attribute),
  };
}
