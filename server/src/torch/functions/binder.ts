import { NotAnalysed, type PythonError, typeError } from "../../values/errors.js";
import type { Value } from "../../values/value.js";
import { isUnknown, tuple } from "../../values/value.js";
import type { Bound } from "./function.js";
import { fits, read, unnamedDimension, wantedBy } from "./parameterTypes.js";
import type { Schema, SchemaParameter } from "./schema.js";
import { typeNameOf } from "./typeNames.js";

type Keywords = ReadonlyMap<string, Value>;

/** A call's arguments as one of the overloads reads them. */
export interface Binding {
  readonly bound: Bound;
  /** Index of the overload. */
  readonly overload: number;
}

/** Names that PyTorch takes for a parameter besides its own, for the sake of numpy. */
const numpyNames: Readonly<Record<string, readonly string[]>> = {
  dim: ["axis"],
  keepdim: ["keepdims"],
  input: ["x", "a", "x1"],
  other: ["x2"],
};

/** A single parameter of several whole numbers takes them without brackets, as in `x.view(2, 3)`. */
const wholeTypes: ReadonlySet<string> = new Set(["int", "SymInt"]);

/** What fits a signature: the values by parameter, and whether an unknown value may not fit after all. */
interface Fitted {
  readonly values: ReadonlyMap<SchemaParameter, Value>;
  readonly maybe: Value | undefined;
}

/** PyTorch's own words for why a signature does not fit. */
type Misfit = () => PythonError;

/**
 * Binds the arguments of a native function to the first overload that fits, as PyTorch's parser does. `self` is the
 * tensor of a method, which takes the place of the first parameter.
 *
 * Throws TypeError in the words of PyTorch 1.13, `NotAnalysed` where an unknown value decides between overloads.
 */
export function bindNative(
  name: string,
  schemas: readonly Schema[],
  args: readonly Value[],
  keywords: Keywords,
  self?: Value,
): Binding {
  const signatures = self === undefined ? schemas : schemas.map(methodSchema);
  if (self !== undefined) checkNoArguments(name, signatures, args, keywords);
  const [only] = signatures;
  if (signatures.length === 1 && only !== undefined) {
    const fit = match(only, args, keywords);
    if (typeof fit === "function") throw fit();
    return { bound: readAll(name, schemas[0], only, fit, self), overload: 0 };
  }
  const found = choose(signatures, args, keywords);
  if (found === undefined) throw combinationError(name, signatures, args, keywords);
  const signature = signatures[found.overload];
  if (signature === undefined) throw new RangeError("no such overload");
  return { bound: readAll(name, schemas[found.overload], signature, found.fit, self), overload: found.overload };
}

function choose(
  signatures: readonly Schema[],
  args: readonly Value[],
  keywords: Keywords,
): { readonly fit: Fitted; readonly overload: number } | undefined {
  let found: { readonly fit: Fitted; readonly overload: number } | undefined;
  for (const [overload, signature] of signatures.entries()) {
    const fit = match(signature, args, keywords);
    if (typeof fit === "function") continue;
    const doubt = found?.fit.maybe;
    if (doubt !== undefined) {
      throw new NotAnalysed(isUnknown(doubt) ? doubt.reason : "a tensor of unknown shape or type");
    }
    found ??= { fit, overload };
    if (found.fit.maybe === undefined) break;
  }
  return found;
}

const methodSchemas = new WeakMap<Schema, Schema>();

/** The signature of the method: without the tensor itself, and without `out`. */
function methodSchema(schema: Schema): Schema {
  let method = methodSchemas.get(schema);
  if (method === undefined) {
    method = { name: schema.name, parameters: schema.parameters.slice(1).filter(({ name }) => name !== "out") };
    methodSchemas.set(schema, method);
  }
  return method;
}

function checkNoArguments(name: string, signatures: readonly Schema[], args: readonly Value[], keywords: Keywords) {
  const [only] = signatures;
  if (signatures.length > 1 || only === undefined || only.parameters.length > 0) return;
  if (keywords.size > 0) throw typeError(`_TensorBase.${name}() takes no keyword arguments`);
  if (args.length > 0) throw typeError(`_TensorBase.${name}() takes no arguments (${args.length} given)`);
}

