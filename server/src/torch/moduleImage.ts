import { isDict, isFloat, isList, isSequence, isUnknown, type Value } from "../values/value.js";
import { Hash } from "./hash.js";
import { isModule, type Module } from "./module.js";
import { isTensor, type Tensor } from "./tensor.js";

/** What decides what the forward of a module does, apart from its inputs and from what lies outside its tree. */
export interface ModuleImage {
  /** Equal for trees that are alike in all their classes, settings, shapes and ways of sharing. */
  readonly key: number;
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
  const { hash, modules, tensors, isWhole, isPlain } = image;
  return isWhole ? { key: hash.value, modules, tensors, isPlain } : undefined;
}

/** The image of values that are neither modules nor tensors; undefined where they have none. */
export function keyOf(values: readonly Value[]): number | undefined {
  const image = new Drawing();
  for (const value of values) image.value(value);
  return image.isWhole && image.modules.length + image.tensors.length === 0 ? image.hash.value : undefined;
}

/** Objects that do the same wherever they are met: classes, and functions, which have no state of an instance. */
const isFixed = (value: Value & object): boolean =>
  "typeName" in value && (value.typeName === "type" || value.typeName === "function");

class Drawing {
  readonly hash = new Hash();
  readonly modules: Module[] = [];
  readonly tensors: Tensor[] = [];
  isWhole = true;
  isPlain = true;
  readonly #numbers = new Map<Module | Tensor, number>();

  /** Draws any value that a module can hold. */
  value(value: Value): void {
    const { hash } = this;
    if (typeof value === "string") hash.object(value);
    else if (typeof value === "number") hash.double(value);
    else if (typeof value !== "object" || value === null) hash.object(String(value), 1);
    else if (isModule(value)) this.#module(value);
    else if (isTensor(value)) this.#tensor(value);
    else if (isFloat(value)) hash.double(value.value, 1);
    else if (isUnknown(value)) this.isWhole = false;
    else if (isSequence(value)) {
      if (isList(value)) this.isPlain = false;
      hash.object(value.kind, value.items.length);
      for (const item of value.items) this.value(item);
    } else if (isDict(value)) {
      this.isPlain = false;
      this.#entries(value.entries);
    } else if (isFixed(value)) {
      this.isPlain = false;
      hash.object(value);
    } else this.isWhole = false;
  }

  #entries(entries: readonly (readonly [Value, Value])[]): void {
    this.hash.object("dict", entries.length);
    for (const entry of entries) {
      this.value(entry[0]);
      this.value(entry[1]);
    }
  }

  #module(module: Module): void {
    if (this.#isNumbered(module, this.modules)) return;
    const { cls, attributes, hooks, preHooks, initialised } = module;
    // What is written here and has no class may keep settings that are not among its attributes.
    if (cls === undefined || hooks.length > 0 || preHooks.length > 0 || !initialised) this.isWhole = false;
    this.hash.object(cls ?? module);
    for (const name in attributes) {
      this.hash.object(name, 1);
      this.value(attributes[name] ?? null);
    }
    this.#entries(module.children.entries);
    this.#entries(module.parameters.entries);
    this.#entries(module.buffers.entries);
  }

  #tensor(tensor: Tensor): void {
    if (this.#isNumbered(tensor, this.tensors)) return;
    const { shape, dtype, isParameter, requiresGrad, strides, data } = tensor;
    if (shape === null || tensor.hasExtras) this.isWhole = false;
    const flags = (isParameter ? 1 : 0) + (requiresGrad ? 2 : 0);
    this.hash.object(dtype ?? "?", flags);
    for (const sizes of [shape, strides, data]) {
      this.hash.integer(sizes?.length ?? -1);
      for (const size of sizes ?? []) this.hash.double(size ?? NaN);
    }
  }

  /** Draws the number of what was drawn before, since what is shared is part of the image; else gives it one. */
  #isNumbered<T extends Module | Tensor>(value: T, all: T[]): boolean {
    const known = this.#numbers.get(value);
    this.hash.integer(known ?? -1);
    if (known !== undefined) return true;
    this.#numbers.set(value, this.#numbers.size);
    all.push(value);
    return false;
  }
}
