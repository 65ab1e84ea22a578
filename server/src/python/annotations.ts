import type { SyntaxNode } from "@lezer/common";
import { PythonError } from "../values/errors.js";
import { unknown, type Value } from "../values/value.js";
import type { Context, Expression } from "./compiler.js";
import type { Frame } from "./frames.js";
import { settleIn } from "./settle.js";

/** What annotations are, by the name that they stand at, in the order of the source. */
export type Annotations = ReadonlyMap<string, Value>;

type Annotated = readonly [name: string, annotation: SyntaxNode];

const none: Annotations = new Map();

/** Works out annotations where they are executed. Throws the NameError of a name that is certainly not defined. */
export function annotationsOf(annotated: readonly Annotated[], context: Context): (frame: Frame) => Annotations {
  if (annotated.length === 0) return () => none;
  let compiled: readonly (readonly [string, Expression, string])[] | undefined;
  return (frame) => {
    compiled ??= annotated.map(([name, node]) => [name, compileLeniently(node, context), context.text(node)]);
    const isText = frame.module.postponesAnnotations;
    return new Map(compiled.map(([name, run, text]) => [name, isText ? text : annotation(run, frame)]));
  };
}

function annotation(run: Expression, frame: Frame): Value {
  try {
    return settleIn(run, frame);
  } catch (error) {
    if (!(error instanceof PythonError)) throw error;
    if (error.exception === "NameError" && !frame.module.deletes(error.message)) throw error;
    return unknown(`an annotation: ${error.message}`);
  }
}

/** An annotation that is being typed says nothing. */
function compileLeniently(node: SyntaxNode, context: Context): Expression {
  try {
    return context.compile(node);
  } catch (error) {
    if (error instanceof PythonError) return () => unknown("an annotation that cannot be read");
    throw error;
  }
}
