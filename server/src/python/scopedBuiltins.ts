import { dict } from "../values/dicts.js";
import { NotAnalysed, runtimeError, typeError } from "../values/errors.js";
import { typeName } from "../values/kinds.js";
import { isObject, isUnknown, type PyObject, unknown, type Value } from "../values/value.js";
import { builtinFunction } from "./callables.js";
import { PyClass } from "./classes.js";
import { evaluateIn } from "./evaluate.js";
import { FunctionFrame, ModuleScope } from "./frames.js";
import { namespaceDict } from "./namespaceDict.js";
import type { Scope } from "./scope.js";
import { Super } from "./super.js";

type CallIn = (scope: Scope, args: readonly Value[], keywords: ReadonlyMap<string, Value>) => Value;

/** A builtin whose answer depends on where it is called. */
export interface Scoped extends PyObject {
  readonly callIn: CallIn;
}

export const isScoped = (value: Value): value is Scoped => isObject(value) && "callIn" in value;

const scoped = (name: string, callIn: CallIn): readonly [string, Scoped] => [
  name,
  { ...builtinFunction(name), callIn },
];

/** The builtins that look at the frame they are called in, by name. */
export const scopedBuiltins: readonly (readonly [string, PyObject])[] = [
  ["super", { ...superClass(), callIn: callSuper } as Scoped],
  scoped("eval", (scope, [source = null, ...others]) => {
    if (isUnknown(source)) return source;
    if (typeof source !== "string") throw typeError("eval() arg 1 must be a string, bytes or code object");
    if (others.length > 0) throw new NotAnalysed("eval() with namespaces of its own");
    return evaluateIn(source, scope);
  }),
  scoped("globals", (scope) => namespaceDict(moduleOf(scope))),
  scoped("locals", (scope) => {
    const frame = frameOf(scope);
    return frame instanceof ModuleScope ? namespaceDict(frame) : dict([...frame.names]);
  }),
  scoped("vars", (scope, [value]) => {
    if (value === undefined) return dict([...frameOf(scope).names]);
    const names = isObject(value) ? value.attribute?.("__dict__") : undefined;
    if (names === undefined) throw new NotAnalysed(`vars() of ${typeName(value)}`);
    return names;
  }),
  scoped("dir", (scope, [value]) => {
    if (value !== undefined) throw new NotAnalysed("dir()");
    return { kind: "list", items: [...frameOf(scope).names.keys()] };
  }),
  scoped("exec", () => unknown("exec()")),
];

function superClass(): PyObject {
  return { kind: "object", typeName: "type", mro: ["super", "object"], repr: () => "<class 'super'>" };
}

/** `super()` and `super(cls, instance)`. */
function callSuper(scope: Scope, args: readonly Value[]): Value {
  const frame = args.length === 0 ? frameOf(scope) : undefined;
  const [cls = scope.lookup("__class__"), instance] =
    frame === undefined
      ? args
      : [frame.lookup("__class__"), frame instanceof FunctionFrame ? frame.firstArgument : null];
  const unanalysed = [cls, instance].find((value) => value !== undefined && isUnknown(value));
  if (unanalysed !== undefined) return unanalysed;
  if (cls === undefined) throw runtimeError("super(): __class__ cell not found");
  if (!(cls instanceof PyClass) || instance === undefined || !isObject(instance)) {
    throw new NotAnalysed("super() of a class that is not the workspace's");
  }
  const own = instance instanceof PyClass ? instance : instance.cls;
  if (own?.lineage?.includes(cls) !== true) {
    throw typeError("super(type, obj): obj must be an instance or subtype of type");
  }
  return new Super(cls, instance);
}

/** The frame that an expression runs in, around the comprehensions and lambdas it stands in. */
function frameOf(scope: Scope): FunctionFrame | ModuleScope {
  const frame = scope.frame ?? scope;
  if (frame instanceof FunctionFrame || frame instanceof ModuleScope) return frame;
  throw new NotAnalysed("a builtin that looks at its caller");
}

function moduleOf(scope: Scope): ModuleScope {
  return frameOf(scope).module;
}
