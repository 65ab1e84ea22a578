import type { SyntaxNode } from "@lezer/common";
import { typeError } from "../values/errors.js";
import { dict } from "../values/dicts.js";
import { tuple, type Value } from "../values/value.js";
import { children, type Context, type Expression, splitAt } from "./compiler.js";
import { isAfterLastComma } from "./parse.js";
import type { Scope } from "./scope.js";
import { settleIn } from "./settle.js";

export interface Parameter {
  readonly name: string;
  readonly default?: Expression;
  readonly annotation?: SyntaxNode;
}

/** The parameters of a `def` or a `lambda`. */
export interface ParameterSpec {
  /** How many of the positional parameters stand before `/`. */
  readonly positionalOnly: number;
  readonly positional: readonly Parameter[];
  /** `*args`. */
  readonly variadic?: Parameter;
  readonly keywordOnly: readonly Parameter[];
  /** `**kwargs`. */
  readonly keywords?: Parameter;
}

/** The values of the defaults by parameter name, made once, where the function is defined. */
export type Defaults = ReadonlyMap<string, Value>;

/** Reads a ParamList; null stands for no parameters. Throws CPython's SyntaxErrors of what is out of order. */
export function parseParameters(list: SyntaxNode | null, context: Context): ParameterSpec {
  const parts = list === null ? [] : parametersOf(list, context);
  const positional: Parameter[] = [];
  const keywordOnly: Parameter[] = [];
  let positionalOnly: number | undefined;
  let variadic: Parameter | undefined;
  let keywords: Parameter | undefined;
  let star: SyntaxNode | undefined;
  for (const { mark, node, parameter } of parts) {
    if (keywords !== undefined) throw context.refuse(node, "arguments cannot follow var-keyword argument");
    if (mark === "/") {
      if (star !== undefined) throw context.refuse(node, "/ must be ahead of *");
      if (positionalOnly !== undefined) throw context.refuse(node, "/ may appear only once");
      if (positional.length === 0) throw context.refuse(node, "at least one argument must precede /");
      positionalOnly = positional.length;
    } else if (mark === "*") {
      if (star !== undefined) throw context.refuse(node, "* argument may appear only once");
      star = node;
      variadic = parameter;
    } else if (mark === "**") keywords = parameter;
    else if (parameter === undefined) throw context.refuse(node);
    else if (star !== undefined) keywordOnly.push(parameter);
    else if (parameter.default === undefined && positional.at(-1)?.default !== undefined) {
      throw context.refuse(node, "non-default argument follows default argument");
    } else positional.push(parameter);
  }
  if (star !== undefined && variadic === undefined && keywordOnly.length === 0) {
    throw context.refuse(star, "named arguments must follow bare *");
  }
  const spec: ParameterSpec = {
    positionalOnly: positionalOnly ?? 0,
    positional,
    keywordOnly,
    ...(variadic && { variadic }),
    ...(keywords && { keywords }),
  };
  const names = namesOf(spec);
  const repeated = names.find((name, i) => names.indexOf(name) !== i);
  if (repeated === undefined || list === null) return spec;
  throw context.refuse(list, `duplicate argument '${repeated}' in function definition`);
}

/** The names that a call binds, in the order of the source. */
export const namesOf = (spec: ParameterSpec): readonly string[] => parametersIn(spec).map(({ name }) => name);

/** All parameters, in the order of the source. */
export function parametersIn({ positional, variadic, keywordOnly, keywords }: ParameterSpec): readonly Parameter[] {
  return [...positional, ...(variadic ? [variadic] : []), ...keywordOnly, ...(keywords ? [keywords] : [])];
}

/** Works out the defaults, as running a `def` does. */
export function evaluateDefaults(spec: ParameterSpec, scope: Scope): Defaults {
  const values = new Map<string, Value>();
  for (const { name, default: run } of [...spec.positional, ...spec.keywordOnly]) {
    if (run !== undefined) values.set(name, settleIn(run, scope));
  }
  return values;
}

/**
 * The local variables that a call starts with. `name` is the function's `__qualname__`, which CPython 3.11 puts into
 * the TypeErrors of arguments that do not fit.
 */
