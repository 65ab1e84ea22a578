import { syntaxError } from "../syntaxError.js";
import { NotAnalysed, PythonError, valueError } from "../../values/errors.js";
import { isObject, isSequence, type Value } from "../../values/value.js";
import { evaluate } from "../evaluate.js";
import { pythonFunction } from "./functions.js";
import type { LibraryDefinition } from "./library.js";

/** Python's `ast`, of which `literal_eval` is what configs are read with. */
export const ast = (): LibraryDefinition => ({
  names: { literal_eval: pythonFunction("literal_eval", "node_or_string", literalEval) },
});

/**
 * The value of a text that holds a literal. Throws ValueError for a name or a call, SyntaxError for what is no
 * expression.
 */
function literalEval(source: Value = null): Value {
  if (typeof source !== "string") throw new NotAnalysed("ast.literal_eval of anything but a text");
  if (/^[ \t]*\d[\w.]*[ \t]+\w/.test(source)) throw syntaxError(source, 0);
  let value: Value;
  try {
    value = evaluate(source, { lookup: (name) => refuse(name) });
  } catch (error) {
    // What only running the text shows, such as `1 / 0`, is no literal either.
    if (error instanceof PythonError && error.exception !== "SyntaxError" && error.exception !== "IndentationError") {
      throw malformed("an expression");
    }
    throw error;
  }
  if (!isLiteral(value)) throw malformed("a name");
  return value;
}

const refuse = (name: string): never => {
  throw malformed(`the name ${name}`);
};

const malformed = (what: string): PythonError => valueError(`malformed node or string: ${what}`);

/** Builtins are found without the namespace, and are names all the same. */
const isLiteral = (value: Value): boolean => !isObject(value) && (!isSequence(value) || value.items.every(isLiteral));
