import type { SyntaxNode } from "@lezer/common";
import { isTruthy } from "../../values/compare.js";
import { NotAnalysed, PythonError } from "../../values/errors.js";
import { call } from "../../values/kinds.js";
import { isObject, isUnknown, type Value } from "../../values/value.js";
import { getAttribute } from "../attributes.js";
import { children, type Expression, splitAt } from "../compiler.js";
import { catches, exceptionOf, raised } from "../exceptions.js";
import type { Completion, Frame, Statement } from "../frames.js";
import { settle } from "../settle.js";
import type { ProgramContext, StatementCompiler } from "../program.js";
import { type Assign, assignTo } from "../targets.js";
import { clauses } from "./flow.js";

/** Compilers of statements about exceptions. */
export const errorStatements: Readonly<Record<string, StatementCompiler>> = {
  RaiseStatement: (node, context) => {
    const [source] = splitAt(children(node).slice(1), "from");
    const [only] = source ?? [];
    if (only === undefined) {
      return (frame) => {
        throw frame.module.machine.handling ?? new PythonError("RuntimeError", "No active exception to reraise");
      };
    }
    const run = context.compile(only);
    return (frame) => {
      const value = settle(() => run(frame));
      if (isUnknown(value)) throw new NotAnalysed(value.reason);
      throw raised(value);
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
    return (frame) => {
      let completion: Completion;
      try {
        completion = attempt(frame, body, handlers, otherwise);
      } finally {
        const ending = last?.(frame);
        // eslint-disable-next-line no-unsafe-finally -- Python lets a `finally` override how the body ended
        if (ending !== undefined) return ending;
      }
      return completion;
    };
  },
  WithStatement: (node, context) => {
    const [part] = clauses(node);
    if (part === undefined) throw context.refuse(node);
    const body = context.block(part.body);
    return managers(part.nodes, context).reduceRight<Statement>((inner, manager) => within(manager, inner), body);
  },
};

interface Handler {
  readonly classes: Expression | undefined;
  readonly name: string | undefined;
  readonly run: Statement;
}

function handler({ nodes, body }: ReturnType<typeof clauses>[number], context: ProgramContext): Handler {
  const [classes, as, name] = nodes;
  return {
    classes: classes && context.compile(classes),
    name: as?.name === "as" && name ? context.text(name) : undefined,
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
    return handle(frame, error, handlers);
  }
  return completion ?? otherwise?.(frame);
}

function handle(frame: Frame, error: PythonError, handlers: readonly Handler[]): Completion {
  const found = handlers.find(({ classes }) => classes === undefined || catches(classes(frame), error));
  if (found === undefined) throw error;
  const { machine } = frame.module;
  const outer = machine.handling;
  machine.handling = error;
  if (found.name !== undefined) frame.bind(found.name, exceptionOf(error));
  try {
    return found.run(frame);
  } finally {
    machine.handling = outer;
    if (found.name !== undefined) frame.unbind(found.name);
  }
}

interface Manager {
  readonly run: Expression;
  readonly assign: Assign | undefined;
}

/** `a() as b, c()`, possibly between parentheses. */
function managers(nodes: readonly SyntaxNode[], context: ProgramContext): readonly Manager[] {
  return splitAt(nodes, ",").flatMap((part) => {
    const [source, target] = splitAt(part, "as");
    const [only] = source ?? [];
    if (only === undefined) return [];
    return [{ run: context.compile(only), assign: target && assignTo(target, context) }];
  });
}

function within({ run, assign }: Manager, body: Statement): Statement {
  return (frame) => {
    const manager = settle(() => run(frame));
    if (isUnknown(manager) && manager.harmless !== true) frame.module.machine.approximate(manager.reason, frame);
    const entered = isUnknown(manager) ? manager : method(manager, "__enter__", []);
    assign?.(entered, frame);
    const leave = (error: PythonError | undefined): boolean => {
      if (isUnknown(manager)) return false;
      const exception = error === undefined ? null : exceptionOf(error);
      const cls = exception === null ? null : (exception.cls ?? null);
      return isTruthy(method(manager, "__exit__", [cls, exception, null]));
    };
    let completion: Completion;
    try {
      completion = body(frame);
    } catch (error) {
      if (error instanceof PythonError && leave(error)) return undefined;
      throw error;
    }
    leave(undefined);
    return completion;
  };
}

function method(manager: Value, name: string, args: readonly Value[]): Value {
  const found = isObject(manager) ? manager.attribute?.(name) : undefined;
  return call(found ?? getAttribute(manager, name), args);
}
