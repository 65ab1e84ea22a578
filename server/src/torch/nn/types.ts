import { NotAnalysed, PythonError, typeError } from "../../values/errors.js";
import type { Value } from "../../values/value.js";
import type { Module, ModuleType } from "../module.js";
import { type Arguments, bind, defineClass, type ModuleClass, type ParameterSpec } from "../signature.js";

/** The type of a class of `torch.nn`: `file` is its module below `torch.nn.modules`. */
export const nnType = (file: string, name: string, ...bases: readonly string[]): ModuleType => ({
  name,
  qualifiedName: `torch.nn.modules.${file}.${name}`,
  mro: [name, ...bases, "Module"],
});

/** A row of a parameter table: name, type, meaning and, where the argument may be left out, its default. */
export const parameter = (name: string, type: string, doc: string, fallback?: Value): ParameterSpec =>
  fallback === undefined ? { name, type, doc } : { name, type, doc, default: fallback };

/** The last two parameters of every class with weights. */
export const placement: readonly ParameterSpec[] = [
  parameter("device", "str", "where the weights are created", null),
  parameter("dtype", "torch.dtype", "type of the weights", null),
];

interface LeafDefinition {
  readonly type: ModuleType;
  readonly parameters: readonly ParameterSpec[];
  readonly doc: string;
  readonly build: (args: Arguments, type: ModuleType) => Module;
  /** The base class that has the `__init__`, which Python's messages name; the class itself if left out. */
  readonly init?: string;
}

/** A class of `torch.nn`: `defineClass`, for weights on the CPU and of the default type. */
export function leafClass({ type, parameters, doc, build, init = type.name }: LeafDefinition): ModuleClass {
  const placed = (args: Arguments, own: ModuleType): Module => {
    const { device = null, dtype = null } = args;
    if ((device !== null && device !== "cpu") || dtype !== null)
      throw new NotAnalysed(`a device or dtype of ${type.name}`);
    return build(args, own);
  };
  return {
    ...defineClass({ type, parameters, doc, build: placed }),
    call: (args, keywords = new Map()) => placed(bind(`${init}.__init__`, parameters, args, keywords), type),
  };
}

/** The complaint of a `forward` that takes more than the one input that YOLOv5 gives it. */
export function missingInputs(className: string, names: readonly string[]): PythonError {
  const what = names.length === 1 ? "1 required positional argument" : `${names.length} required positional arguments`;
  const quoted = names.map((name) => `'${name}'`).join(" and ");
  return typeError(`${className}.forward() missing ${what}: ${quoted}`);
}

/** The complaint of a module that has no `forward`. */
export const noForward = (className: string): PythonError =>
  new PythonError("NotImplementedError", `Module [${className}] is missing the required "forward" function`);

/** A failed `assert` of PyTorch's Python code. */
export const assertion = (message: string): PythonError => new PythonError("AssertionError", message);
