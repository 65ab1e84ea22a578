import type { PyObject } from "../values/value.js";
import { children, type Compiler } from "./compiler.js";
import { bindArguments, evaluateDefaults, parseParameters } from "./parameters.js";
import { localScope } from "./scope.js";

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
        call: (args, keywords) => {
          const names = bindArguments("<lambda>", spec, defaults, args, keywords);
          return scope.budget.enter(() => run(localScope(scope, names)));
        },
      };
    };
  },
};
