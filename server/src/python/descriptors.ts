import { attributeError } from "../values/errors.js";
import { call, specialOf } from "../values/kinds.js";
import { isObject, type PyObject, type Value } from "../values/value.js";
import { BoundMethod } from "./boundMethod.js";
import { bindNamed, builtinClass } from "./callables.js";

type Wrapping = "property" | "staticmethod" | "classmethod";

/** What `@property`, `@staticmethod` and `@classmethod` make of a function. */
export class Descriptor implements PyObject {
  readonly kind = "object";
  readonly plain = true;

  constructor(
    readonly typeName: Wrapping,
    readonly target: Value,
    readonly setter: Value = null,
    readonly deleter: Value = null,
  ) {}

  repr(): string {
    return `<${this.typeName} object>`;
  }

  attribute(name: string): Value | undefined {
    return this.typeName === "property" ? this.#ofProperty(name) : this.#ofMethod(name);
  }

  #ofMethod(name: string): Value | undefined {
    if (name === "__func__" || name === "__wrapped__") return this.target;
    if (name === "__call__" && this.typeName === "staticmethod") return this.target;
    return isObject(this.target) ? this.target.attribute?.(name) : undefined;
  }

  #ofProperty(name: string): Value | undefined {
    const { target, setter, deleter } = this;
    switch (name) {
      case "fget":
        return target;
      case "fset":
        return setter;
      case "fdel":
        return deleter;
      case "__doc__":
        return isObject(target) ? target.attribute?.("__doc__") : null;
      case "getter":
        return decorator((given) => new Descriptor("property", given, setter, deleter));
      case "setter":
        return decorator((given) => new Descriptor("property", target, given, deleter));
      case "deleter":
        return decorator((given) => new Descriptor("property", target, setter, given));
      default:
        return undefined;
    }
  }
}

const decorator = (apply: (value: Value) => Value): PyObject => ({
  kind: "object",
  typeName: "builtin_function_or_method",
  repr: () => "<built-in method>",
  call: ([value = null]) => apply(value),
});

const ofMethod = (name: "staticmethod" | "classmethod"): readonly [string, PyObject] => [
  name,
  builtinClass([name, "object"], ([target = null]) => new Descriptor(name, target)),
];

/** The classes `property`, `staticmethod` and `classmethod`. */
export const descriptorClasses: readonly (readonly [string, PyObject])[] = [
  ofMethod("staticmethod"),
  ofMethod("classmethod"),
  [
    "property",
    builtinClass(["property", "object"], (args, keywords) => {
      const [get, set, del] = bindNamed("property", ["fget", "fset", "fdel", "doc"], 0, args, keywords);
      return new Descriptor("property", get ?? null, set ?? null, del ?? null);
    }),
  ],
];

/** Types of what becomes a method where it stands on a class. */
const binding: ReadonlySet<string> = new Set(["function", "method_descriptor", "wrapper_descriptor"]);

/** What reading a class's attribute through an instance of the class `cls` gives. `name` is for messages. */
export function bindTo(value: Value, instance: PyObject, cls: PyObject, name: string): Value {
  if (!isObject(value) || value.mro !== undefined) return value;
  if (binding.has(value.typeName)) return new BoundMethod(instance, value);
  if (!(value instanceof Descriptor)) return throughGet(value, instance, cls);
  if (value.typeName === "staticmethod") return value.target;
  if (value.typeName === "classmethod") return boundToClass(value, cls);
  if (value.target === null) throw propertyError(name, instance, "getter");
  return call(value.target, [instance]);
}

/** What reading an attribute on the class itself gives. */
export function bindToClass(value: Value, cls: PyObject): Value {
  if (!isObject(value) || value.mro !== undefined) return value;
  if (!(value instanceof Descriptor)) return throughGet(value, null, cls);
  if (value.typeName === "property") return value;
  return value.typeName === "staticmethod" ? value.target : boundToClass(value, cls);
}

const boundToClass = ({ target }: Descriptor, cls: PyObject): Value =>
  isObject(target) ? new BoundMethod(cls, target) : target;

/** `__get__` of a descriptor that code defines. */
function throughGet(value: PyObject, instance: Value, cls: PyObject): Value {
  const get = value.cls?.lineage === undefined ? undefined : specialOf(value, "__get__");
  return get === undefined ? value : call(get, [instance, cls]);
}

/** Whether a value on a class comes before what an instance has under its name. */
export function isDataDescriptor(value: Value | undefined): boolean {
  if (value === undefined || !isObject(value)) return false;
  if (value instanceof Descriptor) return value.typeName === "property";
  return value.cls?.lineage !== undefined && specialOf(value, "__set__") !== undefined;
}

/** Has a descriptor of a class set an attribute of an instance; false where the value is none. */
export function setThrough(descriptor: Value, instance: PyObject, name: string, value: Value): boolean {
  if (!isObject(descriptor) || !isDataDescriptor(descriptor)) return false;
  if (!(descriptor instanceof Descriptor)) call(specialOf(descriptor, "__set__") ?? null, [instance, value]);
  else if (descriptor.setter === null) throw propertyError(name, instance, "setter");
  else call(descriptor.setter, [instance, value]);
  return true;
}

/** Has a property delete itself from an instance; false where the value is none. */
export function deleteThrough(descriptor: Value, instance: PyObject, name: string): boolean {
  if (!(descriptor instanceof Descriptor) || descriptor.typeName !== "property") return false;
  if (descriptor.deleter === null) throw propertyError(name, instance, "deleter");
  call(descriptor.deleter, [instance]);
  return true;
}

const propertyError = (name: string, instance: PyObject, what: string): Error =>
  attributeError(`property '${name}' of '${instance.typeName}' object has no ${what}`);
