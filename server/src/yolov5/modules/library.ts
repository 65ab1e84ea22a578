import { attributeError, NotAnalysed, typeError } from "../../values/errors.js";
import { typeName } from "../../values/kinds.js";
import { isUnknown, type Value } from "../../values/value.js";
import { call, expectTensor, isModule, type Module, type ModuleType } from "../../torch/module.js";
import { isModuleClass, type ModuleClass, type ParameterSpec } from "../../torch/signature.js";
import { isTensor, type Tensor } from "../../torch/tensor.js";
import type { ForwardPass } from "../../torch/trace.js";
import type { VersionProfile } from "../versions.js";

/**
 * The classes of one YOLOv5 version, built for one model: `Conv.default_act` is a class attribute there, so that the
 * `activation:` key and the sharing of one activation object hold for all its convolutions.
 */
export interface Library {
  readonly version: VersionProfile;
  /** `Conv.default_act` where the version has it: one object that every Conv shares. */
  readonly defaultAct: Value;
  /** A class by name; throws for a name that the library lacks, which is a mistake in the library itself. */
  get(name: string): ModuleClass;
  /** Builds an instance: `get(name)(*args, **keywords)`. */
  make(name: string, args: readonly Value[], keywords?: Readonly<Record<string, Value>>): Module;
}

/** One class of a version, made for a library. */
export type ClassMaker = (library: Library) => ModuleClass;

/** A class of YOLOv5 as the printed table names it. */
export const yoloType = (name: string, bases: readonly string[] = [], file = "models.common"): ModuleType => ({
  name,
  qualifiedName: `${file}.${name}`,
  mro: [name, ...bases, "Module"],
});

/** Calls what stands in for a function of tensors, as Python calls it: a module, or a class by mistake. */
export function invoke(pass: ForwardPass, callee: Value, input: Value): Value {
  if (isUnknown(callee)) throw new NotAnalysed(callee.reason);
  if (isModule(callee)) return call(pass, callee, input);
  if (isModuleClass(callee)) return callee.call([input]);
  throw typeError(`'${typeName(callee)}' object is not callable`);
}

/** Runs modules one after another on one tensor. */
export const chain = (pass: ForwardPass, input: Value, ...steps: readonly Module[]): Value =>
  steps.reduce<Value>((value, step) => call(pass, step, value), input);

/** The tensor a forward works on; a list or None where a tensor is wanted is a mistake that Python words so. */
export function tensorInput(value: Value | undefined, attribute: string): Tensor {
  if (value !== undefined && isTensor(value)) return value;
  if (value !== undefined && isUnknown(value)) throw new NotAnalysed(value.reason);
  throw attributeError(`'${typeName(value ?? null)}' object has no attribute '${attribute}'`);
}

/** More repeats than any model has are a slip of the keyboard; they are not worked out. */
const maxRepeats = 1000;

/** A number of repeats. Throws `NotAnalysed` beyond `maxRepeats`. */
export function repeatCount(count: number): number {
  if (count > maxRepeats) throw new NotAnalysed(`more than ${maxRepeats} repeats`);
  return Math.max(0, count);
}

export { expectTensor };

const spec = (name: string, type: string, doc: string, fallback?: Value): ParameterSpec =>
  fallback === undefined ? { name, type, doc } : { name, type, doc, default: fallback };

const counted = (name: string, type: string, doc: string, fallback?: Value): ParameterSpec => ({
  ...spec(name, type, doc, fallback),
  allowed: "1 or more",
});

/** The parameters that most modules share. */
export const params = {
  c1: counted("c1", "int", "input channels"),
  c2: counted("c2", "int", "output channels"),
  k: (fallback: Value) => counted("k", "int or [h, w]", "kernel size", fallback),
  s: counted("s", "int", "stride", 1),
  p: spec("p", "int", "padding; None keeps the size of the map at stride 1", null),
  g: counted("g", "int", "groups; must divide the channels", 1),
  d: counted("d", "int", "dilation", 1),
  act: spec("act", "bool or module", "True: the default activation, a module: that one, else none", true),
  n: spec("n", "int", "number of inner blocks", 1),
  shortcut: spec("shortcut", "bool", "adds the input to the output of each block", true),
  e: (fallback: Value) => spec("e", "float", "hidden channels as a share of the output channels", fallback),
  of: spec,
} as const;