export function bindArguments(
  name: string,
  spec: ParameterSpec,
  defaults: Defaults,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Map<string, Value> {
  const { positional, keywordOnly, variadic } = spec;
  const given = new Map<string, Value>();
  for (const [i, { name: parameter }] of positional.entries()) {
    if (i >= args.length) break;
    given.set(parameter, args[i]!);
  }
  const others = takeKeywords(name, spec, given, keywords);
  if (args.length > positional.length && variadic === undefined) {
    const named = keywordOnly.filter((parameter) => given.has(parameter.name)).length;
    throw tooMany(name, spec, defaults, args.length, named);
  }
  complete(name, "positional", positional, given, defaults);
  complete(name, "keyword-only", keywordOnly, given, defaults);
  if (variadic !== undefined) given.set(variadic.name, tuple(args.slice(positional.length)));
  if (spec.keywords !== undefined) given.set(spec.keywords.name, dict(others));
  return given;
}

/** Puts keywords under the parameters of their names; gives back those that `**kwargs` collects. */
function takeKeywords(
  name: string,
  spec: ParameterSpec,
  given: Map<string, Value>,
  keywords: ReadonlyMap<string, Value>,
): readonly (readonly [Value, Value])[] {
  if (keywords.size === 0) return [];
  const byPosition = spec.positional.slice(0, spec.positionalOnly);
  const byName = [...spec.positional.slice(spec.positionalOnly), ...spec.keywordOnly];
  const others: [Value, Value][] = [];
  for (const [keyword, value] of keywords) {
    if (byName.some((parameter) => parameter.name === keyword)) {
      if (given.has(keyword)) throw typeError(`${name}() got multiple values for argument '${keyword}'`);
      given.set(keyword, value);
    } else if (spec.keywords !== undefined) others.push([keyword, value]);
    else {
      const misnamed = byPosition
        .filter((parameter) => keywords.has(parameter.name))
        .map((parameter) => parameter.name);
      if (misnamed.length === 0) throw typeError(`${name}() got an unexpected keyword argument '${keyword}'`);
      const which = "some positional-only arguments passed as keyword arguments";
      throw typeError(`${name}() got ${which}: '${misnamed.join(", ")}'`);
    }
  }
  return others;
}

/** Fills in the defaults. Throws the TypeError of arguments that are missing. */
function complete(
  name: string,
  kind: "positional" | "keyword-only",
  parameters: readonly Parameter[],
  given: Map<string, Value>,
  defaults: Defaults,
): void {
  const missing: string[] = [];
  for (const parameter of parameters) {
    if (given.has(parameter.name)) continue;
    const value = defaults.get(parameter.name);
    if (value === undefined) missing.push(`'${parameter.name}'`);
    else given.set(parameter.name, value);
  }
  if (missing.length === 0) return;
  const ending = missing.slice(-2).join(missing.length > 2 ? ", and " : " and ");
  const listed = [...missing.slice(0, -2), ending].join(", ");
  throw typeError(`${name}() missing ${missing.length} required ${kind} argument${plural(missing.length)}: ${listed}`);
}

function tooMany(name: string, spec: ParameterSpec, defaults: Defaults, given: number, named: number): Error {
  const most = spec.positional.length;
  const least = spec.positional.filter((parameter) => !defaults.has(parameter.name)).length;
  const takes = least < most ? `from ${least} to ${most}` : `${most}`;
  const noun = `positional argument${least < most ? "s" : plural(most)}`;
  const also =
    named === 0 ? "" : ` positional argument${plural(given)} (and ${named} keyword-only argument${plural(named)})`;
  const verb = given === 1 && named === 0 ? "was" : "were";
  return typeError(`${name}() takes ${takes} ${noun} but ${given}${also} ${verb} given`);
}

const plural = (count: number): string => (count === 1 ? "" : "s");

interface Part {
  readonly mark?: "*" | "**" | "/";
  /** Where it stands. */
  readonly node: SyntaxNode;
  readonly parameter?: Parameter;
}

/** The grammar has no node for the slash of a `def`, and a broken one for the slash of a lambda. */
function parametersOf(list: SyntaxNode, context: Context): readonly Part[] {
  const nodes = children(list).filter((node) => node.name !== "(" && node.name !== ")" && !isAfterLastComma(node));
  const groups = splitAt(nodes, ",");
  let end = list.from;
  return groups.flatMap((group, i): readonly Part[] => {
    const [first] = group;
    const comma = nodes.filter((node) => node.name === ",")[i];
    const until = first?.from ?? comma?.from ?? list.to;
    const slash = context.source
      .slice(end, until)
      .replace(/#[^\r\n]*/g, "")
      .includes("/");
    end = comma?.to ?? list.to;
    if (slash || (first !== undefined && context.text(first) === "/"))
      return [{ mark: "/", node: first ?? comma ?? list }];
    if (first !== undefined) return [part(group, context)];
    if (i === groups.length - 1) return [];
    throw context.refuse(comma ?? list);
  });
}

function part(group: readonly SyntaxNode[], context: Context): Part {
  const [first] = group;
  if (first === undefined) throw new RangeError("a parameter has nodes");
  const mark = first.name === "*" || first.name === "**" ? first.name : undefined;
  const [name, ...rest] = mark === undefined ? group : group.slice(1);
  if (name === undefined && mark === "*") return { mark, node: first };
  if (name === undefined) throw context.refuse(first);
  const broken = group.find((node) => node.type.isError);
  if (name.name !== "VariableName" || broken !== undefined) throw context.refuse(broken ?? name);
  const annotation = rest.find((node) => node.name === "TypeDef")?.lastChild;
  const value = rest.at(-1);
  const parameter: Parameter = {
    name: context.text(name).normalize("NFKC"),
    ...(annotation && { annotation }),
    ...(value !== undefined && rest.at(-2)?.name === "AssignOp" && { default: context.compile(value) }),
  };
  return { ...(mark && { mark }), node: first, parameter };
}
