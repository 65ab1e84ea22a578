import type { SyntaxNode } from "@lezer/common";
import { NotAnalysed } from "../../values/errors.js";
import { isTruthy } from "../../values/compare.js";
import { augment } from "../../values/augment.js";
import type { BinaryOperator } from "../../values/arithmetic.js";
import { dict, setKey } from "../../values/dicts.js";
import { deleteItem } from "../../values/items.js";
import { call } from "../../values/kinds.js";
import { isDict, isUnknown, unknown } from "../../values/value.js";
import { annotationsOf } from "../annotations.js";
import { deleteAttribute } from "../attributes.js";
import { builtins } from "../builtins.js";
import { children, type Context, type Expression, splitAt } from "../compiler.js";
import { displayOf, indexExpression } from "../containers.js";
import { raised } from "../exceptions.js";
import { ClassFrame, type Frame, type Statement, unbound } from "../frames.js";
import { settle, settleIn } from "../settle.js";
import type { StatementCompiler } from "../program.js";
import { assignTo, placeOf } from "../targets.js";

const nothing: StatementCompiler = () => () => undefined;

/** Compilers of statements that neither branch nor define. */
export const simpleStatements: Readonly<Record<string, StatementCompiler>> = {
  PassStatement: nothing,
  ScopeStatement: nothing,
  ExpressionStatement: (node, context) => {
    if (isLiteral(node)) return () => undefined;
    const run = context.compile(node);
    return (frame) => {
      const value = run(frame);
      if (isUnknown(value) && value.harmless !== true) frame.module.machine.approximate(value.reason, frame);
      return undefined;
    };
  },
  AssignStatement: (node, context) => {
    const parts = splitAt(
      children(node).filter((child) => child.name !== "TypeDef"),
      "AssignOp",
    );
    const source = parts.at(-1) ?? [];
    const annotate = annotation(node, context);
    if (parts.length < 2) return annotate;
    const run = valueOf(source, context);
    const targets = parts.slice(0, -1).map((part) => assignTo(part, context));
    return (frame) => {
      const value = settleIn(run, frame);
      for (const target of targets) target(value, frame);
      return annotate(frame);
    };
  },
  UpdateStatement: (node, context) => {
    const nodes = children(node);
    const at = nodes.findIndex((child) => child.name === "UpdateOp");
    const [operator, left] = [nodes[at], nodes[0]];
    if (operator === undefined || left === undefined || at !== 1) throw context.refuse(node);
    const symbol = context.text(operator).slice(0, -1) as BinaryOperator;
    const run = valueOf(nodes.slice(at + 1), context);
    const place = placeOf(left, context);
    return (frame) => {
      const target = place(frame);
      target.write(settle(() => augment(symbol, target.read(), run(frame))));
      return undefined;
    };
  },
  DeleteStatement: (node, context) => {
    const removals = removalsOf(children(node).slice(1), context);
    return (frame) => {
      for (const remove of removals) remove(frame);
      return undefined;
    };
  },
  AssertStatement: (node, context) => {
    const [test, message] = splitAt(children(node).slice(1), ",").map(([only]) => only);
    if (test === undefined) throw context.refuse(node);
    const [holds, text] = [context.compile(test), message === undefined ? undefined : context.compile(message)];
    return (frame) => {
      if (passes(holds, frame)) return undefined;
      const args = text === undefined ? [] : [text(frame)];
      throw raised(call(builtins.get("AssertionError") ?? null, args));
    };
  },
  ReturnStatement: (node, context) => {
    const nodes = children(node).slice(1);
    if (nodes.length === 0) return () => ({ value: null });
    const run = valueOf(nodes, context);
    return (frame) => ({ value: settleIn(run, frame) });
  },
  StatementGroup: (node, context) => context.block(node),
  TypeDefinition: (node, context) => {
    const name = node.getChild("VariableName");
    if (name === null) throw context.refuse(node);
    const bind = assignTo([name], context);
    return (frame) => {
      bind(unknown("a type alias"), frame);
      return undefined;
    };
  },
};

/** What `name: annotation` does in a class or a module; a function does not look at it. */
function annotation(node: SyntaxNode, context: Context): Statement {
  const [target, definition] = children(node);
  const expression = definition?.name === "TypeDef" ? definition.lastChild : null;
  if (target === undefined || expression === null) return () => undefined;
  const isName = target.name === "VariableName";
  const evaluate = annotationsOf([[context.text(target), expression]], context);
  return (frame) => {
    if (frame.code !== undefined) return undefined;
    const values = evaluate(frame);
    if (!isName || !(frame instanceof ClassFrame)) return undefined;
    const known = frame.names.get("__annotations__") ?? dict();
    frame.names.set("__annotations__", known);
    if (isDict(known)) for (const [name, value] of values) setKey(known, name, value);
    return undefined;
  };
}

/** A text on its own is documentation. */
const isLiteral = (node: SyntaxNode): boolean =>
  node.firstChild === node.lastChild && ["String", "ContinuedString", "Ellipsis"].includes(node.firstChild?.name ?? "");

/** One expression, or several with commas between them as a tuple. */
export function valueOf(nodes: readonly SyntaxNode[], context: Context): Expression {
  const [only] = nodes;
  if (only === undefined) throw new NotAnalysed("a statement that ends early");
  return nodes.length === 1 ? context.compile(only) : displayOf(nodes, context);
}

/** An assertion on an unknown value is taken to hold: who runs the code finds out. */
function passes(holds: Expression, frame: Frame): boolean {
  try {
    return isTruthy(holds(frame));
  } catch (error) {
    if (!(error instanceof NotAnalysed) || error.constructor !== NotAnalysed) throw error;
    frame.module.machine.approximate(error.reason, frame);
    return true;
  }
}

type Removal = (frame: Frame) => void;

const grouping: ReadonlySet<string> = new Set(["TupleExpression", "ArrayExpression", "ParenthesizedExpression"]);

function removalsOf(nodes: readonly SyntaxNode[], context: Context): readonly Removal[] {
  return splitAt(nodes, ",")
    .flat()
    .flatMap((node) =>
      grouping.has(node.name) ? removalsOf(children(node).slice(1, -1), context) : [removal(node, context)],
    );
}

function removal(node: SyntaxNode, context: Context): Removal {
  if (node.name === "VariableName") {
    const name = context.text(node);
    return (frame) => {
      if (!frame.unbind(name)) throw unbound(name, frame);
    };
  }
  const [objectNode, , property] = children(node);
  if (node.name !== "MemberExpression" || objectNode === undefined || property === undefined)
    throw context.refuse(node);
  const object = context.compile(objectNode);
  if (property.name === "PropertyName") {
    const name = context.text(property);
    return (frame) => {
      deleteAttribute(object(frame), name);
    };
  }
  const index = indexExpression(children(node).slice(2, -1), context, node);
  return (frame) => {
    deleteItem(object(frame), index(frame));
  };
}
