import { Exhausted, NotAnalysed, PythonError } from "../values/errors.js";
import { unknown } from "../values/value.js";
import { boundNames } from "./boundNames.js";
import type { ModuleScope, Statement } from "./frames.js";
import { parseFile } from "./parseFile.js";
import { programContext, statementsOf } from "./program.js";
import type { Chunk } from "./topLevel.js";

/** Steps that a statement of a module may take. */
const stepsOfStatement = 100_000;

/** Steps that all of them may take. */
const stepsOfModule = 200_000;

/** How long a statement may be that is parsed. */
const longestStatement = 100_000;

/** A statement that is ready to run. */
interface Ready {
  readonly run: Statement;
  readonly line: number;
  /** The names that it binds. */
  readonly names: () => Iterable<string>;
}

const prepared = new WeakMap<Chunk, readonly Ready[]>();

/** Parses a part of a file, once. */
function readyOf(chunk: Chunk): readonly Ready[] {
  const known = prepared.get(chunk);
  if (known !== undefined) return known;
  const { text, line } = chunk;
  const context = programContext(text, line);
  const ready = statementsOf(parseFile(text)).map((node): Ready => {
    const names = (): Iterable<string> => boundNames([node], context.text).locals;
    return { run: context.statement(node), line: context.line(node), names };
  });
  prepared.set(chunk, ready);
  return ready;
}

/** Runs a statement of a module. Where it raises, is not analysed or does not end, its names are unknown. */
export function execute(chunk: Chunk, scope: ModuleScope): void {
  const { text, line, defines } = chunk;
  if (text.length > longestStatement) {
    const reason = `a statement of more than ${longestStatement} characters (${scope.path}:${line})`;
    if (defines !== undefined) scope.bind(defines, unknown(reason));
    else scope.elsewhere.push(() => unknown(reason));
    return;
  }
  for (const statement of readyOf(chunk)) {
    try {
      runWithin(statement.run, scope);
    } catch (error) {
      const isOver = error instanceof Exhausted && scope.machine.isSpent;
      if (isOver || !(error instanceof PythonError || error instanceof NotAnalysed)) throw error;
      const reason = error instanceof PythonError ? `${error.exception}: ${error.message}` : error.reason;
      const where = unknown(`${reason} (${scope.path}:${statement.line})`);
      for (const name of statement.names()) scope.bind(name, where);
    }
  }
}

/** What the statements of a module take counts together, so that loops one after another end as one would. */
function runWithin(run: Statement, scope: ModuleScope): void {
  const { machine } = scope;
  const before = machine.spent;
  try {
    machine.apart(Math.min(stepsOfStatement, stepsOfModule - scope.steps), () => run(scope));
  } finally {
    scope.steps += machine.spent - before;
  }
}