function match(schema: Schema, args: readonly Value[], keywords: Keywords): Fitted | Misfit {
  const { name, parameters } = schema;
  const positional = parameters.filter((parameter) => !parameter.keywordOnly);
  const [first] = parameters;
  const takesRest = positional.length === 1 && first?.isList === true && wholeTypes.has(first.type);
  if (args.length > positional.length && !takesRest) return tooMany(schema, args.length);
  const values = new Map<SchemaParameter, Value>();
  let maybe: Value | undefined;
  let position = 0;
  let remaining = keywords.size;
  for (const parameter of parameters) {
    const isPositional = position < args.length;
    if (isPositional && parameter.keywordOnly) return tooMany(schema, args.length);
    const value = isPositional ? args[position] : keyword(parameter, keywords);
    const isRest = takesRest && isPositional && position === 0;
    const fit = value === undefined || fits(parameter, isRest && startsUnknown(args) ? tuple(args) : value);
    if (value === undefined) {
      if (parameter.default === undefined) return missing(schema, parameter);
    } else if (fit !== false && !(isRest && startsUnknown(args))) {
      values.set(parameter, value);
      if (fit === "maybe") maybe = value;
    } else if (isRest && fits(parameter, tuple(args)) !== false) {
      values.set(parameter, tuple(args));
      position = args.length;
      continue;
    } else {
      const where = isPositional ? ` (position ${position + 1})` : "";
      return () =>
        typeError(
          `${name}(): argument '${parameter.name}'${where} must be ${wantedBy(parameter)}, not ${typeNameOf(value)}`,
        );
    }
    if (isPositional) position += 1;
    else if (value !== undefined) remaining -= 1;
  }
  return remaining > 0 ? extraKeyword(schema, args.length, keywords) : { values, maybe };
}

/** Whether several values begin with an unknown one, which is then taken for the first of several numbers. */
const startsUnknown = (args: readonly Value[]): boolean =>
  args.length > 1 && args[0] !== undefined && isUnknown(args[0]);

function keyword({ name }: SchemaParameter, keywords: Keywords): Value | undefined {
  const known = keywords.get(name);
  if (known !== undefined || keywords.size === 0) return known;
  const alias = numpyNames[name]?.find((other) => keywords.has(other));
  return alias === undefined ? undefined : keywords.get(alias);
}

function tooMany({ name, parameters }: Schema, given: number): Misfit {
  return () => {
    const positional = parameters.filter((parameter) => !parameter.keywordOnly);
    const most = positional.length;
    const least = positional.filter((parameter) => parameter.default === undefined).length;
    const plural = most === 1 ? "" : "s";
    const takes =
      least === most ? `${most} positional argument${plural}` : `from ${least} to ${most} positional arguments`;
    return typeError(`${name}() takes ${takes} but ${given} ${given === 1 ? "was" : "were"} given`);
  };
}

function missing({ name, parameters }: Schema, from: SchemaParameter): Misfit {
  return () => {
    const left = parameters.slice(parameters.indexOf(from)).filter((parameter) => parameter.default === undefined);
    const names = left.map((parameter) => `"${parameter.name}"`).join(", ");
    // The plural is PyTorch's own.
    return typeError(
      `${name}() missing ${left.length} required positional argument${left.length === 1 ? "s" : ""}: ${names}`,
    );
  };
}

function extraKeyword({ name, parameters }: Schema, given: number, keywords: Keywords): Misfit {
  return () => {
    for (const word of keywords.keys()) {
      const at = parameters.findIndex((parameter) => parameter.name === word);
      if (at < 0) return typeError(`${name}() got an unexpected keyword argument '${word}'`);
      if (at < given) return typeError(`${name}() got multiple values for argument '${word}'`);
    }
    return typeError("invalid keyword arguments");
  };
}

function combinationError(
  name: string,
  signatures: readonly Schema[],
  args: readonly Value[],
  keywords: Keywords,
): PythonError {
  const count = args.length + keywords.size;
  const plausible = signatures.filter(({ parameters }) => {
    const least = parameters.filter((parameter) => parameter.default === undefined).length;
    return count >= least && count <= parameters.length;
  });
  const [only] = plausible;
  if (plausible.length === 1 && only !== undefined) {
    const misfit = match(only, args, keywords);
    if (typeof misfit === "function") return misfit();
  }
  const got = [...args.map(typeNameOf), ...[...keywords].map(([word, value]) => `${word}=${typeNameOf(value)}`)];
  return typeError(`${name}() received an invalid combination of arguments - got (${got.join(", ")})`);
}

/** The values that the function gets; read from the last to the first, as PyTorch does. */
function readAll(name: string, schema: Schema | undefined, signature: Schema, fit: Fitted, self?: Value): Bound {
  const bound: Record<string, Value> = {};
  const first = self === undefined ? 0 : 1;
  const target = self ?? fit.values.values().next().value ?? null;
  for (const [i, parameter] of [...signature.parameters.entries()].toReversed()) {
    const value = fit.values.get(parameter);
    if (value !== undefined && parameter.type === "Dimname") throw unnamedDimension(target, value);
    const given = value ?? parameter.default ?? null;
    bound[parameter.name] = read(parameter, given, name, i);
  }
  if (first === 1 && self !== undefined) bound[schema?.parameters[0]?.name ?? "input"] = self;
  return bound;
}
