import type { ModuleType } from "../module.js";
import type { ParameterSpec } from "../signature.js";
import type { Value } from "../../values/value.js";

/** The type of a class of `torch.nn`: `file` is its module below `torch.nn.modules`. */
export const nnType = (file: string, name: string, ...bases: readonly string[]): ModuleType => ({
  name,
  qualifiedName: `torch.nn.modules.${file}.${name}`,
  mro: [name, ...bases, "Module"],
});

/** A row of a parameter table: name, type, meaning and, where the argument may be left out, its default. */
export const parameter = (name: string, type: string, doc: string, fallback?: Value): ParameterSpec =>
  fallback === undefined ? { name, type, doc } : { name, type, doc, default: fallback };
