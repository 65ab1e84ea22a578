import { float, tuple, type Value } from "../../values/value.js";

/** One parameter of an overload, as PyTorch's schema language has it: `int[2]? dim=None`. */
export interface SchemaParameter {
  readonly name: string;
  /** The type without brackets and question mark, e.g. `Tensor`, `int`, `ScalarType`; `Any` in Python functions. */
  readonly type: string;
  readonly isList: boolean;
  /** How many items one value stands for, e.g. 2 in `int[2]`; 0 where only a list will do. */
  readonly size: number;
  readonly allowsNone: boolean;
  readonly keywordOnly: boolean;
  /** Set for `*name` of a Python function, which takes what positions are left as a tuple. */
  readonly isRest: boolean;
  /** Undefined where the argument is required. */
  readonly default: Value | undefined;
}

/** One overload. */
export interface Schema {
  readonly name: string;
  readonly parameters: readonly SchemaParameter[];
  /** How many of them can be given by position. */
  readonly positional: number;
  /** How many have no default. */
  readonly required: number;
  /** Set for an overload of old that still works, but is not told of. */
  readonly deprecated: boolean;
}

const cache = new Map<string, Schema>();

/**
 * Reads `name(Type name, Type name=default, *, ...)`, with `|deprecated` after an overload of old. Read once, since a
 * table names the same ones again and again.
 */
export function parseSchema(text: string): Schema {
  let schema = cache.get(text);
  if (schema === undefined) {
    schema = readSchema(text);
    cache.set(text, schema);
  }
  return schema;
}

function readSchema(text: string): Schema {
  const [, name, inside, deprecated] = /^([\w.]+)\((.*)\)(\|deprecated)?$/.exec(text) ?? [];
  if (name === undefined || inside === undefined) throw new Error(`not a signature: ${text}`);
  const parameters: SchemaParameter[] = [];
  let keywordOnly = false;
  for (const part of inside.split(/, (?![^[]*\])/).filter((each) => each !== "")) {
    if (part !== "*") parameters.push(readParameter(part, keywordOnly));
    keywordOnly ||= part.startsWith("*");
  }
  return makeSchema(name, parameters, deprecated !== undefined);
}

const makeSchema = (name: string, parameters: readonly SchemaParameter[], deprecated: boolean): Schema => ({
  name,
  parameters,
  positional: parameters.filter((parameter) => !parameter.keywordOnly).length,
  required: parameters.filter((parameter) => parameter.default === undefined).length,
  deprecated,
});

const methods = new WeakMap<Schema, { readonly self: string; readonly schema: Schema } | { readonly self: null }>();

/**
 * The signature of the method, which has the tensor itself no more, nor `out`; `self` names the parameter that the
 * tensor is. An overload that does not begin with a tensor is no method.
 */
export function methodSchema(
  schema: Schema,
): { readonly self: string; readonly schema: Schema } | { readonly self: null } {
  let method = methods.get(schema);
  if (method === undefined) {
    const [first] = schema.parameters;
    const self = schema.parameters.find(({ name }) => name === "input") ?? first;
    const others = schema.parameters.filter((parameter) => parameter !== self && parameter.name !== "out");
    const isTensor = self !== undefined && self.type.startsWith("Tensor") && !self.isList;
    method = isTensor
      ? { self: self.name, schema: makeSchema(schema.name, others, schema.deprecated) }
      : { self: null };
    methods.set(schema, method);
  }
  return method;
}

function readParameter(text: string, keywordOnly: boolean): SchemaParameter {
  const [, type = "Any", brackets, size = "", question, name, fallback] =
    /^(?:(\w+)(\[(\d*)\])?(\?)? )?\*?(\w+)(?:=(.*))?$/.exec(text) ?? [];
  if (name === undefined) throw new Error(`not a parameter: ${text}`);
  return {
    name,
    type,
    isList: brackets !== undefined,
    size: Number(size),
    allowsNone: question !== undefined,
    keywordOnly,
    isRest: text.startsWith("*"),
    default: fallback === undefined ? undefined : readDefault(fallback),
  };
}

const words: Readonly<Record<string, Value>> = { None: null, True: true, False: false, inf: float(Infinity) };

function readDefault(text: string): Value {
  const word = words[text];
  if (word !== undefined) return word;
  if (text.startsWith("'")) return text.slice(1, -1);
  if (text.startsWith("[")) return tuple(text.slice(1, -1).split(", ").filter(Boolean).map(readDefault));
  if (Number.isNaN(Number(text))) throw new Error(`not a default: ${text}`);
  return /^-?\d+$/.test(text) ? Number(text) : float(Number(text));
}
