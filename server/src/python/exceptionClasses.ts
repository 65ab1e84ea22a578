import { NotAnalysed, typeError } from "../values/errors.js";
import { typeName } from "../values/kinds.js";
import { repr } from "../values/repr.js";
import { isList, list, type PyObject, tuple, type Value } from "../values/value.js";
import { classNames } from "./builtinNames.data.js";
import { builtinClass, builtinFunction, type Call } from "./callables.js";
import { ExceptionInstance, plainMessage } from "./exceptionInstance.js";

type Method = (self: ExceptionInstance, args: readonly Value[]) => Value;

/** The methods that classes of exceptions bring themselves, by the name of the class. */
const methods: Readonly<Record<string, Readonly<Record<string, Method>>>> = {
  BaseException: {
    __init__: (self, args) => {
      self.args = args;
      return null;
    },
    __repr__: (self) => `${self.typeName}(${self.args.map(repr).join(", ")})`,
    __str__: (self) => plainMessage(self.args),
    add_note: (self, [note = null]) => {
      if (typeof note !== "string") throw typeError(`note must be a str, not '${typeName(note)}'`);
      const notes = self.names.get("__notes__") ?? list([]);
      if (isList(notes)) notes.items.push(note);
      self.names.set("__notes__", notes);
      return null;
    },
    with_traceback: (self) => self,
  },
  KeyError: {
    __str__: ({ args: [only, ...rest] }) =>
      only === undefined || rest.length > 0 ? plainMessage(only === undefined ? [] : [only, ...rest]) : repr(only),
  },
};

/** The attributes that classes of exceptions make of their arguments. */
const attributes: Readonly<Record<string, Readonly<Record<string, (args: readonly Value[]) => Value>>>> = {
  StopIteration: { value: ([value = null]) => value },
  SystemExit: { code: ([code = null, ...rest]) => (rest.length === 0 ? code : tuple([code, ...rest])) },
};

/** Classes that make more of their arguments than this emulation does. */
const special: ReadonlySet<string> = new Set([
  ...["BaseExceptionGroup", "ExceptionGroup", "SyntaxError", "IndentationError", "TabError"],
  ...["UnicodeDecodeError", "UnicodeEncodeError", "UnicodeTranslateError"],
]);

function maker(cls: () => PyObject, mro: readonly string[]): Call {
  const [name = ""] = mro;
  return (args, keywords) => {
    const isOs = mro.includes("OSError") && args.length > 1;
    if (special.has(name) || isOs || (keywords.size > 0 && takesKeywords(mro))) {
      throw new NotAnalysed(`a call of ${name}()`);
    }
    if (keywords.size > 0) throw typeError(`${name}() takes no keyword arguments`);
    return new ExceptionInstance(cls(), args);
  };
}

const takesKeywords = (mro: readonly string[]): boolean =>
  ["AttributeError", "ImportError", "NameError"].some((name) => mro.includes(name));

/** Python's classes of exceptions, by name. */
export function exceptionClasses(object: PyObject): ReadonlyMap<string, PyObject> {
  const classes = new Map<string, PyObject>([["object", object]]);
  for (const [bases, names] of Object.entries(classNames)) {
    for (const name of names.split(" ")) {
      const mro = [name, ...bases.split(" ")];
      if (!mro.includes("BaseException")) continue;
      const inherited = mro.slice(1).flatMap((base) => classes.get(base) ?? []);
      const cls = exceptionClass(mro, inherited);
      classes.set(name, cls);
    }
  }
  classes.delete("object");
  return classes;
}

function exceptionClass(mro: readonly string[], inherited: readonly PyObject[]): PyObject {
  const find = <Entry>(table: Readonly<Record<string, Readonly<Record<string, Entry>>>>, name: string) => {
    const owner = mro.find((base) => Object.hasOwn(table, base) && Object.hasOwn(table[base] ?? {}, name));
    return owner === undefined ? undefined : table[owner]?.[name];
  };
  const plain = builtinClass(
    mro,
    maker(() => cls, mro),
  );
  const cls: PyObject = {
    ...plain,
    get lineage() {
      return [cls, ...inherited];
    },
    attribute: (name) => {
      if (name === "__mro__") return tuple([cls, ...inherited]);
      if (name === "__bases__") return tuple(inherited.slice(0, 1));
      const method = find(methods, name);
      return method === undefined ? plain.attribute?.(name) : builtinFunction(name, unbound(name, mro, method));
    },
    instanceAttribute: (instance, name) => {
      if (!(instance instanceof ExceptionInstance)) return undefined;
      const attribute = find(attributes, name);
      if (attribute !== undefined) return attribute(instance.args);
      const method = find(methods, name);
      return method && builtinFunction(name, (args) => method(instance, args));
    },
  };
  return cls;
}

/** `Exception.__init__`, which takes the exception as its first argument. */
const unbound =
  (name: string, mro: readonly string[], method: Method): Call =>
  ([self, ...args]) => {
    if (self instanceof ExceptionInstance) return method(self, args);
    throw typeError(`descriptor '${name}' requires a '${mro.at(-2) ?? ""}' object`);
  };
