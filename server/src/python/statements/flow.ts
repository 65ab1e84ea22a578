import type { SyntaxNode } from "@lezer/common";
import { isTruthy } from "../../values/compare.js";
import { NotAnalysed } from "../../values/errors.js";
import { children, type Expression, splitAt } from "../compiler.js";
import type { Completion, Frame, Statement } from "../frames.js";
import { visit } from "../iterators.js";
import type { ProgramContext, StatementCompiler } from "../program.js";
import { assignTo } from "../targets.js";
import { bothWays } from "./bothWays.js";
import { valueOf } from "./simple.js";

/** Compilers of branches and loops. */
export const flowStatements: Readonly<Record<string, StatementCompiler>> = {
  IfStatement: (node, context) => {
    const [first, ...rest] = clauses(node);
    if (first === undefined) throw context.refuse(node);
    return branch(first, rest, context);
  },
  WhileStatement: (node, context) => {
    const [loop, otherwise] = clauses(node);
    const [test] = loop?.nodes ?? [];
    if (loop === undefined || test === undefined) throw context.refuse(node);
    const [holds, body] = [context.compile(test), context.block(loop.body)];
    const last = otherwise && context.block(otherwise.body);
    return (frame) => {
      while (isTruthy(holds(frame))) {
        frame.budget.work(1);
        const completion = body(frame);
        if (completion === "break") return undefined;
        if (typeof completion === "object") return completion;
      }
      return last?.(frame);
    };
  },
  ForStatement: (node, context) => {
    const [loop, otherwise] = clauses(node);
    const [targets = [], source = []] = splitAt(loop?.nodes ?? [], "in");
    const assign = assignTo(targets, context);
    const run = valueOf(source, context);
    const body = context.block(loop?.body ?? null);
    const last = otherwise && context.block(otherwise.body);
    const isRows = targets.some((target) => target.name === "TupleExpression" && items(target) >= rowItems);
    return (frame) => {
      for (const value of visit(run(frame))) {
        frame.budget.work(1);
        const round = (): Completion => {
          assign(value, frame);
          return body(frame);
        };
        const watch = isRows ? frame.module.machine.watch : undefined;
        const completion = watch?.function === frame.code?.name && watch ? watch.round(frame, value, round) : round();
        if (completion === "break") return undefined;
        if (typeof completion === "object") return completion;
      }
      return last?.(frame);
    };
  },
  BreakStatement: () => () => "break",
  ContinueStatement: () => () => "continue",
};

/** `for i, (f, n, m, args) in ...`: a loop over the rows of a config unpacks four items. */
const rowItems = 4;

const items = (tuple: SyntaxNode): number => tuple.getChildren("VariableName").length;

interface Clause {
  readonly keyword: string;
  /** What stands between the keyword and the body. */
  readonly nodes: readonly SyntaxNode[];
  readonly body: SyntaxNode;
}

/** The parts of a compound statement, each of them a keyword with its body. */
export function clauses(node: SyntaxNode): readonly Clause[] {
  const result: Clause[] = [];
  let pending: SyntaxNode[] = [];
  for (const child of children(node)) {
    if (child.name !== "Body") pending.push(child);
    else {
      const [keyword, ...nodes] = pending;
      result.push({ keyword: keyword?.name ?? "", nodes, body: child });
      pending = [];
    }
  }
  return result;
}

function branch(clause: Clause, rest: readonly Clause[], context: ProgramContext): Statement {
  const [test] = clause.nodes;
  if (test === undefined) throw context.refuse(clause.body);
  const [holds, yes] = [context.compile(test), context.block(clause.body)];
  const [next, ...later] = rest;
  const nodes = [clause.body, ...rest.map(({ body }) => body)];
  const no: Statement =
    next === undefined
      ? () => undefined
      : next.keyword === "else"
        ? context.block(next.body)
        : branch(next, later, context);
  const either = bothWays(nodes.slice(0, 1), nodes.slice(1), { yes, no }, context);
  return (frame) => {
    const answer = decide(holds, frame);
    if (answer instanceof NotAnalysed) return either(frame, answer.reason);
    return answer ? yes(frame) : no(frame);
  };
}

/** Whether a condition holds; what it was that could not be worked out where that is not known. */
function decide(holds: Expression, frame: Frame): boolean | NotAnalysed {
  try {
    return isTruthy(holds(frame));
  } catch (error) {
    if (error instanceof NotAnalysed && error.constructor === NotAnalysed) return error;
    throw error;
  }
}
