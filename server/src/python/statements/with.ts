import type { SyntaxNode } from "@lezer/common";
import { isTruthy } from "../../values/compare.js";
import { PythonError, typeError } from "../../values/errors.js";
import { call, lacks, specialOf, typeName } from "../../values/kinds.js";
import { isObject, isUnknown, type Value } from "../../values/value.js";
import { children, type Expression, splitAt } from "../compiler.js";
import { exceptionOf } from "../exceptions.js";
import type { Completion, Steps } from "../frames.js";
import type { ProgramContext, StatementCompiler } from "../program.js";
import { settleIn } from "../settle.js";
import { type Assign, assignTo } from "../targets.js";
import { clauses } from "./flow.js";
import { type CompileBody, runningThrough, statementOf } from "./steps.js";

/** The compiler of `with`. */
export const withStatements: Readonly<Record<string, StatementCompiler>> = {
  WithStatement: (node, context) => statementOf(withIn(node, context, runningThrough(context))),
};

/** `with` and its body. */
export function withIn(node: SyntaxNode, context: ProgramContext, compile: CompileBody): Steps {
  const [part] = clauses(node);
  if (part === undefined) throw context.refuse(node);
  return managers(regrouped(part.nodes), context).reduceRight<Steps>(
    (inner, manager) => within(manager, inner),
    compile(part.body),
  );
}

interface Manager {
  readonly run: Expression;
  readonly assign: Assign | undefined;
}

/**
 * The grammar knows no parentheses around all managers nor around several targets: it takes them for errors and leaves
 * what is between them bare.
 */
function regrouped(nodes: readonly SyntaxNode[]): readonly (readonly SyntaxNode[])[] {
  const [first, ...rest] = nodes;
  const isWrapped = first?.name === "ParenthesizedExpression" && first.lastChild?.type.isError === true;
  const flat = isWrapped ? [...children(first).slice(1, -1), ...rest] : nodes;
  const parts: SyntaxNode[][] = [[]];
  let depth = 0;
  for (const node of flat) {
    const mark = node.type.isError ? node.firstChild?.name : undefined;
    if (mark === "(") depth += 1;
    else if (mark === ")") depth -= 1;
    else if (node.name === "," && depth === 0) parts.push([]);
    else parts.at(-1)?.push(node);
  }
  return parts.filter((part) => part.length > 0);
}

/** `a() as b, c()`. */
function managers(parts: readonly (readonly SyntaxNode[])[], context: ProgramContext): readonly Manager[] {
  return parts.flatMap((part) => {
    const [source, target] = splitAt(part, "as");
    const [only] = source ?? [];
    if (only === undefined) return [];
    return [{ run: context.compile(only), assign: target && assignTo(target, context) }];
  });
}

function within({ run, assign }: Manager, body: Steps): Steps {
  return function* (frame) {
    const manager = settleIn(run, frame);
    const { enter, leave } = protocol(manager);
    if (isUnknown(manager) && manager.harmless !== true) frame.module.machine.approximate(manager.reason, frame);
    const entered = enter();
    let completion: Completion;
    try {
      assign?.(entered, frame);
      completion = yield* body(frame);
    } catch (error) {
      if (error instanceof PythonError && leave(error)) return undefined;
      throw error;
    }
    leave(undefined);
    return completion;
  };
}

interface Protocol {
  readonly enter: () => Value;
  /** Whether the manager swallows the error. */
  readonly leave: (error: PythonError | undefined) => boolean;
}

/** What a context manager does; nothing is known of one that is unknown. */
function protocol(manager: Value): Protocol {
  if (isUnknown(manager)) return { enter: () => manager, leave: () => false };
  const [enter, exit] = ["__enter__", "__exit__"].map((name) =>
    isObject(manager) ? specialOf(manager, name) : undefined,
  );
  const refused = `'${typeName(manager)}' object does not support the context manager protocol`;
  if (enter === undefined) throw isObject(manager) ? lacks(refused, manager) : typeError(refused);
  if (exit === undefined) throw lacks(`${refused} (missed __exit__ method)`, manager);
  return {
    enter: () => call(enter, []),
    leave: (error) => {
      const exception = error === undefined ? null : exceptionOf(error);
      return isTruthy(call(exit, [exception?.cls ?? null, exception, null]));
    },
  };
}
