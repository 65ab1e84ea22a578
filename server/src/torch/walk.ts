import type { Module } from "./module.js";
import type { Fusing } from "./counters.js";
import { numel, type Tensor } from "./tensor.js";
import { isUnknown, type Unknown } from "../values/value.js";

/** Every module of the tree, itself first, a shared one once: `module.modules()`. */
export function modules(root: Module, seen = new Set<Module>()): Set<Module> {
  if (seen.has(root)) return seen;
  seen.add(root);
  for (const child of root.children.values()) modules(child, seen);
  return seen;
}

/** Paths as `named_modules()` gives them (`model.4.m.0.cv1.conv`), a shared module under its first name. */
export function namedModules(root: Module, prefix = "", names = new Map<Module, string>()): Map<Module, string> {
  if (names.has(root)) return names;
  names.set(root, prefix);
  for (const [name, child] of root.children.named()) namedModules(child, prefix ? `${prefix}.${name}` : name, names);
  return names;
}

/** How often a module is found when the tree is walked without remembering: a shared child counts at every parent. */
export function occurrences(root: Module): Map<Module, number> {
  const counts = new Map<Module, number>([[root, 1]]);
  for (const module of parentsFirst(root)) {
    const count = counts.get(module) ?? 0;
    for (const child of module.children.values()) counts.set(child, (counts.get(child) ?? 0) + count);
  }
  return counts;
}

/** Every module of the tree once, behind all those that hold it. */
function parentsFirst(root: Module): readonly Module[] {
  const order: Module[] = [];
  const seen = new Set<Module>();
  const visit = (module: Module): void => {
    if (seen.has(module)) return;
    seen.add(module);
    for (const child of module.children.values()) visit(child);
    order.push(module);
  };
  visit(root);
  return order.reverse();
}

/**
 * Number of parameters (elements), shared ones once; null where a size, or what an attribute holds, is not known. The
 * attributes of `trusted` are taken to hold no layers.
 */
export function parameterCount(root: Module, trusted?: Module): number | null {
  let count = 0;
  const seen = new Set<Tensor>();
  for (const module of modules(root)) {
    if (module !== trusted && unknownPart(module) !== undefined) return null;
    for (const parameter of module.parameters.values()) {
      if (seen.has(parameter)) continue;
      seen.add(parameter);
      const elements = numel(parameter.shape);
      if (elements === null) return null;
      count += elements;
    }
  }
  return count;
}

/** Why something that a module of the tree has is not known; undefined where all of it is. */
export function unknownIn(root: Module): string | undefined {
  for (const module of modules(root)) {
    const part = unknownPart(module);
    if (part !== undefined) return part.reason;
  }
  return undefined;
}

/** What a module has that is not known: it could be a module or a parameter. */
function unknownPart({ attributes, children, parameters }: Module): Unknown | undefined {
  for (const name in attributes) {
    const value = attributes[name] ?? null;
    if (isUnknown(value)) return value;
  }
  return children.unknown ?? parameters.unknown;
}

/** The shape of `next(module.parameters())`, undefined where there is none. */
export function firstParameter(root: Module): readonly (number | null)[] | undefined {
  for (const module of modules(root)) {
    for (const { shape } of module.parameters.values()) return shape ?? undefined;
  }
  return undefined;
}

/**
 * What `fuse()` does: every `Conv` (or subclass) with a `bn` loses it, and its convolution gains a bias. Batch norms
 * that stand elsewhere stay.
 */
export function fusing(root: Module): Fusing {
  const removed = new Set<Module>();
  const biased = new Set<Module>();
  for (const module of modules(root)) {
    const [bn, conv] = [module.children.get("bn"), module.children.get("conv")];
    if (!bn || !conv || !module.type.mro.includes("Conv")) continue;
    removed.add(bn);
    biased.add(conv);
  }
  return { removed, biased };
}
