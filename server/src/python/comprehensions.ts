import type { SyntaxNode } from "@lezer/common";
import { isTruthy } from "../values/compare.js";
import { dict } from "../values/dicts.js";
import { NotAnalysed } from "../values/errors.js";
import { set } from "../values/sets.js";
import { list, type Value } from "../values/value.js";
import { children, type Compiler, type Context, type Expression, splitAt } from "./compiler.js";
import { iterator, visit } from "./iterators.js";
import { innerScope, type Scope } from "./scope.js";
import { settleIn } from "./settle.js";
import { type Assign, assignTo, type Binding } from "./targets.js";

/** Compilers of comprehensions, by node name. */
export const comprehensions: Readonly<Record<string, Compiler>> = {
  ArrayComprehensionExpression: (node, context) => {
    const run = valuesOf(children(node).slice(1, -1), context);
    return (scope) => scope.budget.spend(list([...run(scope)]));
  },
  ComprehensionExpression: (node, context) => generator(children(node).slice(1, -1), context),
  SetComprehensionExpression: (node, context) => {
    const run = valuesOf(children(node).slice(1, -1), context);
    return (scope) => scope.budget.spend(set(run(scope)));
  },
  DictionaryComprehensionExpression: (node, context) => {
    const nodes = children(node).slice(1, -1);
    const [first, , second] = nodes;
    if (first === undefined || second === undefined) throw context.refuse(node);
    if (first.name === "**") throw context.refuse(first, "dict unpacking cannot be used in dict comprehension");
    const [key, value] = [context.compile(first), context.compile(second)];
    const run = comprehension(nodes.slice(3), context, (scope): readonly [Value, Value] => [
      key(scope),
      settleIn(value, scope),
    ]);
    return (scope) => scope.budget.spend(dict(run(scope)));
  },
};

/** `item for target in source if condition`, from the nodes between its brackets. */
export function generator(nodes: readonly SyntaxNode[], context: Context): Expression {
  const run = valuesOf(nodes, context);
  return (scope) => {
    const items = run(scope);
    return iterator("generator", () => items);
  };
}

/** One round of a loop costs as much as some items of a list. */
const stepCost = 20;

/** The scope of a comprehension, and the same where its targets bind their names; `:=` binds in the scope around. */
interface Own {
  readonly scope: Scope;
  readonly targets: Binding;
}

type Items<Item> = (own: Own) => Iterable<Item>;

function valuesOf(nodes: readonly SyntaxNode[], context: Context): (scope: Scope) => Iterable<Value> {
  const [item] = nodes;
  if (item === undefined) throw new RangeError("a comprehension has nodes");
  if (item.name === "*") throw context.refuse(item, "iterable unpacking cannot be used in comprehension");
  const run = context.compile(item);
  return comprehension(nodes.slice(1), context, (scope) => settleIn(run, scope));
}

/**
 * What the clauses of a comprehension make. Its first source is worked out at once and in the scope around it; all that
 * follows runs in a scope of its own.
 */
function comprehension<Item>(
  nodes: readonly SyntaxNode[],
  context: Context,
  item: (scope: Scope) => Item,
): (scope: Scope) => Iterable<Item> {
  if (nodes.some((node) => node.name === "async")) {
    return () => {
      throw new NotAnalysed("an asynchronous comprehension");
    };
  }
  const starts = nodes.flatMap((node, i) => (node.name === "for" || node.name === "if" ? [i] : []));
  const [first = [], ...rest] = starts.map((start, i) => nodes.slice(start, starts[i + 1]));
  const last: Items<Item> = ({ scope }) => [item(scope)];
  const outermost = loopOf(first, context);
  const inner = rest.reduceRight((next, part) => clause(part, context, next), last);
  return (scope) => {
    const values = visit(outermost.source(scope));
    const names = new Map<string, Value>();
    const own = innerScope(scope.inner ?? scope, names);
    const targets: Binding = { ...own, bind: (name, value) => void names.set(name, value) };
    return rounds(outermost, values, { scope: own, targets }, inner);
  };
}

/** `for target in source`. */
interface Loop {
  readonly source: Expression;
  readonly assign: Assign;
}

function loopOf(part: readonly SyntaxNode[], context: Context): Loop {
  const [targets = [], [source] = []] = splitAt(part.slice(1), "in");
  if (source === undefined) throw new RangeError("a comprehension has a source");
  return { source: context.compile(source), assign: assignTo(targets.map(starOf), context) };
}

function* rounds<Item>({ assign }: Loop, values: Iterable<Value>, own: Own, next: Items<Item>): Iterable<Item> {
  for (const value of values) {
    own.scope.budget.work(stepCost);
    assign(value, own.targets);
    yield* next(own);
  }
}

function clause<Item>(part: readonly SyntaxNode[], context: Context, next: Items<Item>): Items<Item> {
  if (part[0]?.name === "for") {
    const loop = loopOf(part, context);
    return (own) => rounds(loop, visit(loop.source(own.scope)), own, next);
  }
  const test = context.compile(part[1]!);
  return (own) => (isTruthy(test(own.scope)) ? next(own) : []);
}

/** The grammar takes the star of a target for an error here. */
const starOf = (node: SyntaxNode): SyntaxNode =>
  node.type.isError && node.firstChild?.name === "*" ? node.firstChild : node;
