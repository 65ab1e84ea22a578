import type { SyntaxNode } from "@lezer/common";
import { type ProgramContext, statementsOf } from "../program.js";
import { Budget } from "../scope.js";
import { settle } from "../settle.js";

/** The name that a definition binds. */
export function nameOf(node: SyntaxNode, context: ProgramContext): SyntaxNode {
  const name = node.getChild("VariableName");
  if (name === null) throw context.refuse(node);
  return name;
}

/** The text that begins a body. */
export function docOf(body: SyntaxNode, context: ProgramContext): string | null {
  const [leading] = statementsOf(body);
  const first = leading?.name === "StatementGroup" ? leading.firstChild : leading;
  const literal = first?.name === "ExpressionStatement" ? first.firstChild : null;
  if (literal === null || !["String", "ContinuedString"].includes(literal.name)) return null;
  const value = settle(() => context.compile(literal)({ lookup: () => undefined, budget: new Budget() }));
  return typeof value === "string" ? value : null;
}
