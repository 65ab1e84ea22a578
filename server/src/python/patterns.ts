import type { SyntaxNode } from "@lezer/common";
import { equals, identical } from "../values/compare.js";
import { dict, lookup } from "../values/dicts.js";
import { typeError } from "../values/errors.js";
import { lacks, typeName } from "../values/kinds.js";
import { iterate } from "../values/sequence.js";
import { isDict, isObject, isSequence, isTuple, list, type PyObject, type Value } from "../values/value.js";
import { findAttribute } from "./attributes.js";
import { isInstance } from "./builtinAttributes.js";
import { children, type Context, splitAt } from "./compiler.js";
import { evaluateIn } from "./evaluate.js";
import type { Frame } from "./frames.js";

/** Whether a value matches; the names that it gives go into `found`. */
export type Pattern = (value: Value, frame: Frame, found: Map<string, Value>) => boolean;

type PatternCompiler = (node: SyntaxNode, context: Context) => Pattern;

/** What stands between `case` and the body or the guard: several patterns with commas between them are a sequence. */
export function patternOf(nodes: readonly SyntaxNode[], context: Context): Pattern {
  const [only] = nodes;
  if (only === undefined) throw context.refuse(nodes[0]!);
  return nodes.length === 1 && only.name !== "StarPattern" ? compile(only, context) : sequence(nodes, context);
}

function compile(node: SyntaxNode, context: Context): Pattern {
  const compiler = Object.hasOwn(compilers, node.name) ? compilers[node.name] : undefined;
  if (compiler === undefined) throw context.refuse(node);
  return compiler(node, context);
}

/** Compilers of patterns, by node name. */
const compilers: Readonly<Record<string, PatternCompiler>> = {
  AsPattern: (node, context) => {
    const [inner, , target] = children(node);
    if (inner === undefined || target === undefined) throw context.refuse(node);
    const [pattern, name] = [compile(inner, context), context.text(target)];
    return (value, frame, found) => {
      if (!pattern(value, frame, found)) return false;
      found.set(name, value);
      return true;
    };
  },
  AttributePattern: (node, context) => {
    const source = context.text(node);
    return (value, frame) => equals(value, evaluateIn(source, frame));
  },
  CapturePattern: (node, context) => {
    const name = captured(node, context);
    return (value, _, found) => {
      if (name !== undefined) found.set(name, value);
      return true;
    };
  },
  ClassPattern: classPattern,
  LiteralPattern: (node, context) => {
    const literal = evaluated(node, context);
    const isConstant = ["None", "True", "False"].includes(context.text(node));
    return (value, frame) => (isConstant ? identical(value, literal(frame)) : equals(value, literal(frame)));
  },
  MappingPattern: mapping,
  OrPattern: (node, context) => {
    const patterns = splitAt(children(node), "LogicOp").map((part) => patternOf(part, context));
    return (value, frame, found) => patterns.some((pattern) => pattern(value, frame, found));
  },
  SequencePattern: (node, context) => {
    const nodes = children(node).slice(1, -1);
    const isGroup = node.firstChild?.name === "(" && nodes.length === 1 && nodes[0]?.name !== "StarPattern";
    return isGroup ? patternOf(nodes, context) : sequence(nodes, context);
  },
};

/** The name that a capture binds; `_` binds none. */
function captured(node: SyntaxNode, context: Context): string | undefined {
  const name = context.text(node);
  return name === "_" ? undefined : name;
}

function evaluated(node: SyntaxNode, context: Context): (frame: Frame) => Value {
  const parts = children(node);
  const source = context.text(node);
  if (parts.length === 0 || parts.some(({ type }) => type.isError)) throw context.refuse(node);
  return (frame) => evaluateIn(source, frame);
}

/** An empty display is an error to the grammar. */
const parted = (nodes: readonly SyntaxNode[], context: Context): readonly (readonly SyntaxNode[])[] =>
  splitAt(nodes, ",").filter((part) => part.length > 0 && context.text(part[0]!) !== "");

function sequence(nodes: readonly SyntaxNode[], context: Context): Pattern {
  const parts = parted(nodes, context);
  const star = parts.findIndex(([first]) => first?.name === "StarPattern");
  const patterns = parts.map(([first]) => compile(first?.name === "StarPattern" ? first.lastChild! : first!, context));
  const after = patterns.length - star - 1;
  return (value, frame, found) => {
    if (!isSequenceLike(value)) return false;
    const items = iterate(value);
    if (star < 0 ? items.length !== patterns.length : items.length < patterns.length - 1) return false;
    const end = items.length - after;
    const given = star < 0 ? items : [...items.slice(0, star), list(items.slice(star, end)), ...items.slice(end)];
    return patterns.every((pattern, i) => pattern(given[i] ?? null, frame, found));
  };
}

