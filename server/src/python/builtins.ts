import { NotAnalysed, typeError } from "../values/errors.js";
import { notImplemented, typeName } from "../values/kinds.js";
import { isObject, type PyObject, unknown, type Value } from "../values/value.js";
import { aliases, classNames, functionNames, opaqueNames } from "./builtinNames.data.js";
import { functionCalls } from "./builtinFunctions.js";
import { classCalls } from "./builtinClasses.js";
import { builtinClass, builtinFunction, type Call } from "./callables.js";
import { ellipsis } from "./literals.js";

const classes: readonly (readonly [string, PyObject])[] = Object.entries(classNames).flatMap(([bases, names]) =>
  names.split(" ").map((name): readonly [string, PyObject] => {
    const mro = [name, ...bases.split(" ").filter((base) => base !== "")];
    return [name, builtinClass(mro, name === "type" ? type : classCalls[name])];
  }),
);

/** Classes that only `type()` gives. */
const unnamedClasses: ReadonlyMap<string, PyObject> = new Map(
  ["NoneType", "builtin_function_or_method", "ellipsis", "function", "module"].map((name) => [
    name,
    builtinClass([name, "object"]),
  ]),
);

/**
 * Python's builtins by name. They are the emulation's own objects: those without a call of their own exist, and
 * calling one is not analysed. Nothing of the host is reached through them.
 */
export const builtins: ReadonlyMap<string, Value> = new Map<string, Value>([
  ...functionNames.map((name): [string, Value] => [name, builtinFunction(name, functionCalls[name])]),
  ...classes,
  ...Object.entries(aliases).map(([name, of]): [string, Value] => [name, new Map(classes).get(of)!]),
  ...opaqueNames.map((name): [string, Value] => [name, unknown(`the builtin ${name}`)]),
  ["Ellipsis", ellipsis],
  ["NotImplemented", notImplemented],
  ["__debug__", true],
]);

/** `type(value)`, where an object may tell its class as `__class__`. */
function type(...[args, keywords]: Parameters<Call>): Value {
  const [value] = args;
  if (args.length === 3) throw new NotAnalysed("a class made by type()");
  if (value === undefined || args.length > 1 || keywords.size > 0) throw typeError("type() takes 1 or 3 arguments");
  const own = isObject(value) ? value.attribute?.("__class__") : undefined;
  if (own !== undefined) return own;
  const kind = typeName(value);
  const ours = !isObject(value) || value.mro !== undefined || unnamedClasses.has(kind);
  const known = ours ? (builtins.get(kind) ?? unnamedClasses.get(kind)) : undefined;
  if (known === undefined) throw new NotAnalysed(`the class of ${kind}`);
  return known;
}
