import { NotAnalysed, type PythonError, typeError } from "../../values/errors.js";
import type { Value } from "../../values/value.js";
import { isUnknown, tuple } from "../../values/value.js";
import type { Bound } from "./function.js";
import { fits, read, unnamedDimension, wantedBy } from "./parameterTypes.js";
import { methodSchema, type Schema, type SchemaParameter } from "./schema.js";
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

/** One overload as it is called: as a function, or as a method without the parameter that is the tensor. */
interface Signature {
  readonly schema: Schema;
  readonly overload: number;
  /** The parameter that is the tensor of a method. */
  readonly self: string | null;
}

type Cache = WeakMap<readonly Schema[], readonly Signature[]>;
const made: { readonly functions: Cache; readonly methods: Cache } = {
  functions: new WeakMap(),
  methods: new WeakMap(),
};

/** The overloads of a function or of a method, worked out once. */
function signaturesOf(schemas: readonly Schema[], isMethod: boolean): readonly Signature[] {
  const cache = isMethod ? made.methods : made.functions;
  let signatures = cache.get(schemas);
  if (signatures === undefined) {
    signatures = schemas.flatMap((schema, overload): readonly Signature[] => {
      if (!isMethod) return [{ schema, overload, self: null }];
      const method = methodSchema(schema);
      return method.self === null ? [] : [{ ...method, overload }];
    });
    cache.set(schemas, signatures);
  }
  return signatures;
}

/**
 * Binds the arguments of a native function to the first overload that fits, as PyTorch's parser does. `self` is the
 * tensor of a method, which takes the place of a parameter.
 *
 * Throws TypeError in the words of PyTorch 1.13, `NotAnalysed` where an unknown value decides between overloads.
 */
export function bindNative(
  schemas: readonly Schema[],
  args: readonly Value[],
  keywords: Keywords,
  self?: Value,
): Binding {
  const signatures = signaturesOf(schemas, self !== undefined);
  const [only] = signatures;
  if (only === undefined) throw new NotAnalysed("a function that is no method");
  if (signatures.length > 1) {
    const found = choose(signatures, args, keywords);
    if (found === undefined) throw combinationError(signatures, args, keywords);
    return { bound: readAll(found.signature, found.fit, self), overload: found.signature.overload };
  }
  if (self !== undefined) checkNoArguments(only.schema, args, keywords);
  const fit = match(only.schema, args, keywords);
  if (typeof fit === "function") throw fit();
  return { bound: readAll(only, fit, self), overload: only.overload };
}

interface Choice {
  readonly signature: Signature;
  readonly fit: Fitted;
}

function choose(signatures: readonly Signature[], args: readonly Value[], keywords: Keywords): Choice | undefined {
  let found: Choice | undefined;
  for (const signature of signatures) {
    const fit = match(signature.schema, args, keywords);
    if (typeof fit === "function") continue;
    const doubt = found?.fit.maybe;
    if (doubt !== undefined) {
      throw new NotAnalysed(isUnknown(doubt) ? doubt.reason : "a tensor of unknown shape or type");
    }
    found ??= { signature, fit };
    if (found.fit.maybe === undefined) break;
  }
  return found;
}

function checkNoArguments({ name, parameters }: Schema, args: readonly Value[], keywords: Keywords): void {
  if (parameters.length > 0) return;
  if (keywords.size > 0) throw typeError(`_TensorBase.${name}() takes no keyword arguments`);
  if (args.length > 0) throw typeError(`_TensorBase.${name}() takes no arguments (${args.length} given)`);
}

function match(schema: Schema, args: readonly Value[], keywords: Keywords): Fitted | Misfit {
  const { name, parameters, positional } = schema;
  const [first] = parameters;
  const takesRest = positional === 1 && first?.isList === true && wholeTypes.has(first.type);
  if (args.length > positional && !takesRest) return tooMany(schema, args.length);
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

function tooMany({ name, parameters, positional: most }: Schema, given: number): Misfit {
  return () => {
    const least = parameters.slice(0, most).filter((parameter) => parameter.default === undefined).length;
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

function combinationError(signatures: readonly Signature[], args: readonly Value[], keywords: Keywords): PythonError {
  const count = args.length + keywords.size;
  const told = signatures.map(({ schema }) => schema).filter(({ deprecated }) => !deprecated);
  const plausible = told.filter(({ required, parameters }) => count >= required && count <= parameters.length);
  const [only] = plausible;
  if (plausible.length === 1 && only !== undefined) {
    const misfit = match(only, args, keywords);
    if (typeof misfit === "function") return misfit();
  }
  const name = told[0]?.name ?? "";
  const words = [...keywords].map(([word, value]) => `${word}=${typeNameOf(value)}`).toReversed();
  const got = [...args.map(typeNameOf), ...words].join(", ") + (args.length === 0 && words.length > 0 ? ", " : "");
  return typeError(`${name}() received an invalid combination of arguments - got (${got})`);
}

/** The values that the function gets; read from the last to the first, as PyTorch does. */
function readAll({ schema, self: name }: Signature, fit: Fitted, self: Value | undefined): Bound {
  const { name: fn, parameters } = schema;
  const bound: Record<string, Value> = {};
  const target = self ?? fit.values.values().next().value ?? null;
  for (let i = parameters.length - 1; i >= 0; i--) {
    const parameter = parameters[i];
    if (parameter === undefined) continue;
    const value = fit.values.get(parameter);
    if (value !== undefined && parameter.type === "Dimname") throw unnamedDimension(fn, target, value);
    bound[parameter.name] = read(parameter, value ?? parameter.default ?? null, fn, i);
  }
  if (name !== null && self !== undefined) bound[name] = self;
  return bound;
}