const sequenceTypes: ReadonlySet<string> = new Set(["deque", "list", "range", "tuple"]);

function isSequenceLike(value: Value): boolean {
  const kind = typeName(value);
  if (!isObject(value)) return isSequence(value);
  return sequenceTypes.has(kind) || value.cls?.mro?.some((name) => name === "list" || name === "tuple") === true;
}

/** `{"key": pattern, **rest}`. */
function mapping(node: SyntaxNode, context: Context): Pattern {
  const inner = children(node).slice(1);
  const parts = parted(
    inner.filter(({ name, type }) => name !== "}" && !type.isError),
    context,
  );
  const rest = parts.find(([first]) => first?.name === "**")?.[1];
  const restName = rest && captured(rest, context);
  const entries = parts
    .filter(([first]) => first?.name !== "**")
    .map((part) => {
      const [[key] = [], [pattern] = []] = splitAt(part, ":");
      if (key === undefined || pattern === undefined) throw context.refuse(node);
      const readKey = key.name === "LiteralPattern" ? evaluated(key, context) : undefined;
      if (readKey === undefined) throw context.refuse(key);
      return { readKey, pattern: compile(pattern, context) };
    });
  return (value, frame, found) => {
    typeName(value);
    if (!isDict(value)) {
      if (isObject(value) && value.cls?.mro?.includes("dict") === true) throw lacks("a mapping", value);
      return false;
    }
    const keys = entries.map(({ readKey }) => readKey(frame));
    const matches = entries.every(({ pattern }, i) => {
      const item = lookup(value, keys[i]!);
      return item !== undefined && pattern(item, frame, found);
    });
    if (!matches) return false;
    if (restName !== undefined) {
      const isLeft = ([key]: readonly [Value, Value]): boolean => !keys.some((each) => equals(each, key));
      found.set(restName, dict(value.entries.filter(isLeft)));
    }
    return true;
  };
}

/** Python's own classes whose only positional pattern is matched against the value itself. */
const selfMatching: ReadonlySet<string> = new Set(
  "bool bytearray bytes dict float frozenset int list set str tuple".split(" "),
);

/** `cls(pattern, name=pattern)`. */
function classPattern(node: SyntaxNode, context: Context): Pattern {
  const [named, argList] = children(node);
  if (named === undefined || argList === undefined) throw context.refuse(node);
  const source = context.text(named);
  const parts = parted(children(argList).slice(1, -1), context).map(([part]) => {
    const [name, pattern] = part?.name === "KeywordPattern" ? children(part).filter((each) => each.name !== "=") : [];
    if (part === undefined) throw context.refuse(node);
    if (name === undefined || pattern === undefined) return { name: undefined, pattern: compile(part, context) };
    return { name: context.text(name), pattern: compile(pattern, context) };
  });
  const positional = parts.filter(({ name }) => name === undefined).length;
  return (value, frame, found) => {
    const cls = evaluateIn(source, frame);
    typeName(cls);
    if (!isObject(cls) || cls.mro === undefined) throw typeError("called match pattern must be a class");
    if (!isInstance(value, cls)) return false;
    const isItself = cls.lineage === undefined && selfMatching.has(cls.mro[0] ?? "");
    if (isItself && positional === 1) return parts.every(({ pattern }) => pattern(value, frame, found));
    const names = positional === 0 ? [] : matchArgs(cls, positional);
    return parts.every(({ name, pattern }, i) => {
      const item = findAttribute(value, name ?? names[i] ?? "");
      return item !== undefined && pattern(item, frame, found);
    });
  };
}

function matchArgs(cls: PyObject, count: number): readonly string[] {
  const listed = cls.attribute?.("__match_args__");
  const names = listed !== undefined && isTuple(listed) ? listed.items.map(String) : [];
  if (names.length >= count) return names;
  const accepts = `${names.length} positional sub-pattern${names.length === 1 ? "" : "s"}`;
  throw typeError(`${cls.mro?.[0] ?? cls.typeName}() accepts ${accepts} (${count} given)`);
}
