import { PythonError } from "../../values/errors.js";
import { children, type Expression, splitAt } from "../compiler.js";
import { catches, exceptionOf, happenedDuring, raised } from "../exceptions.js";
import type { Completion, Frame, Statement } from "../frames.js";
import type { ProgramContext, StatementCompiler } from "../program.js";
import { settle } from "../settle.js";
import { clauses } from "./flow.js";

/** Compilers of statements about exceptions. */
export const errorStatements: Readonly<Record<string, StatementCompiler>> = {
  RaiseStatement: (node, context) => {
    const [[only] = [], source] = splitAt(children(node).slice(1), "from");
    if (only === undefined) {
      return (frame) => {
        throw frame.module.machine.handling ?? new PythonError("RuntimeError", "No active exception to reraise");
      };
    }
    const run = context.compile(only);
    const cause = source?.[0] && context.compile(source[0]);
    return (frame) => {
      const value = settle(() => run(frame));
      throw raised(value, cause && settle(() => cause(frame)));
    };
  },
  TryStatement: (node, context) => {
    const parts = clauses(node);
    const block = (keyword: string): Statement | undefined => {
      const part = parts.find((each) => each.keyword === keyword);
      return part && context.block(part.body);
    };
    const handlers = parts.filter(({ keyword }) => keyword === "except").map((part) => handler(part, context));
    const [body, otherwise, last] = [block("try"), block("else"), block("finally")];
    if (body === undefined) throw context.refuse(node);
    const guarded: Statement = (frame) => attempt(frame, body, handlers, otherwise);
    return last === undefined ? guarded : (frame) => finallyRun(frame, guarded, last);
  },
};

interface Handler {
  readonly classes: Expression | undefined;
  readonly name: string | undefined;
  readonly run: Statement;
}

function handler({ nodes, body }: ReturnType<typeof clauses>[number], context: ProgramContext): Handler {
  const [[only] = [], target] = splitAt(nodes, "as");
  if (nodes.some(({ name }) => name === "*")) throw context.refuse(body);
  return {
    classes: only && context.compile(only),
    name: target?.[0] && context.text(target[0]).normalize("NFKC"),
    run: context.block(body),
  };
}

function attempt(
  frame: Frame,
  body: Statement,
  handlers: readonly Handler[],
  otherwise: Statement | undefined,
): Completion {
  let completion: Completion;
  try {
    completion = body(frame);
  } catch (error) {
    if (!(error instanceof PythonError)) throw error;
    return during(frame, error, () => handle(frame, error, handlers));
  }
  return completion ?? otherwise?.(frame);
}

/** Runs what comes while an error is on its way. */
function during<Result>({ module: { machine } }: Frame, error: PythonError, run: () => Result): Result {
  const outer = machine.handling;
  machine.handling = error;
  try {
    return run();
  } catch (other) {
    if (other instanceof PythonError && other !== error) happenedDuring(other, error);
    throw other;
  } finally {
    machine.handling = outer;
  }
}

function handle(frame: Frame, error: PythonError, handlers: readonly Handler[]): Completion {
  const found = handlers.find(({ classes }) => classes === undefined || catches(classes(frame), error));
  if (found === undefined) throw error;
  if (found.name === undefined) return found.run(frame);
  frame.bind(found.name, exceptionOf(error));
  try {
    return found.run(frame);
  } finally {
    frame.unbind(found.name);
  }
}

/** `finally` runs however the body ended, and may end it another way. */
function finallyRun(frame: Frame, body: Statement, last: Statement): Completion {
  let completion: Completion;
  try {
    completion = body(frame);
  } catch (error) {
    const ending = error instanceof PythonError ? during(frame, error, () => last(frame)) : last(frame);
    if (ending !== undefined) return ending;
    throw error;
  }
  return last(frame) ?? completion;
}
