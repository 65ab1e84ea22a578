import type { SyntaxNode } from "@lezer/common";
import { isTruthy } from "../../values/compare.js";
import { NotAnalysed, PythonError } from "../../values/errors.js";
import { isObject, type Value } from "../../values/value.js";
import { boundNames } from "../boundNames.js";
import { children, type Expression, splitAt } from "../compiler.js";
import type { Frame, Steps } from "../frames.js";
import { PyGenerator } from "../generators.js";
import { visit } from "../iterators.js";
import { type ProgramContext, statementsOf } from "../program.js";
import { settleIn } from "../settle.js";
import { assignTo } from "../targets.js";
import { tryIn } from "./errors.js";
import { clauses } from "./flow.js";
import { matchIn } from "./match.js";
import { valueOf } from "./simple.js";
import { withIn } from "./with.js";

type Compile = (node: SyntaxNode, context: ProgramContext) => Steps;

/** The body of a generator. Statements without `yield` run as anywhere else. */
export const stepsOf = (body: SyntaxNode, context: ProgramContext): Steps =>
  sequence(statementsOf(body).map((node) => statement(node, context)));

function statement(node: SyntaxNode, context: ProgramContext): Steps {
  if (!boundNames([node], context.text).yields) return plain(node, context);
  const compile = Object.hasOwn(compilers, node.name) ? compilers[node.name] : undefined;
  const line = context.line(node);
  const steps = compile === undefined ? inside : compiled(node, context, compile);
  return function* (frame) {
    frame.line = line;
    frame.budget.work(1);
    return yield* steps(frame);
  };
}

function compiled(node: SyntaxNode, context: ProgramContext, compile: Compile): Steps {
  try {
    return compile(node, context);
  } catch (error) {
    if (error instanceof PythonError || error instanceof NotAnalysed) return inside;
    throw error;
  }
}

/** A `yield` among the parts of an expression. */
const inside: Steps = function* () {
  yield* [];
  throw new NotAnalysed("a yield inside an expression");
};

function plain(node: SyntaxNode, context: ProgramContext): Steps {
  const run = context.statement(node);
  return function* (frame) {
    yield* [];
    return run(frame);
  };
}

function sequence(steps: readonly Steps[]): Steps {
  return function* (frame) {
    for (const step of steps) {
      const completion = yield* step(frame);
      if (completion !== undefined) return completion;
    }
    return undefined;
  };
}

/** Gives what the generator was sent, or for `yield from` what that returned. */
type Yield = (frame: Frame) => Generator<Value, Value, Value>;

/** A `yield` that is all there is of a statement, or all that it assigns. */
function yieldOf(node: SyntaxNode, context: ProgramContext): Yield {
  if (node.name === "ParenthesizedExpression" && node.firstChild?.nextSibling) {
    return yieldOf(node.firstChild.nextSibling, context);
  }
  if (!/^Yield/.test(node.name)) throw context.refuse(node);
  const nodes = children(node).filter(({ type }) => !type.isError);
  const isFrom = nodes[1]?.name === "from";
  const source = nodes.slice(isFrom ? 2 : 1);
  if (boundNames(source, context.text).yields) throw context.refuse(node);
  const run: Expression = source.length === 0 ? () => null : valueOf(source, context);
  if (isFrom) return (frame) => delegate(run(frame));
  return function* (frame) {
    return yield settleIn(run, frame);
  };
}

/** `yield from value`. */
function* delegate(value: Value): Generator<Value, Value, Value> {
  if (!isObject(value) || !(value instanceof PyGenerator)) {
    for (const item of visit(value)) {
      const sent = yield item;
      if (sent !== null) throw new NotAnalysed("a value that is sent through yield from");
    }
    return null;
  }
  for (let step = value.resume({ send: null }); ;) {
    if (step.done) return step.value;
    step = value.resume({ send: yield step.value });
  }
}

const compilers: Readonly<Record<string, Compile>> = {
  YieldStatement: (node, context) => discarded(yieldOf(node, context)),
  ExpressionStatement: (node, context) => {
    const [only, ...rest] = children(node);
    return only === undefined || rest.length > 0 ? inside : discarded(yieldOf(only, context));
  },
  ReturnStatement: (node, context) => {
    const [, only, ...rest] = children(node);
    if (only === undefined || rest.length > 0) return inside;
    const run = yieldOf(only, context);
    return function* (frame) {
      return { value: yield* run(frame) };
    };
  },
  AssignStatement: (node, context) => {
    const parts = splitAt(
      children(node).filter(({ name }) => name !== "TypeDef"),
      "AssignOp",
    );
    const [only, ...rest] = parts.at(-1) ?? [];
    if (only === undefined || rest.length > 0) return inside;
    const run = yieldOf(only, context);
    const targets = parts.slice(0, -1).map((part) => assignTo(part, context));
    return function* (frame) {
      const value = yield* run(frame);
      for (const target of targets) target(value, frame);
      return undefined;
    };
  },
  StatementGroup: stepsOf,
  IfStatement: (node, context) => {
    const parts = clauses(node).map(({ nodes, body }) => ({
      test: nodes[0] && context.compile(nodes[0]),
      steps: stepsOf(body, context),
    }));
    return function* (frame) {
      const chosen = parts.find(({ test }) => test === undefined || isTruthy(test(frame)));
      return chosen && (yield* chosen.steps(frame));
    };
  },
  WhileStatement: (node, context) => {
    const [loop, otherwise] = clauses(node);
    const test = loop?.nodes[0];
    if (loop === undefined || test === undefined) throw context.refuse(node);
    const [holds, body] = [context.compile(test), stepsOf(loop.body, context)];
    const last = otherwise && stepsOf(otherwise.body, context);
    return function* (frame) {
      while (isTruthy(holds(frame))) {
        frame.budget.work(1);
        const completion = yield* body(frame);
        if (completion === "break") return undefined;
        if (typeof completion === "object") return completion;
      }
      return last && (yield* last(frame));
    };
  },
  ForStatement: (node, context) => {
    const [loop, otherwise] = clauses(node);
    if (loop === undefined) throw context.refuse(node);
    const [targets = [], source = []] = splitAt(loop.nodes, "in");
    const [assign, run, body] = [assignTo(targets, context), valueOf(source, context), stepsOf(loop.body, context)];
    const last = otherwise && stepsOf(otherwise.body, context);
    return function* (frame) {
      for (const value of visit(run(frame))) {
        frame.budget.work(1);
        assign(value, frame);
        const completion = yield* body(frame);
        if (completion === "break") return undefined;
        if (typeof completion === "object") return completion;
      }
      return last && (yield* last(frame));
    };
  },
  TryStatement: (node, context) => tryIn(node, context, (body) => stepsOf(body, context)),
  MatchStatement: (node, context) => matchIn(node, context, (body) => stepsOf(body, context)),
  WithStatement: (node, context) => withIn(node, context, (body) => stepsOf(body, context)),
};

function discarded(run: Yield): Steps {
  return function* (frame) {
    yield* run(frame);
    return undefined;
  };
}
