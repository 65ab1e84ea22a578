import { augment } from "../values/augment.js";
import type { BinaryOperator } from "../values/arithmetic.js";
import { NotAnalysed, typeError } from "../values/errors.js";
import { format } from "../values/format/format.js";
import { call, numberOf, plainValue } from "../values/kinds.js";
import { repr, str } from "../values/repr.js";
import { isDict, isObject, isTuple, type PyObject, type Value } from "../values/value.js";
import { builtinFunction } from "./callables.js";
import { addsSpecial, hasSpecial, specialMethod } from "./methods/specials.js";
import { nativeAttribute, nativeMethod } from "./methods/table.js";

type Keywords = ReadonlyMap<string, Value>;

/** How instances of classes that derive from a class of Python's own get what they hold. */
export interface Holding {
  /** What `cls.__new__(cls, *args, **keywords)` makes. */
  readonly hold: (args: readonly Value[], keywords: Keywords) => Value;
  /** What `__init__(self, *args, **keywords)` does to it; a value that never changes needs none. */
  readonly fill?: (held: Value, args: readonly Value[], keywords: Keywords) => void;
}

/** A class that makes instances of itself and of what derives from it. */
interface Allocating extends PyObject {
  allocate(args: readonly Value[], keywords: Keywords): Value;
}

const isAllocating = (cls: Value | undefined): cls is Allocating =>
  cls !== undefined && isObject(cls) && "allocate" in cls;

/** Has classes derive from a class of Python's own: an instance holds a value, whose methods are its own. */
export function derivable(cls: PyObject, { hold, fill }: Holding): PyObject {
  const owner = cls.mro?.find((name) => natives.has(name)) ?? "object";
  const init = (self: Value, args: readonly Value[], keywords: Keywords): Value => {
    if (isObject(self) && self.held !== undefined) fill?.(self.held, args, keywords);
    else fill?.(self, args, keywords);
    return null;
  };
  const create = builtinFunction("__new__", ([made, ...args], keywords) => {
    if (isAllocating(made)) return made.allocate(args, keywords);
    return call(made ?? null, args, keywords);
  });
  const onClass = (name: string): Value | undefined => {
    if (name === "__new__") return create;
    if (name === "__init__") return unbound(owner, name, init);
    if (!/^__\w+__$/.test(name)) return nativeMethod(owner, name);
    if (name === "__str__" && owner === "str") return unbound(owner, name, callHeld(name));
    return ownSpecials.has(name) || addsSpecial(owner, name) ? unbound(owner, name, callHeld(name)) : undefined;
  };
  return {
    ...cls,
    hold,
    attribute: (name) =>
      (name === "__init__" || name === "__new__" ? undefined : cls.attribute?.(name)) ?? onClass(name),
    instanceAttribute: (instance, name) => {
      if (name === "__new__") return create;
      if (name === "__init__") return builtinFunction(name, (args, keywords) => init(instance, args, keywords));
      return heldAttribute(instance, name);
    },
  };
}

const natives: ReadonlySet<string> = new Set("dict float frozenset int list set str tuple".split(" "));

/** What Python's own types do in their own way, though every object does it. */
const ownSpecials: ReadonlySet<string> = new Set(
  "eq ne lt le gt ge repr hash format".split(" ").map((name) => `__${name}__`),
);

const inPlace: ReadonlyMap<string, BinaryOperator> = new Map<string, BinaryOperator>([
  ["__iadd__", "+"],
  ["__imul__", "*"],
  ["__ior__", "|"],
  ["__iand__", "&"],
  ["__isub__", "-"],
  ["__ixor__", "^"],
]);

/** What an instance has of the value that it holds. */
function heldAttribute(instance: PyObject, name: string): Value | undefined {
  const { held } = instance;
  if (held === undefined) return undefined;
  const found = /^__\w+__$/.test(name) ? heldSpecial(instance, held, name) : heldMethod(held, name);
  if (found === undefined || !isObject(found) || found.call === undefined) return found;
  return {
    ...found,
    call: (args, keywords) => {
      const result = call(found, args, keywords);
      if (result === held && typeof held === "object") return instance;
      return isOfKind(result, held) ? (instance.holding?.(result) ?? result) : result;
    },
  };
}

/** Whether a value is a tuple with the same fields, as `_replace` gives it. */
const isOfKind = (value: Value, held: Value): boolean =>
  isTuple(value) && isTuple(held) && held.subclass?.fields !== undefined && value.subclass === held.subclass;

function heldMethod(held: Value, name: string): Value | undefined {
  if (isTuple(held)) {
    const at = held.subclass?.fields?.indexOf(name) ?? -1;
    const own = at < 0 ? held.subclass?.attribute?.(held.items, name) : held.items[at];
    if (own !== undefined) return own;
  }
  const own = isDict(held) ? held.subclass?.attribute?.(held, name) : undefined;
  return own ?? nativeAttribute(held, name);
}

function heldSpecial(instance: PyObject, held: Value, name: string): Value | undefined {
  if (name === "__hash__") return isHashable(held) ? undefined : null;
  if (name === "__repr__") return builtinFunction(name, () => heldRepr(instance, held));
  if (name === "__format__") {
    return typeof held === "string" || numberOf(held) !== undefined
      ? builtinFunction(name, ([spec = ""]) => format(held, str(spec)))
      : undefined;
  }
  if (name === "__str__" && typeof held !== "string") return undefined;
  if (name === "__rmod__" && typeof held === "string") return undefined;
  const operator = inPlace.get(name);
  if (operator !== undefined && hasSpecial(held, name) === true) {
    return builtinFunction(name, ([other = null]) => augment(operator, held, plainValue(other)));
  }
  return hasSpecial(held, name) === true ? specialMethod(held, name) : undefined;
}

function heldRepr(instance: PyObject, held: Value): string {
  if (typeof held === "object" && held?.kind === "set") {
    return `${instance.typeName}(${held.items.length === 0 ? "" : repr({ ...held, frozen: false })})`;
  }
  if (!isTuple(held) || held.subclass === undefined) return repr(held);
  return repr({ ...held, subclass: { ...held.subclass, name: instance.typeName } });
}

const isHashable = (value: Value): boolean =>
  value === null ||
  typeof value !== "object" ||
  value.kind === "tuple" ||
  value.kind === "float" ||
  (value.kind === "set" && value.frozen);

type Unbound = (self: Value, args: readonly Value[], keywords: Keywords) => Value;

const callHeld =
  (name: string): Unbound =>
  (self, args, keywords) => {
    const method = isObject(self) ? heldAttribute(self, name) : specialMethod(self, name);
    if (method === undefined) throw new NotAnalysed(`the method ${name} of a class`);
    return call(method, args, keywords);
  };

/** What `dict.__init__` is: a method that takes its object as the first argument. */
function unbound(owner: string, name: string, run: Unbound): PyObject {
  return {
    kind: "object",
    typeName: "wrapper_descriptor",
    plain: true,
    repr: () => `<slot wrapper '${name}' of '${owner}' objects>`,
    attribute: (attribute) => (attribute === "__name__" ? name : undefined),
    call: ([self, ...args], keywords) => {
      if (self !== undefined) return run(self, args, keywords);
      throw typeError(`descriptor '${name}' of '${owner}' object needs an argument`);
    },
  };
}
