import type { SyntaxNode } from "@lezer/common";
import type { Statement, Steps } from "../frames.js";
import type { ProgramContext } from "../program.js";

/** Compiles the body of a clause: for a generator so that it stops at `yield`, or else so that it runs through. */
export type CompileBody = (body: SyntaxNode) => Steps;

/** Bodies outside a generator. */
export const runningThrough =
  (context: ProgramContext): CompileBody =>
  (body) => {
    const run = context.block(body);
    return function* (frame) {
      yield* [];
      return run(frame);
    };
  };

/** A statement whose bodies run through. */
export const statementOf =
  (steps: Steps): Statement =>
  (frame) => {
    const { done, value } = steps(frame).next();
    if (done !== true) throw new RangeError("a statement outside a generator does not stop");
    return value;
  };
