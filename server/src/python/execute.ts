import { Exhausted, NotAnalysed, PythonError } from "../values/errors.js";
import { unknown } from "../values/value.js";
import { boundNames } from "./boundNames.js";
import type { ModuleScope, Statement } from "./frames.js";
import { parseFile } from "./parseFile.js";
import { programContext, statementsOf } from "./program.js";
import type { Chunk } from "./topLevel.js";

/** Steps that the statements of a module may take together: of many forks none took more than 7,000. */
const stepsOfModule = 60_000;

/** What a statement may take all the same: a loop without end must not hide the imports behind it. */
const stepsOfStatement = 2_000;

/** How many characters one definition may have that is parsed. */
const longestDefinition = 100_000;

/** How many the other statements of a module may have together. */
const longestStatements = 50_000;

/** What parsing one takes besides, in characters. */
const costOfParsing = 20;

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
  if (defines === undefined) scope.parsed += text.length + costOfParsing;
  if (defines !== undefined && text.length > longestDefinition) {
    const reason = `a definition of more than ${longestDefinition} characters (${scope.path}:${line})`;
    return scope.bind(defines, unknown(reason));
  }
  if (defines === undefined && scope.parsed > longestStatements) {
    const reason = `statements of more than ${longestStatements} characters (${scope.path}:${line})`;
    if (scope.elsewhere.length === 0) scope.elsewhere.push(() => unknown(reason));
    return;
  }
  for (const statement of readyOf(chunk)) {
    try {
      runWithin(statement.run, scope, defines !== undefined);
    } catch (error) {
      const isOver = error instanceof Exhausted && scope.machine.isSpent;
      if (isOver || !(error instanceof PythonError || error instanceof NotAnalysed)) throw error;
      const reason = error instanceof PythonError ? `${error.exception}: ${error.message}` : error.reason;
      const where = unknown(`${reason} (${scope.path}:${statement.line})`);
      for (const name of statement.names()) scope.bind(name, where);
    }
  }
}

/** What statements of a module take counts together, so that loops one after another end as one would. */
function runWithin(run: Statement, scope: ModuleScope, isDefinition: boolean): void {
  const { machine } = scope;
  if (isDefinition) return void machine.apart(stepsOfModule, () => run(scope));
  const before = machine.spent;
  try {
    machine.apart(Math.max(stepsOfStatement, stepsOfModule - scope.steps), () => run(scope));
  } finally {
    scope.steps += machine.spent - before;
  }
}
