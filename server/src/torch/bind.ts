import { type PythonError, typeError } from "../values/errors.js";
import type { Value } from "../values/value.js";

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

/** A parameter as far as binding goes. */
type Bindable = Pick<ParameterSpec, "name" | "default">;

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
  parameters: readonly Bindable[],
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

function tooMany(name: string, parameters: readonly Bindable[], given: number): PythonError {
  const most = parameters.length + 1;
  const least = parameters.filter((parameter) => parameter.default === undefined).length + 1;
  const takes = least === most ? plural(most, "positional argument") : `from ${least} to ${most} positional arguments`;
  return typeError(`${name}() takes ${takes} but ${given + 1} were given`);
}
