import { NotAnalysed } from "../values/errors.js";
import { int } from "../values/kinds.js";
import type { Value } from "../values/value.js";
import { createContext } from "./compiler.js";
import { readName } from "./containers.js";
import { expressionCompilers } from "./expressions.js";
import { keywords, parseExpression } from "./parse.js";
import { Budget, type Namespace, type Scope } from "./scope.js";

const constants: ReadonlyMap<string, Value> = new Map<string, Value>([
  ["None", null],
  ["True", true],
  ["False", false],
]);

/**
 * Python's `eval(source)` of one expression, with the names of a namespace before Python's builtins.
 *
 * Throws `PythonError` as Python raises: SyntaxError, NameError, AttributeError, TypeError...; throws `NotAnalysed` for
 * what Python can do and the emulation cannot. Time and memory are bounded whatever the source is.
 */
export function evaluate(source: string, namespace: Namespace): Value {
  const bound = new Map<string, Value>();
  return evaluateIn(source, {
    budget: new Budget(),
    lookup: (name) => (bound.has(name) ? bound.get(name) : namespace.lookup(name)),
    bind: (name, value) => void bound.set(name, value),
  });
}

/** `eval(source)` in the scope of running code, whose budget it spends. */
export function evaluateIn(source: string, scope: Scope): Value {
  const stripped = source.replace(/^[ \t]+/, "");
  const quick = evaluateWord(stripped, scope);
  if (quick !== undefined) return quick;
  try {
    const context = createContext(stripped, expressionCompilers);
    const run = context.compile(parseExpression(stripped));
    return scope.budget.enter(() => run(scope));
  } catch (error) {
    // The host's stack ended before a bound of ours was met.
    if (error instanceof RangeError) throw new NotAnalysed("an expression nested too deeply");
    throw error;
  }
}

/** Most sources are one name or number, which need no parser. */
function evaluateWord(source: string, namespace: Namespace): Value | undefined {
  if (/^(?:0|[1-9]\d{0,14})$/.test(source)) return int(Number(source));
  const constant = constants.get(source);
  if (constant !== undefined) return constant;
  if (!/^[A-Za-z_][A-Za-z0-9_]{0,100}$/.test(source) || keywords.has(source)) return undefined;
  return readName(source, namespace);
}
