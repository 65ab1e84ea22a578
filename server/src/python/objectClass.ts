import { identical } from "../values/compare.js";
import { NotAnalysed, typeError } from "../values/errors.js";
import { notImplemented } from "../values/kinds.js";
import { repr } from "../values/repr.js";
import { isObject, type PyObject, type Value } from "../values/value.js";
import { classCalls } from "./builtinClasses.js";
import { builtinClass, builtinFunction } from "./callables.js";

/** A class that code defines. */
interface DefinedClass extends PyObject {
  /** An instance whose `__init__` has not run. */
  allocate(args: readonly Value[]): PyObject;
  /** Sets an attribute of an instance, whatever `__setattr__` says. */
  assign(instance: PyObject, name: string, value: Value): void;
  /** Deletes an attribute of an instance, whatever `__delattr__` says. */
  remove(instance: PyObject, name: string): void;
  /** Reads an attribute of an instance, whatever `__getattr__` says. */
  read(instance: PyObject, name: string): Value;
}

const isDefined = (cls: Value | undefined): cls is DefinedClass =>
  cls !== undefined && isObject(cls) && "allocate" in cls;

function classOf(self: PyObject, method: string): DefinedClass {
  if (isDefined(self.cls)) return self.cls;
  throw new NotAnalysed(`object.${method} of ${self.typeName}`);
}

const nameOf = (name: Value): string => {
  if (typeof name === "string") return name;
  throw typeError("attribute name must be string");
};

type Method = (self: PyObject, ...args: readonly Value[]) => Value;

/** What `object` gives every instance. */
const methods: Readonly<Record<string, Method>> = {
  __delattr__: (self, name = null) => {
    classOf(self, "__delattr__").remove(self, nameOf(name));
    return null;
  },
  __eq__: (self, other = null) => (identical(self, other) ? true : notImplemented),
  __getattribute__: (self, name = null) => classOf(self, "__getattribute__").read(self, nameOf(name)),
  __init__: (_self, ...args) => {
    if (args.length > 0) throw typeError("object.__init__() takes exactly one argument (the instance to initialize)");
    return null;
  },
  __init_subclass__: () => null,
  __repr__: (self) => {
    throw new NotAnalysed(`the address of a ${self.typeName}`);
  },
  __setattr__: (self, name = null, value = null) => {
    classOf(self, "__setattr__").assign(self, nameOf(name), value);
    return null;
  },
  __str__: repr,
};

const create = builtinFunction("__new__", ([cls, ...rest]) => {
  if (!isDefined(cls)) throw new NotAnalysed("object.__new__() of a class that is not the workspace's");
  if (rest.length > 0 && cls.attribute?.("__init__") === objectClass.attribute?.("__init__")) {
    throw new NotAnalysed("arguments of object.__new__()");
  }
  return cls.allocate([]);
});

const unbound = new Map<string, PyObject>(
  Object.entries(methods).map(([name, method]) => [
    name,
    builtinFunction(name, ([self, ...args]) => {
      if (self !== undefined && isObject(self)) return method(self, ...args);
      throw typeError(`descriptor '${name}' of 'object' object needs an argument`);
    }),
  ]),
);

const plain = builtinClass(["object"], classCalls.object);

/** Python's `object`, which every class derives from. */
export const objectClass: PyObject = {
  ...plain,
  attribute: (name) => (name === "__new__" ? create : (unbound.get(name) ?? plain.attribute?.(name))),
  instanceAttribute: (instance, name) => {
    if (name === "__new__") return create;
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    return method && builtinFunction(name, (args) => method(instance, ...args));
  },
};
