import { Module } from "./module.js";
import { nnModule } from "./baseModule.js";
import { type ClassDefinition, type ModuleClass, NativeClass } from "./nativeClass.js";

export type { Arguments, ParameterSpec } from "./bind.js";
export type { ModuleClass } from "./nativeClass.js";

/** A class of modules that is written here: one of YOLOv5's or of `torch.nn`. */
export const defineClass = (definition: ClassDefinition): NativeClass =>
  new NativeClass({ base: () => nnModule, ...definition });

export const isModuleClass = (value: unknown): value is ModuleClass =>
  typeof value === "object" && value !== null && "parameters" in value && "type" in value && !(value instanceof Module);
