import { isDict, isFloat, isList, isSequence, isUnknown, type Value } from "../values/value.js";
import { isModule, type Module } from "./module.js";
import { isTensor, type Tensor } from "./tensor.js";

/** What decides what the forward of a module does, apart from its inputs and from what lies outside its tree. */
export interface ModuleImage {
  /** Equal for trees that are alike in all their classes, settings, shapes and ways of sharing. */
  readonly key: string;
  /** Every module of the tree, in the order in which the image names them. */
  readonly modules: readonly Module[];
  readonly tensors: readonly Tensor[];
  /** Whether it holds only modules, tensors and what never changes: nothing that another could change by. */
  readonly isPlain: boolean;
}

/** The image of a module; undefined where the tree holds what has no image, such as an unknown value or a hook. */
export function imageOf(root: Module): ModuleImage | undefined {
  const image = new Drawing();
  image.value(root);
  const { parts, modules, tensors, isWhole, isPlain } = image;
  return isWhole ? { key: parts.join(), modules, tensors, isPlain } : undefined;
}

/** The image of values that are neither modules nor tensors; undefined where they have none. */
export function keyOf(values: readonly Value[]): string | undefined {
  const image = new Drawing();
  for (const value of values) image.value(value);
  return image.isWhole && image.modules.length + image.tensors.length === 0 ? image.parts.join() : undefined;
}

const identities = new WeakMap<object, number>();
let lastIdentity = 0;

/** A number for an object whose parts are not looked into: a class or a function. */
function identityOf(value: object): number {
  const known = identities.get(value);
  if (known !== undefined) return known;
  lastIdentity += 1;
  identities.set(value, lastIdentity);
  return lastIdentity;
}

/** Objects that do the same wherever they are met: classes, and functions, which have no state of an instance. */
const isFixed = (value: Value & object): boolean =>
  "typeName" in value && (value.typeName === "type" || value.typeName === "function");

class Drawing {
  readonly parts: (string | number)[] = [];
  readonly modules: Module[] = [];
  readonly tensors: Tensor[] = [];
  isWhole = true;
  isPlain = true;
  readonly #numbers = new Map<Module | Tensor, number>();

  /** Draws any value that a module can hold. */
  value(value: Value): void {
    if (typeof value === "string") this.parts.push(JSON.stringify(value));
    else if (typeof value !== "object" || value === null) this.parts.push(String(value));
    else if (isModule(value)) this.#module(value);
    else if (isTensor(value)) this.#tensor(value);
    else if (isFloat(value)) this.parts.push("f", Object.is(value.value, -0) ? "-0" : value.value);
    else if (isUnknown(value)) this.isWhole = false;
    else if (isSequence(value)) {
      if (isList(value)) this.isPlain = false;
      this.parts.push(value.kind, value.items.length);
      for (const item of value.items) this.value(item);
    } else if (isDict(value)) {
      this.isPlain = false;
      this.parts.push("dict");
      this.#entries(value.entries);
    } else if (isFixed(value)) {
      this.isPlain = false;
      this.parts.push("o", identityOf(value));
    } else this.isWhole = false;
  }

  #entries(entries: readonly (readonly [Value, Value])[]): void {
    this.parts.push(entries.length);
    for (const entry of entries) {
      this.value(entry[0]);
      this.value(entry[1]);
    }
  }

  #module(module: Module): void {
    if (this.#isNumbered(module, "m", this.modules)) return;
    const { cls, attributes, hooks, preHooks, initialised } = module;
    // What is written here and has no class may keep settings that are not among its attributes.
    if (cls === undefined || hooks.length > 0 || preHooks.length > 0 || !initialised) this.isWhole = false;
    this.parts.push(identityOf(cls ?? module));
    for (const name in attributes) {
      this.parts.push(`.${name}`);
      this.value(attributes[name] ?? null);
    }
    this.#entries(module.children.slots());
    this.#entries(module.parameters.slots());
    this.#entries(module.buffers.slots());
  }

  #tensor(tensor: Tensor): void {
    if (this.#isNumbered(tensor, "t", this.tensors)) return;
    const { shape, dtype, isParameter, requiresGrad, strides, data } = tensor;
    if (shape === null || tensor.hasExtras) this.isWhole = false;
    this.parts.push(`[${shape?.join(" ")}]`, dtype ?? "?", isParameter ? 1 : 0, requiresGrad ? 1 : 0);
    this.parts.push(strides === null ? "?" : strides.join(" "), data === undefined ? "?" : data.join(" "));
  }

  /** Draws the number of what was drawn before, since what is shared is part of the image; else gives it one. */
  #isNumbered<T extends Module | Tensor>(value: T, mark: string, all: T[]): boolean {
    const known = this.#numbers.get(value);
    this.parts.push(mark);
    if (known !== undefined) {
      this.parts.push(known);
      return true;
    }
    this.#numbers.set(value, all.length);
    all.push(value);
    return false;
  }
}
