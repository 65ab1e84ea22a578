import { type PythonError, typeError } from "../values/errors.js";
import type { PyObject, Value } from "../values/value.js";
import { Module, type ModuleType } from "./module.js";

/** One parameter of a class's `__init__`, `self` left out. No `default`: the argument is required. */
export interface ParameterSpec {
  readonly name: string;
  readonly default?: Value;
  /** What a person would write there, e.g. `int`, `int or [h, w]`, `bool`. */
  readonly type: string;
  /** What the argument does, in a sentence fragment. */
  readonly doc: string;
  /** The range of sensible values, e.g. `1 or more`. */
  readonly allowed?: string;
}

export type Arguments = Readonly<Record<string, Value>>;

/** A class whose instances are modules: what `eval('Conv')` or `eval('nn.Upsample')` gives. */
export interface ModuleClass extends PyObject {
  readonly typeName: "type";
  readonly type: ModuleType;
  readonly parameters: readonly ParameterSpec[];
  /** One sentence on what the module does. */
  readonly doc: string;
  call(args: readonly Value[], keywords?: ReadonlyMap<string, Value>): Module;
}

interface ClassDefinition {
  readonly type: ModuleType;
  readonly parameters: readonly ParameterSpec[];
  readonly doc: string;
  readonly build: (args: Arguments, type: ModuleType) => Module;
}

export function defineClass({ type, parameters, doc, build }: ClassDefinition): ModuleClass {
  return {
    kind: "object",
    typeName: "type",
    type,
    mro: type.mro,
    parameters,
    doc,
    repr: () => `<class '${type.qualifiedName}'>`,
    call: (args, keywords = new Map()) => build(bind(`${type.name}.__init__`, parameters, args, keywords), type),
  };
}

export const isModuleClass = (value: Value | undefined): value is ModuleClass =>
  typeof value === "object" && value !== null && "parameters" in value && "type" in value && !(value instanceof Module);

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

function quotedList(names: readonly string[]): string {
  const quoted = names.map((name) => `'${name}'`);
  if (quoted.length < 2) return quoted.join("");
  const last = quoted.at(-1) ?? "";
  return quoted.length === 2 ? `${quoted[0]} and ${last}` : `${quoted.slice(0, -1).join(", ")}, and ${last}`;
}

/**
 * Binds arguments as Python binds those of a method, `self` counted in the messages of CPython 3.11.
 * Throws `PythonError` TypeError where Python would.
 */
export function bind(
  name: string,
  parameters: readonly ParameterSpec[],
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Arguments {
  const bound: Record<string, Value> = {};
  parameters.forEach(({ name: parameter }, i) => {
    const value = args[i];
    if (value !== undefined) bound[parameter] = value;
  });
  for (const [keyword, value] of keywords) {
    if (!parameters.some((parameter) => parameter.name === keyword)) {
      throw typeError(`${name}() got an unexpected keyword argument '${keyword}'`);
    }
    if (keyword in bound) throw typeError(`${name}() got multiple values for argument '${keyword}'`);
    bound[keyword] = value;
  }
  if (args.length > parameters.length) throw tooMany(name, parameters, args.length);
  const missing = parameters.filter((parameter) => !(parameter.name in bound) && parameter.default === undefined);
  if (missing.length > 0) {
    const names = quotedList(missing.map((parameter) => parameter.name));
    throw typeError(`${name}() missing ${plural(missing.length, "required positional argument")}: ${names}`);
  }
  for (const { name: parameter, default: fallback = null } of parameters) {
    if (!(parameter in bound)) bound[parameter] = fallback;
  }
  return bound;
}

function tooMany(name: string, parameters: readonly ParameterSpec[], given: number): PythonError {
  const most = parameters.length + 1;
  const least = parameters.filter((parameter) => parameter.default === undefined).length + 1;
  const takes = least === most ? plural(most, "positional argument") : `from ${least} to ${most} positional arguments`;
  return typeError(`${name}() takes ${takes} but ${given + 1} were given`);
}
