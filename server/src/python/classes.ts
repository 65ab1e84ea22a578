import { attributeError, NotAnalysed, typeError } from "../values/errors.js";
import { call as callValue, typeName } from "../values/kinds.js";
import { dict } from "../values/dicts.js";
import { isObject, type PyObject, tuple, type Value } from "../values/value.js";
import type { ModuleType } from "../torch/module.js";
import type { ParameterSpec } from "../torch/signature.js";
import { builtins } from "./builtins.js";
import type { ModuleScope } from "./frames.js";
import { bindTo, bindToClass, Descriptor, PyFunction } from "./functions.js";
import { linearise } from "./linearise.js";
import { makeInstance } from "./instances.js";
import { signatureOf } from "./signatureOf.js";

/** Where a class is defined. */
export interface SourcePlace {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
}

/** A class of the workspace. */
export class PyClass implements PyObject {
  readonly kind = "object";
  readonly typeName = "type";
  readonly lineage: readonly PyObject[];
  /** Class names up to `object`, those of PyTorch's and Python's classes included. */
  readonly mro: readonly string[];

  constructor(
    readonly name: string,
    readonly qualname: string,
    readonly module: ModuleScope,
    readonly bases: readonly PyObject[],
    /** What the class body bound. */
    readonly names: Map<string, Value>,
    readonly place: SourcePlace,
    /** The text of the `class` statement. */
    readonly source: string,
  ) {
    this.lineage = linearise(this, bases);
    const own = this.lineage.filter((cls): cls is PyClass => cls instanceof PyClass).map((cls) => cls.name);
    const natives = this.lineage.flatMap((cls) => (cls instanceof PyClass ? [] : (cls.mro ?? [])));
    this.mro = [...new Set([...own, ...natives])];
  }

  /** What YOLOv5 and the counters know of a class of modules. */
  get type(): ModuleType {
    const mro = this.mro.slice(0, this.mro.indexOf("Module") + 1);
    return { name: this.name, qualifiedName: `${this.module.name}.${this.qualname}`, mro };
  }

  get isModule(): boolean {
    return this.lineage.some((cls) => !(cls instanceof PyClass) && cls.mro?.includes("Module") === true);
  }

  /** The parameters of `__init__`, `self` left out. */
  get parameters(): readonly ParameterSpec[] {
    return signatureOf(this.find("__init__"));
  }

  get doc(): string {
    const doc = this.names.get("__doc__");
    return typeof doc === "string" ? doc : "";
  }

  repr(): string {
    return `<class '${this.module.name}.${this.qualname}'>`;
  }

  /** The raw value of a name on the first class of the workspace that has it. */
  find(name: string): Value | undefined {
    for (const cls of this.lineage) {
      const value = cls instanceof PyClass ? cls.names.get(name) : undefined;
      if (value !== undefined) return value;
    }
    return undefined;
  }

  attribute(name: string): Value | undefined {
    const special = this.names.has(name) ? undefined : this.#special(name);
    if (special !== undefined) return special;
    for (const cls of this.lineage) {
      const value = cls instanceof PyClass ? cls.names.get(name) : cls.attribute?.(name);
      if (value !== undefined) return bindToClass(value, this);
    }
    return undefined;
  }

  #special(name: string): Value | undefined {
    switch (name) {
      case "__name__":
        return this.name;
      case "__qualname__":
        return this.qualname;
      case "__module__":
        return this.module.name;
      case "__mro__":
        return tuple(this.lineage);
      case "__bases__":
        return tuple(this.bases);
      case "__doc__":
        return null;
      case "__dict__":
        return dict([...this.names]);
      default:
        return undefined;
    }
  }

  setAttribute(name: string, value: Value): void {
    this.names.set(name, value);
  }

  deleteAttribute(name: string): boolean {
    return this.names.delete(name);
  }

  instanceAttribute(instance: PyObject, name: string): Value | undefined {
    return this.attributeAfter(undefined, instance, name) ?? this.#fallback(instance, name);
  }

  /** What an instance finds on the classes that come after one in the order of its own class; all where undefined. */
  attributeAfter(after: PyObject | undefined, instance: PyObject, name: string): Value | undefined {
    const start = after === undefined ? 0 : this.lineage.indexOf(after) + 1;
    for (const cls of this.lineage.slice(start)) {
      const value = cls instanceof PyClass ? cls.names.get(name) : cls.instanceAttribute?.(instance, name);
      if (value !== undefined) return cls instanceof PyClass ? bindTo(value, instance, this) : value;
    }
    return undefined;
  }

  /** `__getattr__`, where a class of the workspace has it. */
  #fallback(instance: PyObject, name: string): Value | undefined {
    const fallback = name.startsWith("__") ? undefined : this.find("__getattr__");
    return fallback instanceof PyFunction ? fallback.call([instance, name], new Map()) : undefined;
  }

  setProperty(instance: PyObject, name: string, value: Value): boolean {
    const property = this.find(name);
    if (!(property instanceof Descriptor) || property.typeName !== "property") return false;
    if (property.setter === null) throw attributeError(`can't set attribute '${name}'`);
    callValue(property.setter, [instance, value]);
    return true;
  }

  call(args: readonly Value[], keywords: ReadonlyMap<string, Value>): Value {
    return makeInstance(this, args, keywords);
  }
}

/** An instance of a class that is no module. */
export class Instance implements PyObject {
  readonly kind = "object";
  readonly names = new Map<string, Value>();

  constructor(readonly cls: PyClass) {}

  get typeName(): string {
    return this.cls.name;
  }

  /** Its class has no operators but those that its methods define. */
  get plain(): boolean {
    return this.cls.lineage.every((cls) => cls instanceof PyClass || cls === builtins.get("object"));
  }

  repr(): string {
    const own = this.cls.instanceAttribute(this, "__repr__") ?? this.cls.instanceAttribute(this, "__str__");
    if (own === undefined) throw new NotAnalysed(`the address of a ${this.typeName}`);
    const text = callValue(own, []);
    if (typeof text !== "string") throw typeError(`__repr__ returned non-string (type ${typeName(text)})`);
    return text;
  }

  attribute(name: string): Value | undefined {
    if (name === "__class__") return this.cls;
    if (name === "__dict__") return dict([...this.names]);
    return this.names.has(name) ? this.names.get(name) : this.cls.instanceAttribute(this, name);
  }

  setAttribute(name: string, value: Value): void {
    this.names.set(name, value);
  }

  deleteAttribute(name: string): boolean {
    return this.names.delete(name);
  }
}

/** `super(cls, instance)`: the attributes that come after `cls`. */
export class Super implements PyObject {
  readonly kind = "object";
  readonly typeName = "super";

  constructor(
    readonly after: PyClass,
    readonly instance: PyObject,
  ) {}

  repr(): string {
    return `<super: ${this.after.repr()}>`;
  }

  attribute(name: string): Value | undefined {
    const { instance } = this;
    const cls = instance instanceof PyClass ? instance : instance.cls;
    if (!(cls instanceof PyClass)) throw new NotAnalysed("super() of an object whose class is not known");
    const found = cls.attributeAfter(this.after, instance, name);
    if (found !== undefined) return found;
    if (name === "__init__") return nothing;
    throw attributeError(`'super' object has no attribute '${name}'`);
  }
}

/** `object.__init__` without arguments. */
const nothing: PyObject = {
  kind: "object",
  typeName: "method-wrapper",
  repr: () => "<method-wrapper '__init__' of object>",
  call: () => null,
};

export const isClass = (value: Value): value is PyObject => isObject(value) && value.mro !== undefined;
