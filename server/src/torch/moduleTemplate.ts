import type { Module } from "./module.js";
import { imageOf } from "./moduleImage.js";
import type { Tensor } from "./tensor.js";

/** A module as its constructor left it, from which others like it are made. */
export interface ModuleTemplate {
  /** Nobody else holds it. */
  readonly module: Module;
  /** What was there before, such as an activation that is a class attribute: all that are made have it in common. */
  readonly shared: readonly (Module | Tensor)[];
}

/**
 * The template of a module that was made just now, after `serial`; undefined where something of it may be changed by
 * what is not part of it, or is not known.
 */
export function templateOf(made: Module, serial: number): ModuleTemplate | undefined {
  const image = imageOf(made);
  if (image?.isPlain !== true || made.serial <= serial) return undefined;
  const shared = [...image.modules, ...image.tensors].filter((part) => part.serial <= serial);
  return { module: copyOf(made, shared), shared };
}

/** A module as the constructor would make it. */
export const makeFrom = ({ module, shared }: ModuleTemplate): Module => copyOf(module, shared);

const copyOf = (module: Module, shared: ModuleTemplate["shared"]): Module =>
  module.copy(new Map(shared.map((part) => [part, part])));
