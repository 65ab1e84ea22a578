import { dict } from "../../values/dicts.js";
import { indexError, NotAnalysed, typeError } from "../../values/errors.js";
import { call, typeName } from "../../values/kinds.js";
import { repr } from "../../values/repr.js";
import { asIndex } from "../../values/sequence.js";
import { isInt, list, type PyObject, tuple, type Value } from "../../values/value.js";
import { builtinFunction } from "../callables.js";
import { iterator } from "../iterators.js";
import { boundCall, nativeFunction, pythonFunction } from "./functions.js";
import type { LibraryDefinition } from "./library.js";
import { instance, libraryClass, table } from "./objects.js";
import { checkText, toRegExp } from "./pattern.js";

const flagLetters: Readonly<Record<number, string>> = { 2: "i", 8: "m", 16: "s", 32: "", 256: "" };

function lettersOf(flags: Value): string {
  const bits = asIndex(flags);
  const known = Object.keys(flagLetters)
    .map(Number)
    .filter((bit) => (bits & bit) !== 0);
  if (known.reduce((sum, bit) => sum + bit, 0) !== bits) throw new NotAnalysed("flags of a regular expression");
  return known.map((bit) => flagLetters[bit]).join("");
}

function textOf(value: Value): string {
  if (typeof value === "string") return checkText(value);
  throw typeError(`expected string or bytes-like object, got '${typeName(value)}'`);
}

const Match = libraryClass({ qualifiedName: "re.Match" });

function matchObject(found: RegExpExecArray, text: string): PyObject {
  const groupOf = (key: Value): number => {
    const names = Object.keys(found.groups ?? {});
    const index = isInt(key) ? Number(key) : typeof key === "string" && names.includes(key) ? indexOfName(key) : -1;
    if (index < 0 || index >= found.length) throw indexError("no such group");
    return index;
  };
  const indexOfName = (name: string): number => {
    const span = found.indices?.groups?.[name];
    return (
      found.indices?.findIndex((each) => (each as unknown) === span || (span !== undefined && each === span)) ?? -1
    );
  };
  const value = (key: Value): Value => {
    if (typeof key === "string" && found.groups !== undefined && key in found.groups) return found.groups[key] ?? null;
    return found[groupOf(key)] ?? null;
  };
  const span = (key: Value): readonly [number, number] => found.indices?.[groupOf(key)] ?? [-1, -1];
  const methods: Readonly<Record<string, Value>> = {
    group: builtinFunction("group", (keys) => (keys.length > 1 ? tuple(keys.map(value)) : value(keys[0] ?? 0))),
    groups: nativeFunction("groups", "default=None", (fallback) =>
      tuple(found.slice(1).map((text: string | undefined) => text ?? fallback)),
    ),
    groupdict: nativeFunction("groupdict", "default=None", (fallback) =>
      dict(
        Object.entries(found.groups ?? {}).map(([name, text]: [string, string | undefined]) => [
          name,
          text ?? fallback,
        ]),
      ),
    ),
    start: nativeFunction("start", "group=0", (key) => span(key)[0]),
    end: nativeFunction("end", "group=0", (key) => span(key)[1]),
    span: nativeFunction("span", "group=0", (key) => tuple(span(key))),
    __getitem__: builtinFunction("__getitem__", ([key = null]) => value(key)),
    __bool__: builtinFunction("__bool__", () => true),
    string: text,
  };
  return instance({
    cls: Match,
    typeName: "Match",
    repr: () => `<re.Match object; span=${repr(tuple(span(0)))}, match=${repr(found[0])}>`,
    attribute: table(methods),
  });
}

type Where = "search" | "match" | "fullmatch";

const anchors: Readonly<Record<Where, (source: string) => string>> = {
  search: (source) => source,
  match: (source) => `(?<![\\s\\S])(?:${source})`,
  fullmatch: (source) => `(?<![\\s\\S])(?:${source})(?![\\s\\S])`,
};

function find(pattern: RegExp, where: Where, text: string): Value {
  const found = new RegExp(anchors[where](pattern.source), pattern.flags).exec(text);
  return found === null ? null : matchObject(found, text);
}

/** What `findall` gives for a match: the match, its one group, or all of them. */
function item(found: RegExpExecArray): Value {
  const groups = found.slice(1).map((text: string | undefined) => text ?? "");
  if (groups.length === 0) return found[0];
  return groups.length === 1 ? groups[0]! : tuple(groups);
}

