import type { SyntaxNode } from "@lezer/common";
import { Exhausted, NotAnalysed, PythonError } from "../values/errors.js";
import { type Context, createContext } from "./compiler.js";
import { expressionCompilers } from "./expressions.js";
import type { Statement } from "./frames.js";
import { statementCompilers } from "./statements/table.js";

/** What a compiler of one kind of statement may use. */
export interface ProgramContext extends Context {
  readonly statement: (node: SyntaxNode) => Statement;
  /** The statements of a Body, one after another. */
  readonly block: (body: SyntaxNode | null) => Statement;
  /** The 1-based line of a node. */
  readonly line: (node: SyntaxNode) => number;
  /** Prefix of the names that are defined here: `Class.` or `function.<locals>.`. */
  readonly prefix: string;
  /** The same file, inside a function or, where `owner` is its name, a class. */
  readonly inside: (prefix: string, owner?: string) => ProgramContext;
}

/** Turns a statement of one name into what runs it. */
export type StatementCompiler = (node: SyntaxNode, context: ProgramContext) => Statement;

/** A context for the statements of a source that begins at a line of its file, 1-based. */
export function programContext(source: string, firstLine = 1): ProgramContext {
  const starts = lineStarts(source);
  const line = (node: SyntaxNode): number => lineOf(starts, node.from) + firstLine - 1;
  const at = (prefix: string, owner?: string): ProgramContext => {
    const context: ProgramContext = {
      ...createContext(source, expressionCompilers, owner),
      prefix,
      line,
      inside: (inner, cls = owner) => at(inner, cls),
      statement: (node) => numbered(compileStatement(node, context), line(node)),
      block: (body) => sequence(body === null ? [] : statementsOf(body).map(context.statement)),
    };
    return context;
  };
  return at("");
}

function compileStatement(node: SyntaxNode, context: ProgramContext): Statement {
  const compiler = statementCompilers.get(node.name);
  if (compiler === undefined) return unreadable(context.line(node));
  try {
    return compiler(node, context);
  } catch (error) {
    if (error instanceof PythonError || error instanceof NotAnalysed) return unreadable(context.line(node));
    throw error;
  }
}

/** A statement that is being typed: whatever it does is not known. */
const unreadable =
  (line: number): Statement =>
  () => {
    throw new NotAnalysed(`line ${line} cannot be read`);
  };

const numbered =
  (run: Statement, line: number): Statement =>
  (frame) => {
    frame.line = line;
    frame.budget.work(1);
    return run(frame);
  };

/** Runs statements in order until one leaves. */
const sequence =
  (steps: readonly Statement[]): Statement =>
  (frame) => {
    for (const step of steps) {
      const completion = step(frame);
      if (completion !== undefined) return completion;
    }
    return undefined;
  };

/** The statements of a body or a file. */
export function statementsOf(body: SyntaxNode): readonly SyntaxNode[] {
  const nodes: SyntaxNode[] = [];
  for (let child = body.firstChild; child !== null; child = child.nextSibling) {
    if (child.name !== ":" && child.name !== "Comment" && child.name !== ";") nodes.push(child);
  }
  return nodes;
}

function lineStarts(source: string): readonly number[] {
  const starts = [0];
  for (let at = source.indexOf("\n"); at >= 0; at = source.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

function lineOf(starts: readonly number[], position: number): number {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= position) low = middle;
    else high = middle;
  }
  return low + 1;
}

/** Whether an error only says that something was not analysed, so that what follows can still run. */
export const isOnlyUnknown = (error: unknown): error is NotAnalysed =>
  error instanceof NotAnalysed && !(error instanceof Exhausted);
