import { attributeError, NotAnalysed, PythonError, typeError } from "../values/errors.js";
import { repr } from "../values/repr.js";
import { isDict, isUnknown, type PyDict, type Value } from "../values/value.js";
import { instanceDict } from "./instanceDict.js";
import type { Module } from "./module.js";
import { Registry } from "./registry.js";
import { isTensor, type Tensor } from "./tensor.js";
import { running } from "./trace.js";
import { typename } from "./typename.js";

/** The text of a KeyError is the `repr` of its message. */
export const keyError = (message: string): PythonError => new PythonError("KeyError", repr(message));

const isModuleState = (value: Value): value is Module => value instanceof ModuleState;
const isParameter = (value: Value): value is Tensor => isTensor(value) && value.isParameter;

/** A record without a prototype of the host's; faster than `Object.create(null)`, which thousands of modules feel. */
class Names {
  [name: string]: Value;
}
Object.setPrototypeOf(Names.prototype, null);
Reflect.deleteProperty(Names.prototype, "constructor");

/**
 * The names of an `nn.Module` instance: plain attributes, children, parameters and buffers, set, found and deleted as
 * `nn.Module` of PyTorch 1.13 does, with its errors.
 */
export abstract class ModuleState {
  readonly children = new Registry<Module>(isModuleState);
  readonly parameters = new Registry<Tensor>(isTensor);
  readonly buffers = new Registry<Tensor>(isTensor);
  /** The instance's own `__dict__`; without a prototype, so that any name of Python is safe. */
  readonly attributes: Record<string, Value> = new Names();
  /** Buffers that the state dict leaves out. */
  readonly nonPersistent = new Set<string>();
  /** Whether `Module.__init__` has run; before, nothing can be registered. */
  initialised = true;

  abstract attribute(name: string): Value | undefined;

  /** What `Module.__init__` does: nothing is registered from here on. */
  initialise(): void {
    this.initialised = true;
    for (const registry of [this.children, this.parameters, this.buffers]) registry.clear();
    this.nonPersistent.clear();
    delete this.attributes.training;
  }

  /** What is registered under a name, as `Module.__getattr__` finds it; None too. */
  registered(name: string): Value | undefined {
    const parameter = this.parameters.slot(name);
    if (parameter !== undefined) return parameter;
    const buffer = this.buffers.slot(name);
    return buffer === undefined ? this.children.slot(name) : buffer;
  }

  /** What the instance itself has under a name: an attribute, parameter, buffer or child. */
  own(name: string): Value | undefined {
    const attribute = this.attributes[name];
    return attribute === undefined ? this.registered(name) : attribute;
  }

  /** `self.training`: no module trains in a pass that runs in evaluation mode. */
  isTraining(pass = running()): boolean {
    return pass.training && this.attributes.training !== false;
  }

  /** What `Module.__init__` puts into `__dict__`. */
  protected internal(name: string): Value | undefined {
    if (name === "__dict__") return instanceDict(this);
    if (!this.initialised) return undefined;
    if (name === "training") return isUnknown(this.attributes.training ?? null) ? undefined : this.isTraining();
    return this.#registryNamed(name)?.dict;
  }

  /** `Module.__setattr__`. */
  setAttribute(name: string, value: Value): void {
    const replaced = this.#registryNamed(name);
    if (replaced && isDict(value)) replaced.dict = value;
    else if (isUnknown(value)) this.#setPlain(name, value);
    else if (isParameter(value)) this.#setParameter(name, value);
    else if (this.parameters.slot(name) !== undefined) {
      if (value !== null) throw cannotAssign(value, `as parameter '${name}' (torch.nn.Parameter or None expected)`);
      this.registerParameter(name, value);
    } else if (value instanceof ModuleState) {
      if (!this.initialised) throw attributeError("cannot assign module before Module.__init__() call");
      this.#remove(name, this.children);
      this.children.set(name, value);
    } else if (this.children.slot(name) !== undefined) {
      if (value !== null) throw cannotAssign(value, `as child module '${name}' (torch.nn.Module or None expected)`);
      this.children.set(name, value);
    } else if (this.buffers.slot(name) !== undefined) {
      if (value !== null && !isTensor(value)) {
        throw cannotAssign(value, `as buffer '${name}' (torch.Tensor or None expected)`);
      }
      this.buffers.set(name, value);
    } else this.attributes[name] = value;
  }

