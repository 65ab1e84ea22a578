import { NotAnalysed, typeError } from "../values/errors.js";
import { typeName } from "../values/kinds.js";
import { isUnknown, type PyObject, type Value } from "../values/value.js";
import type { Shape } from "./tensor.js";
import { isTensor, type Tensor } from "./tensor.js";
import type { ForwardPass } from "./trace.js";

/** What a class is, wherever it comes from: PyTorch, YOLOv5 or the workspace. */
export interface ModuleType {
  /** `type(m).__name__`. */
  readonly name: string;
  /** As YOLOv5 prints it, e.g. `models.common.C3`, `torch.nn.modules.conv.Conv2d`. */
  readonly qualifiedName: string;
  /** Class names of `__mro__` up to `Module`, itself first. */
  readonly mro: readonly string[];
}

export type Forward = (pass: ForwardPass, inputs: readonly Value[]) => Value;

interface ModuleParts {
  readonly children?: Readonly<Record<string, Module>>;
  readonly parameters?: Readonly<Record<string, Shape | null>>;
  readonly buffers?: Readonly<Record<string, Shape>>;
  /** Plain attributes that counters and heads read, e.g. `stride`, `affine`, `mode`. */
  readonly attributes?: Readonly<Record<string, Value>>;
  /** Makes the text between the parentheses of `repr(module)`. */
  readonly extraRepr?: () => string;
}

/**
 * An `nn.Module` instance: named children, parameters and buffers (shapes only), plain attributes and a forward.
 * A parameter registered as None (no bias) has a null shape.
 */
export class Module implements PyObject {
  readonly kind = "object";
  readonly plain = true;
  readonly children: ReadonlyMap<string, Module>;
  readonly parameters: ReadonlyMap<string, Shape>;
  readonly buffers: ReadonlyMap<string, Shape>;
  readonly attributes: Readonly<Record<string, Value>>;
  readonly #extraRepr: () => string;

  constructor(
    readonly type: ModuleType,
    readonly forward: Forward,
    parts: ModuleParts = {},
  ) {
    this.children = new Map(Object.entries(parts.children ?? {}));
    const parameters = Object.entries(parts.parameters ?? {});
    this.parameters = new Map(parameters.filter((entry): entry is [string, Shape] => entry[1] !== null));
    this.buffers = new Map(Object.entries(parts.buffers ?? {}));
    this.attributes = parts.attributes ?? {};
    this.#extraRepr = parts.extraRepr ?? (() => "");
  }

  get typeName(): string {
    return this.type.name;
  }

  get isLeaf(): boolean {
    return this.children.size === 0;
  }

  /** As `print(module)` shows it: children on lines of their own, indented by two. */
  repr(): string {
    const extra = this.#extraRepr();
    if (this.isLeaf) return `${this.type.name}(${extra})`;
    const lines = [...this.children].map(([name, child]) => `  (${name}): ${child.repr().replaceAll("\n", "\n  ")}`);
    return [`${this.type.name}(`, ...(extra ? [`  ${extra}`] : []), ...lines, ")"].join("\n");
  }

  attribute(name: string): Value | undefined {
    return this.attributes[name] ?? this.children.get(name);
  }
}

export const isModule = (value: Value): value is Module => value instanceof Module;

/** Calls a module as `module(*inputs)`, recording the call the way a forward hook would see it. */
export function call(pass: ForwardPass, module: Module, ...inputs: readonly Value[]): Value {
  const output = pass.within(module, () => module.forward(pass, inputs));
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
