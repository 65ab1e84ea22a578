import { typeError } from "../../values/errors.js";
import { tuple, type Value } from "../../values/value.js";
import type { Bound } from "./function.js";
import type { Schema } from "./schema.js";

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

function quoted(names: readonly string[]): string {
  const [last = "", ...others] = names.map((name) => `'${name}'`).toReversed();
  if (others.length === 0) return last;
  return `${others.toReversed().join(", ")}${others.length > 1 ? "," : ""} and ${last}`;
}

/**
 * Binds the arguments of a function that PyTorch defines in Python, which takes any types. Throws TypeError as CPython
 * 3.11 does. The schema's name is the function's `__qualname__`.
 */
export function bindPython(
  { name, parameters }: Schema,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Bound {
  const bound: Record<string, Value> = {};
  const rest = parameters.find((parameter) => parameter.isRest);
  const positional = parameters.filter((parameter) => !parameter.keywordOnly && parameter !== rest);
  if (rest) bound[rest.name] = tuple(args.slice(positional.length));
  positional.forEach((parameter, i) => {
    const value = args[i];
    if (value !== undefined) bound[parameter.name] = value;
  });
  for (const [word, value] of keywords) {
    if (!parameters.some((parameter) => parameter.name === word && parameter !== rest)) {
      throw typeError(`${name}() got an unexpected keyword argument '${word}'`);
    }
    if (word in bound) throw typeError(`${name}() got multiple values for argument '${word}'`);
    bound[word] = value;
  }
  if (args.length > positional.length && !rest) {
    const most = positional.length;
    const least = positional.filter((parameter) => parameter.default === undefined).length;
    const takes =
      least === most ? plural(most, "positional argument") : `from ${least} to ${most} positional arguments`;
    throw typeError(`${name}() takes ${takes} but ${args.length} ${args.length === 1 ? "was" : "were"} given`);
  }
  for (const keywordOnly of [false, true]) {
    const names = parameters
      .filter((parameter) => parameter.keywordOnly === keywordOnly && parameter.default === undefined)
      .map((parameter) => parameter.name)
      .filter((parameter) => !(parameter in bound));
    if (names.length === 0) continue;
    const kind = keywordOnly ? "required keyword-only argument" : "required positional argument";
    throw typeError(`${name}() missing ${plural(names.length, kind)}: ${quoted(names)}`);
  }
  for (const { name: parameter, default: fallback = null } of parameters) {
    if (!(parameter in bound)) bound[parameter] = fallback;
  }
  return bound;
}
