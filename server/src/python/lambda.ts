import type { PyObject, Value } from "../values/value.js";
import { children, type Compiler } from "./compiler.js";
import { bindArguments, evaluateDefaults, parseParameters } from "./parameters.js";
import { innerScope } from "./scope.js";

/** A call costs as much as some items of a list. */
const callCost = 20;

/** The compiler of lambda, by node name. */
export const lambdas: Readonly<Record<string, Compiler>> = {
  LambdaExpression: (node, context) => {
    const body = children(node).at(-1);
    if (body === undefined) throw context.refuse(node);
    const spec = parseParameters(node.getChild("ParamList"), context);
    const run = context.compile(body);
    return (scope): PyObject => {
      const defaults = evaluateDefaults(spec, scope);
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
          scope.budget.work(callCost);
          return scope.budget.enter(() => run(local));
        },
      };
    };
  },
};
