import { NotAnalysed, typeError } from "../values/errors.js";
import { typeName } from "../values/kinds.js";
import { isUnknown, type PyObject, type Value } from "../values/value.js";
import { isTensor, parameterTensor, type Shape, Tensor } from "./tensor.js";
import { type ForwardPass, running } from "./trace.js";

/** What a class is, wherever it comes from: PyTorch, YOLOv5 or the workspace. */
export interface ModuleType {
  /** `type(m).__name__`. */
  readonly name: string;
  /** As YOLOv5 prints it, e.g. `models.common.C3`, `torch.nn.modules.conv.Conv2d`. */
  readonly qualifiedName: string;
  /** Class names of `__mro__` up to `Module`, itself first. */
  readonly mro: readonly string[];
}

/** What a module does with its inputs. `self` is the module it was called on, which a subclass may have adopted. */
export type Forward = (
  pass: ForwardPass,
  inputs: readonly Value[],
  self: Module,
  keywords: ReadonlyMap<string, Value>,
) => Value;

interface ModuleParts {
  readonly children?: Readonly<Record<string, Module>>;
  readonly parameters?: Readonly<Record<string, Shape | Tensor | null>>;
  readonly buffers?: Readonly<Record<string, Shape | Tensor>>;
  /** Plain attributes that counters, heads and code read, e.g. `stride`, `affine`, `mode`. */
  readonly attributes?: Readonly<Record<string, Value>>;
  /** Makes the text between the parentheses of `repr(module)`. */
  readonly extraRepr?: () => string;
}

/**
 * An `nn.Module` instance: named children, parameters and buffers (shapes only), plain attributes and a forward. All of
 * it is changed in place, as code that builds a module does. A parameter registered as None (no bias) is absent.
 */
export class Module implements PyObject {
  readonly kind = "object";
  readonly plain = true;
  type: ModuleType;
  forward: Forward;
  readonly children = new Map<string, Module>();
  readonly parameters = new Map<string, Tensor>();
  readonly buffers = new Map<string, Tensor>();
  /** Without a prototype, so that any name of Python is safe. */
  readonly attributes: Record<string, Value> = Object.create(null) as Record<string, Value>;
  /** The class, where it is one that code can look into. */
  cls: PyObject | undefined;
  #extraRepr: () => string = () => "";

  constructor(type: ModuleType, forward: Forward, parts: ModuleParts = {}) {
    this.type = type;
    this.forward = forward;
    for (const [name, child] of Object.entries(parts.children ?? {})) this.children.set(name, child);
    for (const [name, parameter] of Object.entries(parts.parameters ?? {})) {
      if (parameter === null) this.attributes[name] = null;
      else this.parameters.set(name, parameter instanceof Tensor ? parameter : parameterTensor(parameter));
    }
    for (const [name, buffer] of Object.entries(parts.buffers ?? {})) {
      this.buffers.set(name, buffer instanceof Tensor ? buffer : new Tensor(buffer));
    }
    Object.assign(this.attributes, parts.attributes);
    if (parts.extraRepr) this.#extraRepr = parts.extraRepr;
  }

  get typeName(): string {
    return this.type.name;
  }

  get isLeaf(): boolean {
    return this.children.size === 0;
  }

  /** Takes over what `built` is made of and does, as `super().__init__(...)` of a subclass does. */
  adopt(built: Module): void {
    for (const [name, child] of built.children) this.children.set(name, child);
    for (const [name, parameter] of built.parameters) this.parameters.set(name, parameter);
    for (const [name, buffer] of built.buffers) this.buffers.set(name, buffer);
    Object.assign(this.attributes, built.attributes);
    this.forward = built.forward;
    this.#extraRepr = built.#extraRepr;
  }

  /** As `print(module)` shows it: children on lines of their own, indented by two. */
  repr(): string {
    const extra = this.#extraRepr();
    if (this.isLeaf) return `${this.type.name}(${extra})`;
    const lines = [...this.children].map(([name, child]) => `  (${name}): ${child.repr().replaceAll("\n", "\n  ")}`);
    return [`${this.type.name}(`, ...(extra ? [`  ${extra}`] : []), ...lines, ")"].join("\n");
  }

  /** What the instance itself has under a name: an attribute, parameter, buffer or child. */
  own(name: string): Value | undefined {
    const attribute = this.attributes[name];
    if (attribute !== undefined) return attribute;
    return this.parameters.get(name) ?? this.buffers.get(name) ?? this.children.get(name);
  }

  attribute(name: string): Value | undefined {
    return this.own(name) ?? this.cls?.instanceAttribute?.(this, name);
  }

  setAttribute(name: string, value: Value): void {
    const isBuffer = this.buffers.has(name) && isTensor(value) && !value.isParameter;
    this.deleteAttribute(name);
    if (isTensor(value) && value.isParameter) this.parameters.set(name, value);
    else if (isBuffer) this.buffers.set(name, value);
    else if (isModule(value)) this.children.set(name, value);
    else this.attributes[name] = value;
  }

  deleteAttribute(name: string): boolean {
    const had = name in this.attributes;
    delete this.attributes[name];
    const registered = [this.parameters.delete(name), this.buffers.delete(name), this.children.delete(name)];
    return had || registered.includes(true);
  }

  call(args: readonly Value[], keywords: ReadonlyMap<string, Value>): Value {
    return callWith(running(), this, args, keywords);
  }
}

export const isModule = (value: Value): value is Module => value instanceof Module;

const noKeywords: ReadonlyMap<string, Value> = new Map();

/** Calls a module as `module(*inputs)`, recording the call the way a forward hook would see it. */
export const call = (pass: ForwardPass, module: Module, ...inputs: readonly Value[]): Value =>
  callWith(pass, module, inputs, noKeywords);

/** `call` with keyword arguments. */
export function callWith(
  pass: ForwardPass,
  module: Module,
  inputs: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value {
  const output = pass.within(module, inputs, () => module.forward(pass, inputs, module, keywords));
  if (module.isLeaf) {
    const shapes = inputs.filter(isTensor).map((tensor) => tensor.shape);
    pass.calls.push({ module, inputs: shapes, output: isTensor(output) ? output.shape : null, layer: pass.layer });
  }
  return output;
}

/** `call` for a module that is known to give one tensor. */
export const callTensor = (pass: ForwardPass, module: Module, ...inputs: readonly Value[]): Tensor =>
  expectTensor(call(pass, module, ...inputs));

/** The tensor that an operator joins or adds; anything else is a TypeError of the emulated program. */
export function expectTensor(value: Value): Tensor {
  if (isTensor(value)) return value;
  if (isUnknown(value)) throw new NotAnalysed(value.reason);
  throw typeError(`expected Tensor as element 0 in argument 0, but got ${typeName(value)}`);
}
