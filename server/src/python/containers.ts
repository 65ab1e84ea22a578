import type { SyntaxNode } from "@lezer/common";
import { dict, mappingOf } from "../values/dicts.js";
import { nameError } from "../values/errors.js";
import { lacks, typeName } from "../values/kinds.js";
import { iterate } from "../values/sequence.js";
import { set } from "../values/sets.js";
import { slice, subscript } from "../values/subscript.js";
import { isUnknown, list, tuple, type Value } from "../values/value.js";
import { getAttribute } from "./attributes.js";
import { builtins } from "./builtins.js";
import { children, type Compiler, type Context, type Expression, splitAt } from "./compiler.js";
import { keywords } from "./parse.js";
import type { Scope } from "./scope.js";
import { settleIn } from "./settle.js";

const brackets: ReadonlySet<string> = new Set(["(", ")", "[", "]", "{", "}"]);

/** Compilers of names, attributes, subscripts and displays, by node name. */
export const containers: Readonly<Record<string, Compiler>> = {
  VariableName: (node, context) => {
    const name = identifier(node, context);
    return (scope) => readName(name, scope);
  },
  ParenthesizedExpression: (node, context) => {
    const [, inner] = children(node);
    if (inner === undefined) throw context.refuse(node);
    if (inner.name === "*") throw context.refuse(inner, "cannot use starred expression here");
    return context.compile(inner);
  },
  MemberExpression: (node, context) => {
    const [object, , property] = children(node);
    if (object === undefined || property === undefined) throw context.refuse(node);
    const run = context.compile(object);
    if (property.name !== "PropertyName") return indexed(run, children(node).slice(2, -1), context, node);
    const name = identifier(property, context);
    return (scope) => {
      const value = run(scope);
      return isUnknown(value) ? value : getAttribute(value, name);
    };
  },
  TupleExpression: (node, context) => display(node, context, tuple),
  ArrayExpression: (node, context) => display(node, context, list),
  SetExpression: (node, context) => display(node, context, set),
  NamedExpression: (node, context) => {
    const [target, , value] = children(node);
    if (target === undefined || value === undefined) throw context.refuse(node);
    return assignment(target, value, context);
  },
  DictionaryExpression: dictionary,
  YieldExpression: (node, context) => {
    throw context.refuse(node, "'yield' outside function");
  },
  AwaitExpression: (node, context) => {
    throw context.refuse(node, "'await' outside function");
  },
  ExpressionStatement: (node, context) => {
    const [only, comma] = children(node);
    if (only === undefined || children(node).some((child) => child.name === "*")) throw context.refuse(node);
    return comma === undefined ? context.compile(only) : display(node, context, tuple);
  },
};

/** `target := value`, which is worth what it binds. */
export function assignment(target: SyntaxNode, value: SyntaxNode, context: Context): Expression {
  if (target.name !== "VariableName") {
    throw context.refuse(target, `cannot use assignment expressions with ${kindOf(target)}`);
  }
  const name = identifier(target, context);
  const run = context.compile(value);
  return (scope) => {
    const result = settleIn(run, scope);
    scope.bind?.(name, result);
    return result;
  };
}

/** What CPython calls an expression that takes no value. */
function kindOf(node: SyntaxNode): string {
  if (node.name === "MemberExpression") return node.lastChild?.name === "PropertyName" ? "attribute" : "subscript";
  if (node.name === "Number" || node.name === "String") return "literal";
  return node.name === "ParenthesizedExpression" ? "name" : "expression";
}

/** The value of a name: the namespace's, then Python's own. Throws `NameError: name 'x' is not defined`. */
export function readName(name: string, scope: { lookup(name: string): Value | undefined }): Value {
  const value = scope.lookup(name);
  if (value !== undefined) return value;
  const builtin = builtins.get(name);
  if (builtin !== undefined) return builtin;
  throw nameError(name);
}

function identifier(node: SyntaxNode, context: Context): string {
  const text = context.text(node);
  if (keywords.has(text)) throw context.refuse(node);
  return text.normalize("NFKC");
}

