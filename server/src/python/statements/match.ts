import type { SyntaxNode } from "@lezer/common";
import { isTruthy } from "../../values/compare.js";
import type { Value } from "../../values/value.js";
import { children, splitAt } from "../compiler.js";
import type { Steps } from "../frames.js";
import { patternOf } from "../patterns.js";
import type { ProgramContext, StatementCompiler } from "../program.js";
import { valueOf } from "./simple.js";
import { type CompileBody, runningThrough, statementOf } from "./steps.js";

/** The compiler of `match`. */
export const matchStatements: Readonly<Record<string, StatementCompiler>> = {
  MatchStatement: (node, context) => statementOf(matchIn(node, context, runningThrough(context))),
};

/** `match` with its cases. A subject that is not known is not analysed. */
export function matchIn(node: SyntaxNode, context: ProgramContext, compile: CompileBody): Steps {
  const nodes = children(node);
  const body = nodes.at(-1);
  if (body?.name !== "MatchBody" || nodes.some(({ type }) => type.isError)) throw context.refuse(node);
  const subject = valueOf(nodes.slice(1, -1), context);
  const cases = body.getChildren("MatchClause").map((clause) => caseOf(clause, context, compile));
  return function* (frame) {
    const value = subject(frame);
    for (const { pattern, holds, steps } of cases) {
      const found = new Map<string, Value>();
      if (!pattern(value, frame, found)) continue;
      for (const [name, item] of found) frame.bind(name, item);
      if (holds === undefined || isTruthy(holds(frame))) return yield* steps(frame);
    }
    return undefined;
  };
}

function caseOf(clause: SyntaxNode, context: ProgramContext, compile: CompileBody) {
  const nodes = children(clause).slice(1);
  const [guard, body] = [clause.getChild("Guard"), clause.getChild("Body")];
  const patterns = nodes.filter(({ name }) => name !== "Guard" && name !== "Body");
  if (body === null || patterns.length === 0 || patterns.some(({ type }) => type.isError)) {
    throw context.refuse(clause);
  }
  const [, ...condition] = guard === null ? [] : children(guard);
  return {
    pattern: patternOf(patterns, context),
    holds: guard === null ? undefined : valueOf(splitAt(condition, ",").flat(), context),
    steps: compile(body),
  };
}
