import type { SyntaxNode } from "@lezer/common";
import { mappingOf } from "../values/dicts.js";
import { typeError } from "../values/errors.js";
import { call, lacks, typeName } from "../values/kinds.js";
import { isObject, isUnknown, type Value } from "../values/value.js";
import { children, type Compiler, type Context, type Expression } from "./compiler.js";
import { generator } from "./comprehensions.js";
import { assignment, unpack } from "./containers.js";
import { settleIn } from "./settle.js";
import { isScoped } from "./scopedBuiltins.js";
import type { Scope } from "./scope.js";

/** What a call passes, in the order in which Python evaluates it. */
interface Arguments {
  readonly positional: Value[];
  /** Made for the first keyword: most calls have none. */
  named: Map<string, Value> | undefined;
}

const noKeywords: ReadonlyMap<string, Value> = new Map();

/** Adds one argument of a call to the arguments before it. */
type Argument = (scope: Scope, into: Arguments, callee: Value) => void;

/** Compilers of calls, by node name. */
export const calls: Readonly<Record<string, Compiler>> = {
  CallExpression: (node, context) => {
    const [callee, list] = children(node);
    if (callee === undefined || list === undefined) throw context.refuse(node);
    const target = context.compile(callee);
    const parts = argumentsOf(children(list).slice(1, -1));
    checkOrder(parts, context);
    const pass = argumentsIn(parts, context);
    return (scope) => {
      const called = target(scope);
      const passed = pass(scope, called);
      if (isUnknown(called)) return called;
      return scope.budget.spend(callIn(scope, called, passed));
    };
  },
};

/** Reads the arguments of a call. Where their number is certain, a list of that length is made at once. */
function argumentsIn(
  parts: readonly (readonly SyntaxNode[])[],
  context: Context,
): (scope: Scope, callee: Value) => Arguments {
  const [plain, others] = [parts.filter(isPlain), parts.filter((part) => !isPlain(part))];
  const runs = plain.map(([first]) => context.compile(first as SyntaxNode));
  const [one] = runs;
  if (others.length === 0) {
    if (one === undefined) return () => ({ positional: [], named: undefined });
    if (runs.length === 1) return (scope) => ({ positional: [settleIn(one, scope)], named: undefined });
    return (scope) => ({ positional: runs.map((run) => settleIn(run, scope)), named: undefined });
  }
  const add = parts.map((part) => argument(part, context, parts.length));
  return (scope, callee) => {
    const passed: Arguments = { positional: [], named: undefined };
    for (const each of add) each(scope, passed, callee);
    return passed;
  };
}

/** Whether an argument is one positional value. */
const isPlain = (part: readonly SyntaxNode[]): boolean => part.length === 1 && part[0]?.name !== "*";

/** What stands between commas, where those of a generator's target separate no arguments: `f(a for a, b in c)`. */
function argumentsOf(nodes: readonly SyntaxNode[]): readonly (readonly SyntaxNode[])[] {
  const parts: SyntaxNode[][] = [[]];
  let inTarget = false;
  for (const node of nodes) {
    if (node.name === "for") inTarget = true;
    else if (node.name === "in") inTarget = false;
    if (node.name === "," && !inTarget) parts.push([]);
    else parts.at(-1)?.push(node);
  }
  return parts.filter((part) => part.length > 0);
}

/** Calls what needs to know where it is called from, such as `super()` and `locals()`, or anything else. */
function callIn(scope: Scope, called: Value, passed: Arguments): Value {
  const { positional } = passed;
  const named: ReadonlyMap<string, Value> = passed.named ?? noKeywords;
  return isScoped(called) ? called.callIn(scope, positional, named) : call(called, positional, named);
}

function argument(part: readonly SyntaxNode[], context: Context, count: number): Argument {
  const [first, second, third] = part;
  if (first === undefined) throw new RangeError("an argument has nodes");
  const generated = part.some((node) => node.name === "for");
  if (first.name === "*" || first.name === "**") {
    if (second === undefined || generated) throw context.refuse(first);
    return first.name === "*" ? starred(context.compile(second)) : doubleStarred(context.compile(second));
  }
  if (second?.name === "AssignOp" && third !== undefined) {
    if (generated) throw context.refuse(second);
    if (context.text(second) === ":=") {
      const assign = assignment(first, third, context);
      return (scope, into) => into.positional.push(assign(scope));
    }
    const run = context.compile(third);
    const name = keywordName(first, context);
    return (scope, into, callee) => {
      setKeyword(into, name, settleIn(run, scope), callee);
    };
  }
  if (generated && count > 1) throw context.refuse(first, "Generator expression must be parenthesized");
  const run = generated ? generator(part, context) : context.compile(first);
  return (scope, into) => into.positional.push(settleIn(run, scope));
}

const starred =
  (run: Expression): Argument =>
  (scope, into, callee) => {
    const value = run(scope);
    const message = (): string => `${calledName(callee)} argument after * must be an iterable, not ${typeName(value)}`;
    for (const item of unpack(value, message)) into.positional.push(item);
  };

const doubleStarred =
  (run: Expression): Argument =>
  (scope, into, callee) => {
    const value = run(scope);
    const entries = mappingOf(value);
    if (entries === undefined) {
      throw lacks(`${calledName(callee)} argument after ** must be a mapping, not ${typeName(value)}`, value);
    }
    for (const [key, item] of entries) {
      if (typeof key !== "string") throw typeError("keywords must be strings");
      setKeyword(into, key, item, callee);
    }
  };

function setKeyword(into: Arguments, name: string, value: Value, callee: Value): void {
  const named = (into.named ??= new Map());
  if (named.has(name)) throw typeError(`${calledName(callee)} got multiple values for keyword argument '${name}'`);
  named.set(name, value);
}

/** How CPython names a called object in its messages. */
function calledName(callee: Value): string {
  if (!isObject(callee)) return `'${typeName(callee)}' object`;
  const [name = callee.mro?.[0], module] = ["__qualname__", "__module__"].map((each) => callee.attribute?.(each));
  if (typeof name !== "string") return `${typeName(callee)} object`;
  return typeof module === "string" && module !== "builtins" ? `${module}.${name}()` : `${name}()`;
}

function keywordName(node: SyntaxNode, context: Context): string {
  return context.text(node).normalize("NFKC");
}

/** Throws the SyntaxErrors of arguments in the wrong order and of keywords given twice. */
function checkOrder(parts: readonly (readonly SyntaxNode[])[], context: Context): void {
  const names = new Set<string>();
  let unpacked = false;
  for (const [first, second] of parts) {
    if (first === undefined) continue;
    if (first.name === "**") unpacked = true;
    else if (first.name === "*") {
      if (unpacked) throw context.refuse(first, "iterable argument unpacking follows keyword argument unpacking");
    } else if (second?.name === "AssignOp" && context.text(second) === "=") {
      const name = keywordName(first, context);
      if (names.has(name)) throw context.refuse(first, `keyword argument repeated: ${name}`);
      names.add(name);
    } else if (unpacked || names.size > 0) {
      const what = unpacked ? "keyword argument unpacking" : "keyword argument";
      throw context.refuse(first, `positional argument follows ${what}`);
    }
  }
}