interface Element {
  readonly run: Expression;
  readonly starred: boolean;
}

function elements(nodes: readonly SyntaxNode[], context: Context): readonly Element[] {
  return splitAt(nodes, ",").flatMap((part) => {
    const inner = part.at(-1);
    return inner === undefined ? [] : [{ run: context.compile(inner), starred: part[0]?.name === "*" }];
  });
}

const notIterable = (value: Value): string => `Value after * must be an iterable, not ${typeName(value)}`;

function runElements(parts: readonly Element[], scope: Scope, make: Make): readonly Value[] {
  const items: Value[] = [];
  for (const { run, starred } of parts) {
    const value = settleIn(run, scope);
    if (!starred) items.push(value);
    else for (const item of make === set ? iterate(value) : unpack(value, () => notIterable(value))) items.push(item);
  }
  return items;
}

/** The items of a starred value; what cannot be iterated is a TypeError of the given wording. */
export function unpack(value: Value, message: () => string): readonly Value[] {
  try {
    return iterate(value);
  } catch (error) {
    if (error instanceof Error && error.message === `'${typeName(value)}' object is not iterable`) {
      throw lacks(message(), value);
    }
    throw error;
  }
}

const display = (node: SyntaxNode, context: Context, make: (items: readonly Value[]) => Value): Expression =>
  displayOf(
    children(node).filter((child) => !brackets.has(child.name)),
    context,
    make,
  );

/** The container of expressions with commas between them; an item that is not analysed is unknown. */
export function displayOf(nodes: readonly SyntaxNode[], context: Context, make = tuple as Make): Expression {
  const parts = elements(nodes, context);
  return (scope) => scope.budget.spend(make(runElements(parts, scope, make)));
}

type Make = (items: readonly Value[]) => Value;

function dictionary(node: SyntaxNode, context: Context): Expression {
  const parts = splitAt(children(node).slice(1, -1), ",").filter((part) => part.length > 0);
  const entries = parts.map((part): ((scope: Scope) => readonly (readonly [Value, Value])[]) => {
    const [first, second, third] = part;
    if (first === undefined || second === undefined) throw context.refuse(node);
    if (first.name === "**") {
      const run = context.compile(second);
      return (scope) => entriesOf(run(scope));
    }
    if (third === undefined) throw context.refuse(node);
    const [key, value] = [context.compile(first), context.compile(third)];
    return (scope) => [[key(scope), settleIn(value, scope)]];
  });
  return (scope) => scope.budget.spend(dict(entries.flatMap((entry) => entry(scope))));
}

function entriesOf(value: Value): readonly (readonly [Value, Value])[] {
  const entries = mappingOf(value);
  if (entries !== undefined) return entries;
  throw lacks(`'${typeName(value)}' object is not a mapping`, value);
}

function indexed(object: Expression, nodes: readonly SyntaxNode[], context: Context, node: SyntaxNode): Expression {
  const index = indexExpression(nodes, context, node);
  return (scope) => {
    const container = object(scope);
    return isUnknown(container) ? container : scope.budget.spend(subscript(container, index(scope)));
  };
}

/** What stands between the brackets of `x[...]`. */
export function indexExpression(nodes: readonly SyntaxNode[], context: Context, node: SyntaxNode): Expression {
  const parts = splitAt(nodes, ",").filter((part) => part.length > 0);
  const runs = parts.map((part) => indexPart(part, context));
  const [only] = runs;
  if (only === undefined) throw context.refuse(node);
  const single = parts.length === 1 && nodes.at(-1)?.name !== ",";
  return single ? only : (scope) => tuple(runs.map((run) => run(scope)));
}

function indexPart(nodes: readonly SyntaxNode[], context: Context): Expression {
  const bounds = splitAt(nodes, ":").map(([node]) => (node === undefined ? () => null : context.compile(node)));
  const [start, stop, step] = bounds;
  if (stop === undefined) return start!;
  return (scope) => slice(start!(scope), stop(scope), step?.(scope) ?? null);
}
