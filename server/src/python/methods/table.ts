import { NotAnalysed, typeError } from "../../values/errors.js";
import { plainValue, typeName } from "../../values/kinds.js";
import { isObject, type PyObject, type Value } from "../../values/value.js";
import { builtinFunction } from "../callables.js";
import { dictMethods } from "./dict.js";
import { listMethods } from "./list.js";
import type { Method } from "./method.js";
import { floatAttributes, floatMethods, intAttributes, intMethods } from "./numbers.js";
import { sequenceMethods } from "./sequences.js";
import { frozensetMethods, setMethods } from "./set.js";
import { strMethods } from "./str.js";

type AnyMethod = Method<never>;
type AnyAttribute = (self: never) => Value;

/** The methods of Python's own types, by the name of the type. */
const methods: Readonly<Record<string, Readonly<Record<string, AnyMethod>>>> = {
  ...{ bool: intMethods, int: intMethods, float: floatMethods, str: strMethods },
  ...{ dict: dictMethods, frozenset: frozensetMethods, list: listMethods, set: setMethods, tuple: sequenceMethods },
};

/** Their attributes that are no methods. */
const attributes: Readonly<Record<string, Readonly<Record<string, AnyAttribute>>>> = {
  ...{ bool: intAttributes, int: intAttributes, float: floatAttributes },
};

const entryOf = <Item>(table: Readonly<Record<string, Item>> | undefined, name: string): Item | undefined =>
  table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;

/** The method or attribute of a value of Python's own types, or undefined where the type has none of that name. */
export function nativeAttribute(value: Value, name: string): Value | undefined {
  const kind = typeName(value);
  const attribute = entryOf(attributes[kind], name) as ((self: Value) => Value) | undefined;
  if (attribute !== undefined) return attribute(value);
  const method = entryOf(methods[kind], name) as Method<Value> | undefined;
  if (method !== undefined && isObject(value)) throw new NotAnalysed(`the method ${name} of such a ${kind}`);
  return (
    method && {
      ...builtinFunction(name, (args, keywords) => method(value, args, keywords, kind, name)),
      attribute: (attribute) =>
        attribute === "__qualname__" ? `${kind}.${name}` : attribute === "__name__" ? name : undefined,
      repr: () => {
        throw new NotAnalysed("the address of a method");
      },
    }
  );
}

/** Whether a type has an attribute that is no method, such as `real`. */
export const isDataAttribute = (owner: string, name: string): boolean => entryOf(attributes[owner], name) !== undefined;

/** What `str.upper` is: a method that takes its object as the first argument. Undefined where the type has none. */
export function nativeMethod(owner: string, name: string): PyObject | undefined {
  const method = entryOf(methods[owner], name) as Method<Value> | undefined;
  if (method === undefined) return undefined;
  if (name === "fromkeys") return builtinFunction(name, (args, keywords) => method(null, args, keywords, owner, name));
  return {
    kind: "object",
    typeName: "method_descriptor",
    plain: true,
    repr: () => `<method '${name}' of '${owner}' objects>`,
    call: ([given, ...args], keywords) => {
      const self = given && plainValue(given);
      if (self === undefined) throw typeError(`unbound method ${owner}.${name}() needs an argument`);
      const kind = typeName(self);
      if (kind === owner || (kind === "bool" && owner === "int")) return method(self, args, keywords, owner, name);
      throw typeError(`descriptor '${name}' for '${owner}' objects doesn't apply to a '${kind}' object`);
    },
  };
}