  /** A value that is not known could be any of the four. */
  #setPlain(name: string, value: Value): void {
    this.#remove(name);
    this.attributes[name] = value;
  }

  #setParameter(name: string, value: Tensor): void {
    if (!this.initialised) throw attributeError("cannot assign parameters before Module.__init__() call");
    this.#remove(name, this.parameters);
    this.registerParameter(name, value);
  }

  /** Takes a name away everywhere but in the registry where it is to be set. */
  #remove(name: string, kept?: unknown): boolean {
    const had = name in this.attributes;
    Reflect.deleteProperty(this.attributes, name);
    this.nonPersistent.delete(name);
    const registries = [this.parameters, this.buffers, this.children].filter((registry) => registry !== kept);
    return registries.map((registry) => registry.delete(name)).includes(true) || had;
  }

  /** `Module.__delattr__`. Gives false where there is no such name. */
  deleteAttribute(name: string): boolean {
    return this.#remove(name);
  }

  registerParameter(name: Value, value: Value): void {
    const key = this.#checkName("parameter", name, this.parameters);
    if (value !== null && !isParameter(value)) {
      throw cannotAssign(value, `object to parameter '${key}' (torch.nn.Parameter or None required)`);
    }
    this.parameters.set(key, value);
  }

  registerBuffer(name: Value, value: Value, persistent: boolean): void {
    const key = this.#checkName("buffer", name, this.buffers);
    if (value !== null && !isTensor(value)) {
      throw cannotAssign(value, `object to buffer '${key}' (torch Tensor or None required)`);
    }
    this.buffers.set(key, value);
    if (persistent) this.nonPersistent.delete(key);
    else this.nonPersistent.add(key);
  }

  addModule(name: Value, value: Value): void {
    if (isUnknown(value)) throw new NotAnalysed(value.reason);
    if (value !== null && !(value instanceof ModuleState)) {
      throw typeError(`${typename(value)} is not a Module subclass`);
    }
    this.children.set(this.#checkName("module", name, this.children), value);
  }

  #checkName(
    kind: "parameter" | "buffer" | "module",
    name: Value,
    registry: { slot(name: string): Value | undefined },
  ): string {
    if (!this.initialised) {
      // `add_module` has no words of its own for it.
      const lacking = kind === "module" ? `${this.describe()} has no attribute '_modules'` : undefined;
      throw attributeError(lacking ?? `cannot assign ${kind} before Module.__init__() call`);
    }
    if (typeof name !== "string") throw typeError(`${kind} name should be a string. Got ${typename(name)}`);
    const taken = () => this.attribute(name) !== undefined && registry.slot(name) === undefined;
    if (kind === "module" && taken()) throw keyError(`attribute '${name}' already exists`);
    if (name.includes("."))
      throw keyError(`${kind} name can't contain "."${kind === "module" ? `, got: ${name}` : ""}`);
    if (name === "") throw keyError(`${kind} name can't be empty string ""`);
    if (kind !== "module" && taken()) throw keyError(`attribute '${name}' already exists`);
    return name;
  }

  /** How an AttributeError names the module, e.g. `'Foo' object`. */
  protected abstract describe(): string;

  #registryNamed(name: string): { dict: PyDict } | undefined {
    if (name === "_modules") return this.children;
    if (name === "_parameters") return this.parameters;
    return name === "_buffers" ? this.buffers : undefined;
  }
}

const cannotAssign = (value: Value, where: string): PythonError =>
  typeError(`cannot assign '${typename(value)}' ${where}`);
