import { NotAnalysed, typeError } from "../values/errors.js";
import { call as callValue, typeName } from "../values/kinds.js";
import type { PyObject, Value } from "../values/value.js";
import { Module } from "../torch/module.js";
import { during } from "../torch/trace.js";
import { Instance, PyClass } from "./classes.js";
import { ExceptionInstance } from "./exceptionInstance.js";
import { contained } from "./functions.js";

type Keywords = ReadonlyMap<string, Value>;

/** Classes of Python whose instances hold nothing that a subclass needs. */
const transparent: ReadonlySet<string> = new Set(["object"]);

/** `cls(*args, **keywords)`: makes the object and runs its `__init__`. Unknown where that was cut short. */
export function makeInstance(cls: PyClass, args: readonly Value[], keywords: Keywords): Value {
  return contained(cls.module.machine, () => {
    if (cls.find("__new__") !== undefined) throw new NotAnalysed(`__new__ of ${cls.name}`);
    const instance = allocate(cls, args);
    initialise(cls, instance, args, keywords);
    return instance;
  });
}

const isTransparent = (base: PyObject): boolean => base.stateless === true || transparent.has(base.mro?.[0] ?? "");

/** An instance whose `__init__` has not run. */
export function allocate(cls: PyClass, args: readonly Value[]): PyObject {
  if (cls.isModule) return allocateModule(cls);
  if (cls.mro.includes("BaseException")) return new ExceptionInstance(cls, args);
  const native = cls.lineage.find((base) => !(base instanceof PyClass) && !isTransparent(base));
  if (native !== undefined) throw new NotAnalysed(`a class derived from ${native.mro?.[0] ?? native.repr()}`);
  return new Instance(cls);
}

function allocateModule(cls: PyClass): Module {
  const module = new Module(cls.type, (pass, inputs, self, keywords) => {
    const forward = self.attributes.forward ?? cls.instanceAttribute(self, "forward");
    if (forward === undefined) throw new NotAnalysed(`${cls.name} has no forward`);
    return contained(cls.module.machine, () => during(pass, () => callValue(forward, inputs, keywords)));
  });
  module.cls = cls;
  module.initialised = false;
  return module;
}

/** Runs the `__init__` of an instance. */
export function initialise(cls: PyClass, instance: PyObject, args: readonly Value[], keywords: Keywords): void {
  const init = cls.instanceAttribute(instance, "__init__");
  if (init === undefined) {
    if (args.length + keywords.size > 0 && instance instanceof Instance)
      throw typeError(`${cls.name}() takes no arguments`);
    return;
  }
  const result = callValue(init, args, keywords);
  if (result !== null) throw typeError(`__init__() should return None, not '${typeName(result)}'`);
}