function replace(pattern: RegExp, replacement: Value, text: string, count: Value): Value {
  let left = asIndex(count) === 0 ? Infinity : asIndex(count);
  if (typeof replacement === "string" && /\\[^\d\\ng]|\\g<(?!\w+>)/.test(replacement)) {
    throw new NotAnalysed("the replacement of a regular expression");
  }
  const fill = (found: RegExpExecArray): string => {
    if (typeof replacement !== "string") {
      const made = call(replacement, [matchObject(found, text)]);
      if (typeof made !== "string") throw new NotAnalysed("a replacement that is no text");
      return made;
    }
    return replacement.replace(/\\(?:g<(\w+)>|(\d+)|(.))/g, (_, named?: string, digits?: string, other?: string) => {
      if (other !== undefined) return other === "n" ? "\n" : other;
      const name = named ?? digits ?? "";
      return (/^\d+$/.test(name) ? found[Number(name)] : found.groups?.[name]) ?? "";
    });
  };
  let [result, at] = ["", 0];
  for (const found of text.matchAll(pattern)) {
    if (left-- <= 0) break;
    result += text.slice(at, found.index) + fill(found);
    at = found.index + found[0].length;
  }
  return result + text.slice(at);
}

function split(pattern: RegExp, text: string, most: Value): Value {
  let left = asIndex(most) === 0 ? Infinity : asIndex(most);
  const parts: Value[] = [];
  let at = 0;
  for (const found of text.matchAll(pattern)) {
    if (left-- <= 0) break;
    parts.push(text.slice(at, found.index), ...found.slice(1).map((group: string | undefined) => group ?? null));
    at = found.index + found[0].length;
  }
  return list([...parts, text.slice(at)]);
}

/** Functions of a pattern, by name: the signature that follows the pattern, and what they do. */
const actions: Readonly<
  Record<string, readonly [signature: string, run: (pattern: RegExp, ...values: readonly Value[]) => Value]>
> = {
  search: ["string", (pattern, text = null) => find(pattern, "search", textOf(text))],
  match: ["string", (pattern, text = null) => find(pattern, "match", textOf(text))],
  fullmatch: ["string", (pattern, text = null) => find(pattern, "fullmatch", textOf(text))],
  findall: ["string", (pattern, text = null) => list([...textOf(text).matchAll(pattern)].map(item))],
  finditer: [
    "string",
    (pattern, text = null) =>
      iterator("callable_iterator", () =>
        [...textOf(text).matchAll(pattern)].map((found) => matchObject(found, textOf(text))),
      ),
  ],
  sub: [
    "repl, string, count=0",
    (pattern, by = null, text = null, count = 0) => replace(pattern, by, textOf(text), count),
  ],
  split: ["string, maxsplit=0", (pattern, text = null, most = 0) => split(pattern, textOf(text), most)],
};

const Pattern = libraryClass({ qualifiedName: "re.Pattern" });
const patterns = new WeakMap<PyObject, RegExp>();

function patternObject(pattern: RegExp, source: string): PyObject {
  const methods = Object.entries(actions).map(([name, [signature, run]]) => {
    return [name, nativeFunction(name, signature, (...values) => run(pattern, ...values))] as const;
  });
  const object = instance({
    cls: Pattern,
    typeName: "Pattern",
    repr: () => `re.compile(${repr(source)})`,
    attribute: table({ ...Object.fromEntries(methods), pattern: source }),
  });
  patterns.set(object, pattern);
  return object;
}

function compiled(pattern: Value, flags: Value): RegExp {
  const known = typeof pattern === "object" && pattern?.kind === "object" ? patterns.get(pattern) : undefined;
  if (known !== undefined) return known;
  if (typeof pattern !== "string") throw typeError("first argument must be string or compiled pattern");
  return toRegExp(pattern, lettersOf(flags));
}

/** Python's `re`, for patterns that mean the same in JavaScript. */
export const re = (): LibraryDefinition => ({
  names: {
    ...Object.fromEntries(
      Object.entries(actions).map(([name, [signature, run]]) => {
        const call = boundCall(name, `pattern, ${signature}, flags=0`, (pattern, ...values) =>
          run(compiled(pattern, values.at(-1) ?? 0), ...values.slice(0, -1)),
        );
        return [name, { ...pythonFunction(name, "", () => null), call }];
      }),
    ),
    compile: pythonFunction("compile", "pattern, flags=0", (pattern, flags) =>
      patternObject(compiled(pattern, flags), typeof pattern === "string" ? pattern : ""),
    ),
    escape: pythonFunction("escape", "pattern", (text) =>
      textOf(text).replace(/[()[\]{}?*+\-|^$\\.&~#\s]/g, (character) => `\\${character}`),
    ),
    I: 2,
    IGNORECASE: 2,
    M: 8,
    MULTILINE: 8,
    S: 16,
    DOTALL: 16,
    U: 32,
    UNICODE: 32,
    A: 256,
    ASCII: 256,
    Match,
    Pattern,
  },
});
