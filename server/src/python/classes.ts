import { attributeError, NotAnalysed, PythonError } from "../values/errors.js";
import { call as callValue } from "../values/kinds.js";
import { dict } from "../values/dicts.js";
import { isObject, isSequence, list, type PyObject, tuple, type Value } from "../values/value.js";
import type { ModuleType } from "../torch/module.js";
import type { ParameterSpec } from "../torch/signature.js";
import { builtinFunction } from "./callables.js";
import { bindTo, bindToClass, deleteThrough, Descriptor, isDataDescriptor, setThrough } from "./descriptors.js";
import type { ModuleScope } from "./frames.js";
import { Instance } from "./instance.js";
import { allocate, makeInstance } from "./instances.js";
import { linearise } from "./linearise.js";
import { objectClass } from "./objectClass.js";
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
  readonly lineage: readonly PyObject[];
  /** The classes that name this one as a base, as far as they were made. */
  readonly subclasses: PyClass[] = [];
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
    /** The metaclass, where that is one of the workspace. */
    readonly cls?: PyClass,
  ) {
    this.lineage = linearise(this, bases);
    const own = this.lineage.filter((cls): cls is PyClass => cls instanceof PyClass).map((cls) => cls.name);
    const natives = this.lineage.flatMap((cls) => (cls instanceof PyClass ? [] : (cls.mro ?? [])));
    this.mro = [...new Set([...own, ...natives])];
  }

  get typeName(): string {
    return this.cls?.name ?? "type";
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
    const own = this.cls?.find("__repr__");
    const text = own === undefined ? undefined : callValue(own, [this]);
    if (typeof text === "string") return text;
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
      if (value !== undefined && name === "__class_getitem__" && !(cls instanceof PyClass)) {
        return builtinFunction(name, () => this);
      }
      // A class method of a library gets the class that it is found through.
      const isBound = cls instanceof PyClass || value instanceof Descriptor;
      if (value !== undefined) return isBound ? bindToClass(value, this) : value;
    }
    return this.cls?.instanceAttribute(this, name);
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
      case "mro":
        return builtinFunction(name, () => list(this.lineage));
      case "__subclasses__":
        // Definitions that nobody has used yet have not run.
        if (this.module.lazy.size > 0) throw new NotAnalysed(`the subclasses of ${this.name}`);
        return builtinFunction(name, () => list(this.subclasses));
      case "__bases__":
        return tuple(this.bases.length === 0 ? [objectClass] : this.bases);
      case "__annotations__":
        return dict();
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

  /** What the classes give an instance under a name, `__getattr__` where they have nothing. */
  instanceAttribute(instance: PyObject, name: string): Value | undefined {
    const fallback = name.startsWith("__") ? undefined : this.find("__getattr__");
    if (fallback === undefined) return this.attributeAfter(undefined, instance, name);
    let value: Value | undefined;
    try {
      value = this.attributeAfter(undefined, instance, name);
    } catch (error) {
      if (!(error instanceof PythonError) || error.exception !== "AttributeError") throw error;
    }
    return value === undefined ? callValue(fallback, [instance, name]) : value;
  }

  /** What an instance finds on the classes that come after one in the order of its own class; all where undefined. */
  attributeAfter(after: PyObject | undefined, instance: PyObject, name: string): Value | undefined {
    for (let i = after === undefined ? 0 : this.lineage.indexOf(after) + 1; i < this.lineage.length; i++) {
      const cls = this.lineage[i]!;
      const value = cls instanceof PyClass ? cls.names.get(name) : cls.instanceAttribute?.(instance, name);
      if (value === undefined) continue;
      if (!(cls instanceof PyClass)) return value;
      return instance === this ? bindToClass(value, this) : bindTo(value, instance, this, name);
    }
    return undefined;
  }

  /** Whether a class of the workspace has something under a name that comes before what an instance has. */
  overrules(name: string): boolean {
    return isDataDescriptor(this.find(name));
  }

  /** Has `__setattr__`, a property or a descriptor set an attribute; false where the instance is to keep it itself. */
  setProperty(instance: PyObject, name: string, value: Value): boolean {
    const custom = this.find("__setattr__");
    if (custom !== undefined) {
      callValue(bindTo(custom, instance, this, name), [name, value]);
      return true;
    }
    this.#checkSlot(name);
    return setThrough(this.find(name) ?? null, instance, name, value);
  }

  /** `object.__setattr__(instance, name, value)`. */
  assign(instance: PyObject, name: string, value: Value): void {
    this.#checkSlot(name);
    if (!setThrough(this.find(name) ?? null, instance, name, value)) instance.setAttribute?.(name, value);
  }

  /** `object.__delattr__(instance, name)`. */
  remove(instance: PyObject, name: string): void {
    if (deleteThrough(this.find(name) ?? null, instance, name)) return;
    if (instance instanceof Instance && instance.forget(name)) return;
    throw attributeError(`'${this.name}' object has no attribute '${name}'`);
  }

  /** `object.__getattribute__(instance, name)`. */
  read(instance: PyObject, name: string): Value {
    const value = instance instanceof Instance ? instance.read(name) : undefined;
    if (value !== undefined) return value;
    throw attributeError(`'${this.name}' object has no attribute '${name}'`);
  }

  /** Throws the AttributeError of a name that `__slots__` leaves out. */
  #checkSlot(name: string): void {
    const slots: string[] = [];
    for (const cls of this.lineage) {
      if (cls === objectClass) continue;
      const own = cls instanceof PyClass ? cls.names.get("__slots__") : undefined;
      if (own === undefined) return;
      const names = isSequence(own) ? own.items : [own];
      for (const slot of names) if (typeof slot === "string") slots.push(slot);
    }
    const isOpen = slots.includes(name) || slots.includes("__dict__") || this.find(name) !== undefined;
    if (!isOpen) throw attributeError(`'${this.name}' object has no attribute '${name}'`);
  }

  call(args: readonly Value[], keywords: ReadonlyMap<string, Value>): Value {
    const own = this.cls?.find("__call__");
    return own === undefined ? makeInstance(this, args, keywords) : callValue(own, [this, ...args], keywords);
  }

  /** An instance whose `__init__` has not run. */
  allocate(args: readonly Value[], keywords: ReadonlyMap<string, Value> = new Map()): PyObject {
    return allocate(this, args, keywords);
  }
}

export const isClass = (value: Value): value is PyObject => isObject(value) && value.mro !== undefined;
