import { typeError } from "../../values/errors.js";
import type { Value } from "../../values/value.js";
import { bindNamed, checkCount } from "../callables.js";

type Keywords = ReadonlyMap<string, Value>;

/** What a method of one of Python's own types does. `owner` is the type's name and `name` its own, for messages. */
export type Method<Self> = (
  self: Self,
  args: readonly Value[],
  keywords: Keywords,
  owner: string,
  name: string,
) => Value;

export type Methods<Self> = Readonly<Record<string, Method<Self>>>;

function refuseKeywords(keywords: Keywords, owner: string, name: string): void {
  if (keywords.size > 0) throw typeError(`${owner}.${name}() takes no keyword arguments`);
}

/** A method of no argument. */
export const none =
  <Self>(run: (self: Self) => Value): Method<Self> =>
  (self, args, keywords, owner, name) => {
    refuseKeywords(keywords, owner, name);
    if (args.length > 0) throw typeError(`${owner}.${name}() takes no arguments (${args.length} given)`);
    return run(self);
  };

/** A method of exactly one argument. */
export const one =
  <Self>(run: (self: Self, argument: Value, name: string) => Value): Method<Self> =>
  (self, args, keywords, owner, name) => {
    refuseKeywords(keywords, owner, name);
    const [argument] = args;
    if (argument !== undefined && args.length === 1) return run(self, argument, name);
    throw typeError(`${owner}.${name}() takes exactly one argument (${args.length} given)`);
  };

/** A method of so many arguments by position, in the words of `PyArg_UnpackTuple`. */
export const some =
  <Self>(least: number, most: number, run: (self: Self, args: readonly Value[], name: string) => Value): Method<Self> =>
  (self, args, keywords, owner, name) => {
    refuseKeywords(keywords, owner, name);
    checkCount(name, args, least, most);
    return run(self, args, name);
  };

/** A method of so many arguments by position, in the words of `PyArg_ParseTuple`. */
export const parsed =
  <Self>(least: number, most: number, run: (self: Self, args: readonly Value[], name: string) => Value): Method<Self> =>
  (self, args, keywords, owner, name) => {
    refuseKeywords(keywords, owner, name);
    if (args.length >= least && args.length <= most) return run(self, args, name);
    const bound = args.length < least ? least : most;
    const quantity = `at ${args.length < least ? "least" : "most"} ${bound} argument${bound === 1 ? "" : "s"}`;
    throw typeError(`${name}() takes ${quantity} (${args.length} given)`);
  };

/** A method whose arguments, all optional, have names. */
export const named =
  <Self>(
    parameters: readonly string[],
    run: (self: Self, args: readonly (Value | undefined)[], name: string) => Value,
  ) =>
  (self: Self, args: readonly Value[], keywords: Keywords, _owner: string, name: string): Value =>
    run(self, bindNamed(name, parameters, 0, args, keywords), name);
