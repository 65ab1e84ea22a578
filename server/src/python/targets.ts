import type { SyntaxNode } from "@lezer/common";
import { NotAnalysed, valueError } from "../values/errors.js";
import { typeName } from "../values/kinds.js";
import { isUnknown, list, unknown, type Value } from "../values/value.js";
import { getAttribute, setAttribute } from "./attributes.js";
import { children, type Context, splitAt } from "./compiler.js";
import { indexExpression } from "./containers.js";
import { firstOr, iterateOr, setItem } from "../values/items.js";
import { subscript } from "../values/subscript.js";
import type { Scope } from "./scope.js";

/** A scope that takes names. */
export type Binding = Scope & Required<Pick<Scope, "bind">>;

/** Puts a value where a target says. */
export type Assign = (value: Value, scope: Binding) => void;

const grouping: ReadonlySet<string> = new Set(["TupleExpression", "ArrayExpression", "ParenthesizedExpression"]);

/** The target that nodes between two `=` (or before `in`) make. */
export function assignTo(nodes: readonly SyntaxNode[], context: Context): Assign {
  const parts = splitAt(nodes, ",").filter((part) => part.length > 0);
  const [only] = nodes;
  if (only === undefined) throw new NotAnalysed("a target");
  if (nodes.length > 1) {
    if (nodes.every(({ name }) => name !== ",")) throw context.refuse(only);
    return unpackTo(parts, context);
  }
  if (grouping.has(only.name)) {
    const inner = children(only).slice(1, -1);
    if (only.name === "ParenthesizedExpression") return assignTo(inner, context);
    return unpackTo(
      splitAt(inner, ",").filter((part) => part.length > 0),
      context,
    );
  }
  if (only.name === "VariableName") {
    const name = context.text(only).normalize("NFKC");
    return (value, scope) => scope.bind(name, value);
  }
  if (only.name === "MemberExpression") return assignMember(only, context);
  throw context.refuse(only);
}

function assignMember(node: SyntaxNode, context: Context): Assign {
  const [objectNode, , property] = children(node);
  if (objectNode === undefined || property === undefined) throw context.refuse(node);
  const object = context.compile(objectNode);
  if (property.name === "PropertyName") {
    const name = context.text(property);
    return (value, scope) => setAttribute(object(scope), name, value);
  }
  const index = indexExpression(children(node).slice(2, -1), context, node);
  return (value, scope) => {
    setItem(object(scope), index(scope), value);
  };
}

/** What an augmented assignment reads and then writes; the parts of its target were worked out once. */
export interface Place {
  read(): Value;
  write(value: Value): void;
}

/** The target of an augmented assignment. */
export function placeOf(node: SyntaxNode, context: Context): (scope: Binding) => Place {
  if (node.name === "ParenthesizedExpression" && node.firstChild?.nextSibling) {
    return placeOf(node.firstChild.nextSibling, context);
  }
  if (node.name === "VariableName") {
    const [read, write] = [context.compile(node), assignTo([node], context)];
    return (scope) => ({ read: () => read(scope), write: (value) => write(value, scope) });
  }
  const [objectNode, , property] = children(node);
  if (node.name !== "MemberExpression" || objectNode === undefined || property === undefined) {
    throw context.refuse(node);
  }
  const object = context.compile(objectNode);
  if (property.name === "PropertyName") {
    const name = context.text(property);
    return (scope) => {
      const owner = object(scope);
      return {
        read: () => (isUnknown(owner) ? owner : getAttribute(owner, name)),
        write: (value) => setAttribute(owner, name, value),
      };
    };
  }
  const index = indexExpression(children(node).slice(2, -1), context, node);
  return (scope) => {
    const [owner, key] = [object(scope), index(scope)];
    return {
      read: () => (isUnknown(owner) ? owner : subscript(owner, key)),
      write: (value) => {
        setItem(owner, key, value);
      },
    };
  };
}

/** `a, *b, c = value`. Throws the ValueErrors of too many and too few values. */
function unpackTo(parts: readonly (readonly SyntaxNode[])[], context: Context): Assign {
  const star = parts.findIndex(([first]) => first?.name === "*");
  const targets = parts.map((part) => assignTo(part[0]?.name === "*" ? part.slice(1) : part, context));
  return (value, scope) => {
    spread(value, targets.length, star).forEach((item, i) => targets[i]?.(item, scope));
  };
}

function spread(value: Value, count: number, star: number): readonly Value[] {
  if (isUnknown(value)) return Array.from({ length: count }, () => unknown(value.reason));
  const message = `cannot unpack non-iterable ${typeName(value)} object`;
  if (star < 0) {
    const items = firstOr(value, count + 1, message);
    if (items.length > count) throw valueError(`too many values to unpack (expected ${count})`);
    if (items.length === count) return items;
    throw valueError(`not enough values to unpack (expected ${count}, got ${items.length})`);
  }
  const items = iterateOr(value, message);
  const after = count - star - 1;
  if (items.length < count - 1) {
    throw valueError(`not enough values to unpack (expected at least ${count - 1}, got ${items.length})`);
  }
  const end = items.length - after;
  return [...items.slice(0, star), list(items.slice(star, end)), ...items.slice(end)];
}
