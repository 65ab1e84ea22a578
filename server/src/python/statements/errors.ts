import type { SyntaxNode } from "@lezer/common";
import { PythonError } from "../../values/errors.js";
import { children, type Expression, splitAt } from "../compiler.js";
import { catches, exceptionOf, happenedDuring, raised } from "../exceptions.js";
import type { Completion, Frame, Statement, Steps } from "../frames.js";
import type { ProgramContext, StatementCompiler } from "../program.js";
import { settleIn } from "../settle.js";
import { eitherImport } from "./bothWays.js";
import { clauses } from "./flow.js";
import { doubtOf } from "./imports.js";
import { type CompileBody, runningThrough, statementOf } from "./steps.js";

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
      const value = settleIn(run, frame);
      throw raised(value, cause && settleIn(cause, frame));
    };
  },
  TryStatement: (node, context) => {
    const run = statementOf(tryIn(node, context, runningThrough(context)));
    return doubtful(node, run, context) ?? run;
  },
};

/** `try` with its clauses. */
export function tryIn(node: SyntaxNode, context: ProgramContext, compile: CompileBody): Steps {
  const parts = clauses(node);
  const block = (keyword: string): Steps | undefined => {
    const part = parts.find((each) => each.keyword === keyword);
    return part && compile(part.body);
  };
  const handlers = parts.filter(({ keyword }) => keyword === "except").map((part) => handler(part, context, compile));
  const [body, otherwise, last] = [block("try"), block("else"), block("finally")];
  if (body === undefined) throw context.refuse(node);
  const guarded: Steps = (frame) => attempt(frame, body, handlers, otherwise);
  return last === undefined ? guarded : (frame) => finallyRun(frame, guarded, last);
}

/** A `try` with imports of which nobody may know whether they raise: both what it does and its handler are taken. */
function doubtful(node: SyntaxNode, run: Statement, context: ProgramContext): Statement | undefined {
  const parts = clauses(node);
  const [tried, ...others] = parts;
  const imports = tried?.body.getChildren("ImportStatement") ?? [];
  const handlers = others.filter(({ keyword }) => keyword === "except");
  if (tried === undefined || imports.length === 0 || handlers.length === 0) return undefined;
  const doubts = imports.map((each) => ({ run: context.statement(each), doubt: doubtOf(each, context) }));
  const ways = handlers.map((part) => {
    const { classes, run: handle } = handler(part, context, runningThrough(context));
    const others = parts.filter(({ keyword }) => keyword === "else").map(({ body }) => body);
    return { classes, handle, either: eitherImport([tried.body, ...others], [part.body], context) };
  });
  return (frame) => {
    const at = doubts.findIndex(({ doubt }) => doubt(frame) !== undefined);
    const reason = doubts[at]?.doubt(frame);
    if (reason === undefined) return run(frame);
    const failure = new PythonError("ModuleNotFoundError", reason);
    const way = ways.find(({ classes }) => classes === undefined || catches(classes(frame), failure));
    if (way === undefined) return run(frame);
    const no: Statement = (inner) => {
      for (const before of doubts.slice(0, at)) before.run(inner);
      return statementOf(way.handle)(inner);
    };
    way.either({ yes: run, no }, frame, reason);
  };
}

interface Handler {
  readonly classes: Expression | undefined;
  readonly name: string | undefined;
  readonly run: Steps;
}

type Clause = ReturnType<typeof clauses>[number];

function handler({ nodes, body }: Clause, context: ProgramContext, compile: CompileBody): Handler {
  const [[only] = [], target] = splitAt(nodes, "as");
  if (nodes.some(({ name }) => name === "*")) throw context.refuse(body);
  return {
    classes: only && context.compile(only),
    name: target?.[0] && context.text(target[0]).normalize("NFKC"),
    run: compile(body),
  };
}

type Running = ReturnType<Steps>;

function* attempt(frame: Frame, body: Steps, handlers: readonly Handler[], otherwise: Steps | undefined): Running {
  let completion: Completion;
  try {
    completion = yield* body(frame);
  } catch (error) {
    if (!(error instanceof PythonError)) throw error;
    return yield* during(frame, error, (inner) => handle(inner, error, handlers));
  }
  return completion ?? (otherwise && (yield* otherwise(frame)));
}

/** Runs what comes while an error is on its way. */
function* during(frame: Frame, error: PythonError, run: Steps): Running {
  const { machine } = frame.module;
  const outer = machine.handling;
  machine.handling = error;
  try {
    return yield* run(frame);
  } catch (other) {
    if (other instanceof PythonError && other !== error) happenedDuring(other, error);
    throw other;
  } finally {
    machine.handling = outer;
  }
}

function* handle(frame: Frame, error: PythonError, handlers: readonly Handler[]): Running {
  const found = handlers.find(({ classes }) => classes === undefined || catches(classes(frame), error));
  if (found === undefined) throw error;
  if (found.name === undefined) return yield* found.run(frame);
  frame.bind(found.name, exceptionOf(error));
  try {
    return yield* found.run(frame);
  } finally {
    frame.unbind(found.name);
  }
}

/** `finally` runs however the body ended, and may end it another way. */
function* finallyRun(frame: Frame, body: Steps, last: Steps): Running {
  let completion: Completion;
  try {
    completion = yield* body(frame);
  } catch (error) {
    const ending = error instanceof PythonError ? yield* during(frame, error, last) : yield* last(frame);
    if (ending !== undefined) return ending;
    throw error;
  }
  return (yield* last(frame)) ?? completion;
}
