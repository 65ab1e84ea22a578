import { dict } from "../values/dicts.js";
import { NotAnalysed, runtimeError, typeError } from "../values/errors.js";
import { lacks } from "../values/kinds.js";
import { isObject, isUnknown, list, type PyObject, type Value } from "../values/value.js";
import { builtinFunction } from "./callables.js";
import { PyClass } from "./classes.js";
import { evaluateIn } from "./evaluate.js";
import { ClassFrame, type Frame, FunctionFrame, ModuleScope } from "./frames.js";
import type { Scope } from "./scope.js";
import { Super } from "./super.js";
import { namesIn, runText, TextFrame } from "./textFrame.js";

type CallIn = (scope: Scope, args: readonly Value[], keywords: ReadonlyMap<string, Value>) => Value;

/** A builtin whose answer depends on where it is called. */
export interface Scoped extends PyObject {
  readonly callIn: CallIn;
}

export const isScoped = (value: Value): value is Scoped => isObject(value) && "callIn" in value;

export const scoped = (name: string, callIn: CallIn): readonly [string, Scoped] => [
  name,
  { ...builtinFunction(name), callIn },
];

/** The builtins that look at the frame they are called in, by name. */
export const scopedBuiltins: readonly (readonly [string, PyObject])[] = [
  ["super", { ...superClass(), callIn: callSuper } as Scoped],
  scoped("eval", (scope, [source = null, ...others]) => {
    if (isUnknown(source)) return source;
    if (typeof source !== "string") throw typeError("eval() arg 1 must be a string, bytes or code object");
    if (others.length > 0) return evaluateIn(source, namespacesOf(others, scope));
    return evaluateIn(source, scope.holds === undefined ? scope : comprehensionOnly(scope));
  }),
  scoped("globals", (scope) => frameOf(scope).module.dictionary),
  scoped("locals", (scope) => localsOf(scope)),
  scoped("vars", (scope, [value]) => {
    if (value === undefined) return localsOf(scope);
    const names = isObject(value) ? value.attribute?.("__dict__") : undefined;
    if (names !== undefined) return names;
    throw lacks("vars() argument must have __dict__ attribute", value);
  }),
  scoped("dir", (scope, [value]) => {
    if (value !== undefined) throw new NotAnalysed("dir()");
    return list([...frameOf(scope).names.keys()].sort());
  }),
  scoped("exec", execute),
];

/** The scope of `eval(source, globals, locals)`. */
const namespacesOf = ([globals = null, locals = globals]: readonly Value[], scope: Scope): Scope => ({
  budget: scope.budget,
  ...namesIn([locals ?? globals, globals], frameOf(scope).module.machine),
});

/** `exec(source, globals, locals)`. */
function execute(scope: Scope, [source = null, globals = null, locals = globals]: readonly Value[]): Value {
  if (isUnknown(source)) return source;
  if (typeof source !== "string") throw typeError("exec() arg 1 must be a string, bytes or code object");
  const frame = frameOf(scope);
  const target = (): Frame => {
    if (globals !== null) return new TextFrame(frame.module, namesIn([globals], frame.module.machine), locals);
    return frame instanceof FunctionFrame ? new TextFrame(frame.module, scope) : frame;
  };
  frame.budget.enter(() => {
    const { line } = frame;
    runText(source, target());
    frame.line = line;
    return null;
  });
  return null;
}

/** `locals()`; those of a function are a copy. */
function localsOf(scope: Scope): Value {
  const frame = frameOf(scope);
  return frame instanceof ModuleScope ? frame.dictionary : dict([...frame.names]);
}

/** What `eval` sees inside a comprehension: the function around it only as far as the comprehension mentions it. */
function comprehensionOnly(scope: Scope): Scope {
  const frame = frameOf(scope);
  return {
    ...scope,
    lookup: (name) => {
      const isLocal = frame !== frame.module && frame.names.has(name) && scope.holds?.(name) !== true;
      if (isLocal) throw new NotAnalysed(`eval() in a comprehension of the local variable ${name}`);
      return scope.lookup(name);
    },
  };
}

function superClass(): PyObject {
  return { kind: "object", typeName: "type", mro: ["super", "object"], repr: () => "<class 'super'>" };
}

/** `super()` and `super(cls, instance)`. */
function callSuper(scope: Scope, args: readonly Value[]): Value {
  const [cls, instance = null] = args.length === 0 ? classAndInstance(scope) : args;
  const unanalysed = [cls, instance].find((value) => value !== undefined && isUnknown(value));
  if (unanalysed !== undefined) return unanalysed;
  if (cls === undefined || !isObject(cls) || !(cls instanceof PyClass)) {
    throw new NotAnalysed("super() of a class that is not the workspace's");
  }
  const owners = isObject(instance) ? [instance, instance.cls] : [];
  if (isObject(instance) && owners.some((own) => own?.lineage?.includes(cls) === true)) return new Super(cls, instance);
  throw typeError("super(type, obj): obj must be an instance or subtype of type");
}

/** What `super()` without arguments means: the class around the function, and what its first parameter is now. */
function classAndInstance(scope: Scope): readonly [Value, Value] {
  const frame = frameOf(scope);
  const first = frame instanceof FunctionFrame ? frame.code.parameters.positional[0]?.name : undefined;
  // A comprehension is a function of its first source.
  const isComprehension = scope.holds !== undefined;
  if (first === undefined && !isComprehension) throw runtimeError("super(): no arguments");
  const instance = isComprehension ? null : frame.names.get(first ?? "");
  if (instance === undefined) throw runtimeError("super(): arg[0] deleted");
  const cls = scope.lookup("__class__");
  if (cls === undefined) throw runtimeError("super(): __class__ cell not found");
  return [cls, instance];
}

/** The frame that an expression runs in, around the comprehensions it stands in. */
export function frameOf(scope: Scope): FunctionFrame | ModuleScope | ClassFrame {
  const frame = scope.frame ?? scope;
  if (frame instanceof FunctionFrame || frame instanceof ModuleScope || frame instanceof ClassFrame) return frame;
  throw new NotAnalysed("a builtin that looks at its caller");
}
