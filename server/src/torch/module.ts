import { deepCopy, type Memo } from "../values/copy.js";
import { attributeError, NotAnalysed, typeError } from "../values/errors.js";
import { call as callValue, typeName } from "../values/kinds.js";
import { repr } from "../values/repr.js";
import { isTuple, isUnknown, type PyObject, tuple, type Value } from "../values/value.js";
import { charge } from "../values/work.js";
import { ModuleState } from "./moduleState.js";
import { nextSerial } from "./serial.js";
import { isTensor, parameterTensor, type Shape, Tensor } from "./tensor.js";
import { type ForwardPass, running } from "./trace.js";

/** What making one costs, in steps. */
const costOfModule = 20;

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
  readonly children?: Readonly<Record<string, Module | null>>;
  readonly parameters?: Readonly<Record<string, Shape | Tensor | null>>;
  readonly buffers?: Readonly<Record<string, Shape | Tensor | null>>;
  /** Plain attributes that counters, heads and code read, e.g. `stride`, `affine`, `mode`. */
  readonly attributes?: Readonly<Record<string, Value>>;
  /** Makes the text between the parentheses of `repr(module)`. */
  readonly extraRepr?: (self: Module) => string;
}

/** A function that runs before or after a module: `register_forward_pre_hook`, `register_forward_hook`. */
interface Hook {
  readonly run: Value;
}

const noHooks: readonly Hook[] = [];
const noRepr = (): string => "";

/**
 * An `nn.Module` instance: named children, parameters and buffers (shapes only), plain attributes and a forward. All of
 * it is changed in place, as code that builds a module does.
 */
export class Module extends ModuleState implements PyObject {
  readonly kind = "object";
  readonly plain = true;
  readonly serial = nextSerial();
  type: ModuleType;
  forward: Forward;
  /** What a class of PyTorch does that a class of the workspace derives from and has initialised. */
  native: Forward | undefined;
  /** The class, where it is one that code can look into. */
  cls: PyObject | undefined;
  /** What follows from some of the fields, kept by `nn/self.ts`; with a WeakMap a stock model takes a tenth longer. */
  following: { readonly names: readonly string[]; readonly from: readonly Value[]; readonly made: unknown } | undefined;
  preHooks: readonly Hook[] = noHooks;
  hooks: readonly Hook[] = noHooks;
  #extraRepr: (self: Module) => string = noRepr;

  constructor(type: ModuleType, forward: Forward, parts: ModuleParts = {}) {
    super();
    charge(costOfModule);
    this.type = type;
    this.forward = forward;
    for (const [name, child] of Object.entries(parts.children ?? {})) this.children.set(name, child);
    for (const [name, parameter] of Object.entries(parts.parameters ?? {})) {
      const known = parameter === null || parameter instanceof Tensor;
      this.parameters.set(name, known ? parameter : parameterTensor(parameter));
    }
    for (const [name, buffer] of Object.entries(parts.buffers ?? {})) {
      this.buffers.set(name, buffer === null || buffer instanceof Tensor ? buffer : new Tensor(buffer));
    }
    Object.assign(this.attributes, parts.attributes);
    if (parts.extraRepr) this.#extraRepr = parts.extraRepr;
  }

  get typeName(): string {
    return this.type.name;
  }

  get isLeaf(): boolean {
    return this.children.isEmpty;
  }

  override initialise(): void {
    super.initialise();
    this.hooks = [];
    this.preHooks = [];
  }

  /** Takes over what `built` is made of and does, as `super().__init__(...)` of a subclass does. */
  adopt(built: Module): void {
    this.initialise();
    this.children.take(built.children);
    this.parameters.take(built.parameters);
    this.buffers.take(built.buffers);
    Object.assign(this.attributes, built.attributes);
    this.native = built.native ?? built.forward;
    this.#extraRepr = built.#extraRepr;
  }

  /** `copy.deepcopy(module)`: a tree of its own, with parameters of its own; what was shared stays shared. */
  copy(memo: Memo): Module {
    const copy = new Module(this.type, this.forward);
    memo.set(this, copy);
    copy.cls = this.cls;
    copy.native = this.native;
    copy.initialised = this.initialised;
    copy.hooks = this.hooks;
    copy.preHooks = this.preHooks;
    copy.#extraRepr = this.#extraRepr;
    for (const name of this.nonPersistent) copy.nonPersistent.add(name);
    for (const name in this.attributes) copy.attributes[name] = deepCopy(this.attributes[name] ?? null, memo);
    for (const [name, value] of this.parameters.slots()) copy.parameters.set(name, deepCopy(value, memo));
    for (const [name, value] of this.buffers.slots()) copy.buffers.set(name, deepCopy(value, memo));
    for (const [name, value] of this.children.slots()) copy.children.set(name, deepCopy(value, memo));
    return copy;
  }

  /** What `extra_repr()` gives. */
  get extraRepr(): string {
    return this.#extraRepr(this);
  }

  /** As `print(module)` shows it: children on lines of their own, indented by two. */
  repr(): string {
    const extra = this.extraRepr;
    const entries = this.children.slots();
    if (entries.length === 0 && !extra.includes("\n")) return `${this.type.name}(${extra})`;
    const lines = entries.map(([name, child]) => `  (${name}): ${repr(child).replaceAll("\n", "\n  ")}`);
    const extras = extra ? extra.split("\n").map((line) => `  ${line}`) : [];
    return [`${this.type.name}(`, ...extras, ...lines, ")"].join("\n");
  }

  attribute(name: string): Value | undefined {
    if (name === "__class__") return this.cls;
    const own = this.internal(name) ?? this.attributes[name];
    if (own !== undefined) return own;
    const ofClass = this.cls?.instanceAttribute?.(this, name);
    return ofClass === undefined ? this.registered(name) : ofClass;
  }

  special(name: string): Value | undefined {
    return this.cls?.instanceAttribute?.(this, name);
  }

  protected describe(): string {
    return `'${this.type.name}' object`;
  }

  /** `module(*args)`: what its class has as `__call__`, which code of the workspace may have written. */
  call(args: readonly Value[], keywords: ReadonlyMap<string, Value>): Value {
    const own = this.cls?.instanceAttribute?.(this, "__call__");
    return own === undefined ? callWith(running(), this, args, keywords) : callValue(own, args, keywords);
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
  if (!module.initialised) throw attributeError(`'${module.typeName}' object has no attribute '_backward_hooks'`);
  return pass.within(module, inputs, () => {
    const output = runHooked(pass, module, inputs, keywords);
    if (module.isLeaf) {
      const shapes = inputs.filter(isTensor).map((tensor) => tensor.shape);
      pass.calls.push({ module, inputs: shapes, output: isTensor(output) ? output.shape : null, layer: pass.layer });
    }
    return output;
  });
}

/** The forward between the hooks, each of which may put something else in place of the inputs or the output. */
function runHooked(
  pass: ForwardPass,
  module: Module,
  given: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value {
  let inputs = given;
  for (const { run } of module.preHooks) {
    const changed = callValue(run, [module, tuple(inputs)]);
    if (isUnknown(changed)) throw new NotAnalysed(changed.reason);
    if (changed !== null) inputs = isTuple(changed) ? changed.items : [changed];
  }
  const replaced = module.attributes.forward;
  let output =
    replaced === undefined ? module.forward(pass, inputs, module, keywords) : callValue(replaced, inputs, keywords);
  for (const { run } of module.hooks) {
    const changed = callValue(run, [module, tuple(inputs), output]);
    if (changed !== null) output = changed;
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
