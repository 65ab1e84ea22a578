import { dict } from "../../values/dicts.js";
import { typeError, valueError } from "../../values/errors.js";
import { plainValue, typeName } from "../../values/kinds.js";
import { repr } from "../../values/repr.js";
import { iterate } from "../../values/sequence.js";
import { isDict, isTuple, type PyObject, tuple, type TupleClass, type Value } from "../../values/value.js";
import { builtinFunction, type Call } from "../callables.js";
import { derivable } from "../nativeBase.js";
import { bindArguments } from "../parameters.js";
import { boundCall } from "./functions.js";

/** The class that `namedtuple(name, fields)` makes. */
function namedTuple(name: string, fields: readonly string[], defaults: readonly Value[] = []): PyObject {
  const kind: TupleClass = {
    name,
    fields,
    attribute: (items, attribute) => {
      if (attribute === "__class__") return cls;
      if (attribute === "_asdict")
        return builtinFunction(attribute, () => dict(fields.map((field, i) => [field, items[i]!])));
      if (attribute === "_replace") {
        return builtinFunction(attribute, (_, keywords) => {
          const odd = [...keywords.keys()].filter((keyword) => !fields.includes(keyword));
          if (odd.length > 0) throw valueError(`Got unexpected field names: [${odd.map(repr).join(", ")}]`);
          return tuple(
            fields.map((field, i) => keywords.get(field) ?? items[i]!),
            kind,
          );
        });
      }
      return shared(attribute);
    },
  };
  const make = (items: readonly Value[]): Value => {
    if (items.length === fields.length) return tuple(items, kind);
    throw typeError(`Expected ${fields.length} arguments, got ${items.length}`);
  };
  const shared = (attribute: string): Value | undefined => {
    if (attribute === "_fields") return tuple(fields);
    if (attribute === "_make") return builtinFunction("_make", ([values = null]) => make(iterate(values)));
    return undefined;
  };
  const required = fields.length - defaults.length;
  const spec = {
    positionalOnly: 0,
    positional: ["_cls", ...fields].map((field) => ({ name: field })),
    keywordOnly: [],
  };
  const fallbacks = new Map(defaults.map((value, i) => [fields[required + i]!, value]));
  const hold: Call = (args, keywords) => {
    const bound = bindArguments(`${name}.__new__`, spec, fallbacks, [null, ...args], keywords);
    return tuple(
      fields.map((field) => bound.get(field) ?? null),
      kind,
    );
  };
  const plain: PyObject = {
    kind: "object",
    typeName: "type",
    mro: [name, "tuple", "object"],
    repr: () => `<class '${name}'>`,
    attribute: (attribute) => (attribute === "__name__" ? name : shared(attribute)),
    hasInstance: (value) => {
      const held = plainValue(value);
      return isTuple(held) && held.subclass === kind;
    },
    call: hold,
  };
  const cls = derivable(plain, { hold });
  return cls;
}

/** Field names as one text or as a list of texts. */
function fieldsOf(value: Value): readonly string[] {
  const texts = typeof value === "string" ? value.replaceAll(",", " ").split(/\s+/).filter(Boolean) : iterate(value);
  return texts.map((text) => {
    if (typeof text !== "string") throw typeError("Type names and field names must be strings");
    if (!/^[\p{L}_]\w*$/u.test(text)) {
      throw valueError(`Type names and field names must be valid identifiers: ${repr(text)}`);
    }
    if (text.startsWith("_")) throw valueError(`Field names cannot start with an underscore: ${repr(text)}`);
    return text;
  });
}

const nameOf = (value: Value): string => (typeof value === "string" ? value : typeName(value));

/** `collections.namedtuple`. */
export const namedtupleCall = boundCall(
  "namedtuple",
  "typename, field_names, *, rename=False, defaults=None, module=None",
  (name, fieldNames, _rename, defaults) => {
    const fields = fieldsOf(fieldNames);
    const repeated = fields.find((field, i) => fields.indexOf(field) !== i);
    if (repeated !== undefined) throw valueError(`Encountered duplicate field name: ${repr(repeated)}`);
    const values = defaults === null ? [] : iterate(defaults);
    if (values.length > fields.length) throw typeError("Got more default values than field names");
    return namedTuple(nameOf(name), fields, values);
  },
);

/** `typing.NamedTuple(name, [(field, type), ...])`. */
export const namedTupleOfTypes = boundCall(
  "NamedTuple",
  "typename, fields=None, /, **kwargs",
  (name, fields, kwargs) => {
    const pairs =
      fields === null ? (isDict(kwargs) ? kwargs.entries : []) : iterate(fields).map((pair) => iterate(pair));
    return namedTuple(nameOf(name), fieldsOf(tuple(pairs.map(([field = null]) => field))));
  },
);

/** The base that `class Name(NamedTuple)` has by its annotations; their defaults leave the names of the class. */
export function namedTupleBase(name: string, names: Map<string, Value>): PyObject {
  const annotations = names.get("__annotations__") ?? dict();
  const fields = fieldsOf(tuple(isDict(annotations) ? annotations.entries.map(([field]) => field) : []));
  const first = fields.findIndex((field) => names.has(field));
  const late = first < 0 ? undefined : fields.slice(first).find((field) => !names.has(field));
  if (late !== undefined) {
    throw typeError(`non-default namedtuple field ${late} cannot follow default field ${fields[first] ?? ""}`);
  }
  const defaults = first < 0 ? [] : fields.slice(first).map((field) => names.get(field) ?? null);
  for (const field of fields) names.delete(field);
  return namedTuple(name, fields, defaults);
}
