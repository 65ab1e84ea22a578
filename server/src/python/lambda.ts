import type { SyntaxNode } from "@lezer/common";
import type { PyObject, Value } from "../values/value.js";
import { boundNames } from "./boundNames.js";
import type { Code } from "./code.js";
import { children, type Compiler, type Context, type Expression } from "./compiler.js";
import { ClassFrame, type Frame, FunctionFrame } from "./frames.js";
import { PyFunction } from "./functions.js";
import { bindArguments, evaluateDefaults, namesOf, type ParameterSpec, parseParameters } from "./parameters.js";
import { innerScope, type Scope } from "./scope.js";

/** The compiler of lambda, by node name. */
export const lambdas: Readonly<Record<string, Compiler>> = {
  LambdaExpression: (node, context) => {
    const body = children(node).at(-1);
    if (body === undefined) throw context.refuse(node);
    const spec = parseParameters(node.getChild("ParamList"), context);
    const run = context.compile(body);
    const codeIn = codeOf(node, body, spec, run, context);
    return (scope): PyObject => {
      const defaults = evaluateDefaults(spec, scope);
      const frame = frameOf(scope);
      if (frame !== undefined) return new PyFunction(codeIn(frame), defaults, scope.inner ?? scope, frame.module);
      return {
        kind: "object",
        typeName: "function",
        repr: () => "<function <lambda>>",
        attribute: (name) => (name === "__name__" ? "<lambda>" : undefined),
        call: (args, keywords) => {
          const names = bindArguments("<lambda>", spec, defaults, args, keywords);
          const local = {
            ...innerScope(scope, names),
            bind: (name: string, value: Value) => void names.set(name, value),
          };
          return scope.budget.enter(() => run(local));
        },
      };
    };
  },
};

/** The frame of the statement that a lambda stands in; none where it is all that is evaluated. */
function frameOf(scope: Scope): Frame | undefined {
  const around = scope.frame ?? scope;
  return "module" in around ? (around as Frame) : undefined;
}

function codeOf(
  node: SyntaxNode,
  body: SyntaxNode,
  parameters: ParameterSpec,
  run: Expression,
  context: Context,
): (frame: Frame) => Code {
  const name = "<lambda>";
  const locals = new Set([...namesOf(parameters), ...boundNames([body], context.text).locals]);
  const none: ReadonlySet<string> = new Set();
  const fixed = { name, parameters, locals, globals: none, nonlocals: none, steps: undefined, doc: null, node };
  return (frame) => ({
    ...fixed,
    qualname: prefixIn(frame) + name,
    body: () => (inner) => ({ value: run(inner) }),
    isExpression: true,
    line: frame.line,
    text: context.text,
  });
}

function prefixIn(frame: Frame): string {
  if (frame instanceof FunctionFrame) return `${frame.code.qualname}.<locals>.`;
  return frame instanceof ClassFrame ? `${frame.qualname}.` : "";
}
