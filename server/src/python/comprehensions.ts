import type { SyntaxNode } from "@lezer/common";
import { isTruthy } from "../values/compare.js";
import { NotAnalysed, typeError, valueError } from "../values/errors.js";
import { iterate } from "../values/sequence.js";
import { list, type Value } from "../values/value.js";
import { children, type Compiler, type Context, type Expression, notAnalysed, splitAt } from "./compiler.js";
import { iterator, visit } from "./iterators.js";
import { innerScope, type Scope } from "./scope.js";

/** Compilers of comprehensions, by node name. */
export const comprehensions: Readonly<Record<string, Compiler>> = {
  ArrayComprehensionExpression: (node, context) => {
    const run = comprehension(children(node).slice(1, -1), context);
    return (scope) => scope.budget.spend(list([...run(scope)]));
  },
  ComprehensionExpression: (node, context) => generator(children(node).slice(1, -1), context),
  SetComprehensionExpression: notAnalysed("a set"),
  DictionaryComprehensionExpression: notAnalysed("a dict comprehension"),
};

/** `item for target in source if condition`, from the nodes between its brackets. */
export function generator(nodes: readonly SyntaxNode[], context: Context): Expression {
  const run = comprehension(nodes, context);
  return (scope) => iterator("generator", () => run(scope));
}

/** One round of a loop costs as much as some items of a list. */
const stepCost = 20;

type Items = (scope: Scope) => Iterable<Value>;

function comprehension(nodes: readonly SyntaxNode[], context: Context): Items {
  const [item] = nodes;
  if (item === undefined) throw new RangeError("a comprehension has nodes");
  if (item.name === "*") throw context.refuse(item, "iterable unpacking cannot be used in comprehension");
  if (nodes.some((node) => node.name === "async")) return unsupported;
  const run = context.compile(item);
  const last: Items = (scope) => [run(scope)];
  return clauses(nodes.slice(1), context).reduceRight((inner, clause) => clause(inner), last);
}

function* unsupported(): Iterable<Value> {
  yield* [];
  throw new NotAnalysed("an asynchronous comprehension");
}

type Clause = (inner: Items) => Items;

function clauses(nodes: readonly SyntaxNode[], context: Context): readonly Clause[] {
  const starts = nodes.flatMap((node, i) => (node.name === "for" || node.name === "if" ? [i] : []));
  return starts.map((start, i) => {
    const part = nodes.slice(start + 1, starts[i + 1]);
    return nodes[start]!.name === "for" ? forClause(part, context) : ifClause(part, context);
  });
}

function ifClause(part: readonly SyntaxNode[], context: Context): Clause {
  const test = context.compile(part[0]!);
  return (inner) =>
    function* (scope) {
      if (isTruthy(test(scope))) yield* inner(scope);
    };
}

function forClause(part: readonly SyntaxNode[], context: Context): Clause {
  const [targets = [], [source] = []] = splitAt(part, "in");
  const bind = target(targets, context);
  const run = context.compile(source!);
  return (inner) =>
    function* (scope) {
      for (const value of visit(run(scope))) {
        scope.budget.work(stepCost);
        const names = new Map<string, Value>();
        bind(value, names);
        yield* inner(innerScope(scope, names));
      }
    };
}

/** Puts a value, or its parts, under the names of a target. */
type Bind = (value: Value, names: Map<string, Value>) => void;

const grouping: ReadonlySet<string> = new Set(["TupleExpression", "ArrayExpression", "ParenthesizedExpression"]);

function target(nodes: readonly SyntaxNode[], context: Context): Bind {
  const [only] = nodes;
  if (only === undefined) throw new RangeError("a target has nodes");
  if (nodes.length > 1) {
    const parts = splitAt(nodes, ",").filter((part) => part.length > 0);
    return unpackInto(parts.map((part) => target(part, context)));
  }
  if (grouping.has(only.name)) {
    const inner = children(only).slice(1, -1);
    const bind = target(inner, context);
    return only.name === "ParenthesizedExpression" || inner.length > 1 ? bind : unpackInto([bind]);
  }
  if (only.name !== "VariableName") {
    throw new NotAnalysed("a loop over anything but names");
  }
  const name = context.text(only).normalize("NFKC");
  return (value, names) => names.set(name, value);
}

function unpackInto(parts: readonly Bind[]): Bind {
  return (value, names) => {
    const items = iterateToUnpack(value);
    if (items.length > parts.length) throw valueError(`too many values to unpack (expected ${parts.length})`);
    if (items.length < parts.length) {
      throw valueError(`not enough values to unpack (expected ${parts.length}, got ${items.length})`);
    }
    parts.forEach((part, i) => {
      part(items[i]!, names);
    });
  };
}

function iterateToUnpack(value: Value): readonly Value[] {
  try {
    return iterate(value);
  } catch (error) {
    const kind = error instanceof Error ? /^'(\w+)' object is not iterable$/.exec(error.message)?.[1] : undefined;
    throw kind === undefined ? error : typeError(`cannot unpack non-iterable ${kind} object`);
  }
}
