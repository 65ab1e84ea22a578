import type { SyntaxNode } from "@lezer/common";
import { binary, type BinaryOperator, unary, type UnaryOperator } from "../values/arithmetic.js";
import { compare, type ComparisonOperator, contains, identical, isTruthy } from "../values/compare.js";
import type { Value } from "../values/value.js";
import { children, type Compiler, type Context, type Expression } from "./compiler.js";

type Comparison = (left: Value, right: Value) => Value;

const ordered = (operator: ComparisonOperator): [string, Comparison] => [
  operator,
  (left, right) => compare(operator, left, right),
];

const comparisons: ReadonlyMap<string, Comparison> = new Map([
  ...(["==", "!=", "<", "<=", ">", ">="] as const).map(ordered),
  ["in", (item, container) => contains(container, item)],
  ["not in", (item, container) => !contains(container, item)],
  ["is", (left, right) => identical(left, right)],
  ["is not", (left, right) => !identical(left, right)],
]);

/** Compilers of operators and the conditional expression, by node name. */
export const logic: Readonly<Record<string, Compiler>> = {
  BinaryExpression: (node, context) => (isArithmetic(node) ? arithmetic(node, context) : logical(node, context)),
  UnaryExpression: (node, context) => {
    const [operator, operand] = children(node);
    if (operator === undefined || operand === undefined) throw context.refuse(node);
    if (operator.name === "not") return logical(node, context);
    const symbol = context.text(operator) as UnaryOperator;
    const run = context.compile(operand);
    return (scope) => unary(symbol, run(scope));
  },
  ConditionalExpression: (node, context) => {
    const [then, , condition, , otherwise] = children(node);
    if (then === undefined || condition === undefined || otherwise === undefined) throw context.refuse(node);
    const [yes, test, no] = [then, condition, otherwise].map(context.compile) as [Expression, Expression, Expression];
    return (scope) => (isTruthy(test(scope)) ? yes(scope) : no(scope));
  },
};

const isArithmetic = (node: SyntaxNode): boolean =>
  node.getChild("ArithOp") !== null || node.getChild("BitOp") !== null;

function arithmetic(node: SyntaxNode, context: Context): Expression {
  const [left, operator, right] = children(node);
  if (left === undefined || operator === undefined || right === undefined) throw context.refuse(node);
  const symbol = context.text(operator) as BinaryOperator;
  const [first, second] = [context.compile(left), context.compile(right)];
  return (scope) => scope.budget.spend(binary(symbol, first(scope), second(scope)));
}

/** An operand, or the words of an operator with where it stands. */
type Item = SyntaxNode | string;

/**
 * The grammar nests `not a and b` as `not (a and b)`. So the operators of truth are laid out flat and nested again by
 * Python's precedence: comparisons, `not`, `and`, `or`.
 */
function logical(node: SyntaxNode, context: Context): Expression {
  const items = flatten(node, context);
  let at = 0;
  const joined = (word: "and" | "or", next: () => Expression): Expression => {
    const parts = [next()];
    while (items[at] === word) {
      at += 1;
      parts.push(next());
    }
    return parts.length === 1 ? parts[0]! : shortCircuit(parts, word === "or");
  };
  const operand = (): Expression => {
    const item = items[at++];
    if (item === undefined || typeof item === "string") throw context.refuse(node);
    return context.compile(item);
  };
  const comparison = (): Expression => {
    const operands = [operand()];
    const operators: Comparison[] = [];
    for (let item = items[at]; typeof item === "string" && comparisons.has(item); item = items[at]) {
      at += 1;
      operators.push(comparisons.get(item)!);
      operands.push(operand());
    }
    return operators.length === 0 ? operands[0]! : chain(operands, operators);
  };
  const inversion = (): Expression => {
    if (items[at] !== "not") return comparison();
    at += 1;
    const run = inversion();
    return (scope) => !isTruthy(run(scope));
  };
  const result = joined("or", () => joined("and", inversion));
  if (at < items.length) throw context.refuse(node);
  return result;
}

function flatten(node: SyntaxNode, context: Context): readonly Item[] {
  const isNot = node.name === "UnaryExpression" && node.firstChild?.name === "not";
  const isLogical = node.name === "BinaryExpression" && !isArithmetic(node);
  if (!isNot && !isLogical) return [node];
  const nodes = children(node);
  if (isNot) return nodes[1] === undefined ? ["not"] : ["not", ...flatten(nodes[1], context)];
  const [left, right] = [nodes[0]!, nodes.at(-1)!];
  const operator = nodes.slice(1, -1).map(context.text).join(" ");
  return [...flatten(left, context), operator, ...flatten(right, context)];
}

/** The first value that is as true as `decisive`, or the last one. */
function shortCircuit(parts: readonly Expression[], decisive: boolean): Expression {
  return (scope) => {
    let value: Value = null;
    for (let i = 0; i < parts.length; i++) {
      value = parts[i]!(scope);
      if (i < parts.length - 1 && isTruthy(value) === decisive) return value;
    }
    return value;
  };
}

function chain(operands: readonly Expression[], operators: readonly Comparison[]): Expression {
  return (scope) => {
    let left = operands[0]!(scope);
    let answer: Value = null;
    for (let i = 0; i < operators.length; i++) {
      const right = operands[i + 1]!(scope);
      answer = operators[i]!(left, right);
      if (i < operators.length - 1 && !isTruthy(answer)) return answer;
      left = right;
    }
    return answer;
  };
}
