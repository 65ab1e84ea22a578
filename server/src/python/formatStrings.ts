import { PythonError } from "../values/errors.js";
import { format } from "../values/format/format.js";
import { checkSize } from "../values/kinds.js";
import { conversions } from "./methods/strFormat.js";
import type { Context, Expression } from "./compiler.js";
import { type Field, type Part, readFields } from "./fields.js";
import { parseExpression } from "./parse.js";
import type { Scope } from "./scope.js";

type Text = (scope: Scope) => string;

/** What an f-string's body makes of the values in it. `decode` reads the escapes of its texts. */
export function formatString(
  body: string,
  raw: boolean,
  decode: (text: string) => () => string,
  context: Context,
  refuse: (message: string) => Error,
): Text {
  return join(readFields(body, raw, refuse), decode, context);
}

function join(parts: readonly Part[], decode: (text: string) => () => string, context: Context): Text {
  const texts = parts.map((part): Text => (typeof part === "string" ? decode(part) : field(part, decode, context)));
  return (scope) => {
    const result = texts.map((text) => text(scope)).join("");
    checkSize(result.length);
    return result;
  };
}

function field(
  { source, label = "", conversion, spec }: Field,
  decode: (text: string) => () => string,
  context: Context,
): Text {
  const run = compileField(source, context);
  const convert = conversions[conversion === "" && label !== "" && spec === undefined ? "r" : conversion];
  const written = spec && join(spec, decode, context);
  return (scope) => {
    const value = run(scope);
    return label + format(convert === undefined ? value : convert(value), written?.(scope) ?? "");
  };
}

/** CPython puts the expression into parentheses and says of its SyntaxErrors where they come from. */
function compileField(source: string, context: Context): Expression {
  const inner = `(${source})`;
  try {
    return context.within(inner).compile(parseExpression(inner));
  } catch (error) {
    if (!(error instanceof PythonError) || /^'(?:yield|await)' outside|^invalid \w+ literal/.test(error.message))
      throw error;
    throw new PythonError(error.exception, `f-string: ${error.message}`);
  }
}
