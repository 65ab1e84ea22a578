import { NotAnalysed, typeError } from "../values/errors.js";
import { call as callValue, typeName } from "../values/kinds.js";
import { isObject, type PyObject, type Value } from "../values/value.js";
import { Module } from "../torch/module.js";
import { during } from "../torch/trace.js";
import { checkAbstract } from "./abstract.js";
import { PyClass } from "./classes.js";
import { bindToClass } from "./descriptors.js";
import { ExceptionInstance } from "./exceptionInstance.js";
import { contained } from "./functions.js";
import { Instance } from "./instance.js";
import { newClass } from "./typeClass.js";

type Keywords = ReadonlyMap<string, Value>;

/** Classes of Python whose instances hold nothing that a subclass needs. */
const transparent: ReadonlySet<string> = new Set(["object"]);

/** `cls(*args, **keywords)`: makes the object and runs its `__init__`. Unknown where that was cut short. */
export function makeInstance(cls: PyClass, args: readonly Value[], keywords: Keywords): Value {
  const { machine } = cls.module;
  const construct = (): Value =>
    contained(machine, () => {
      const instance = create(cls, args, keywords);
      if (isObject(instance) && instance.cls?.lineage?.includes(cls) === true) {
        initialise(cls, instance, args, keywords);
      }
      return instance;
    });
  return cls.isModule && machine.maker ? machine.maker.make(cls, args, keywords, construct) : construct();
}

/** Runs `__new__`. */
function create(cls: PyClass, args: readonly Value[], keywords: Keywords): Value {
  checkAbstract(cls);
  const own = cls.find("__new__");
  if (own === undefined) return allocate(cls, args, keywords);
  if (cls.isModule || cls.mro.includes("BaseException")) throw new NotAnalysed(`__new__ of ${cls.name}`);
  return callValue(bindToClass(own, cls), [cls, ...args], keywords);
}

const isTransparent = (base: PyObject): boolean => base.stateless === true || transparent.has(base.mro?.[0] ?? "");

/** An instance whose `__init__` has not run. */
export function allocate(cls: PyClass, args: readonly Value[], keywords: Keywords): PyObject {
  if (cls.isModule) return allocateModule(cls);
  if (cls.mro.includes("type")) return newClass(cls, args, keywords);
  if (cls.mro.includes("BaseException")) return new ExceptionInstance(cls, args);
  const holder = cls.lineage.find((base) => base.hold !== undefined);
  if (holder !== undefined) return new Instance(cls, holder.hold?.(args, keywords));
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
  if (instance instanceof Instance && instance.held === undefined && cls.find("__init__") === undefined) {
    if (args.length + keywords.size === 0 || cls.find("__new__") !== undefined) return;
    throw typeError(`${cls.name}() takes no arguments`);
  }
  const init = cls.attributeAfter(undefined, instance, "__init__");
  if (init === undefined) return;
  const result = callValue(init, args, keywords);
  if (result !== null) throw typeError(`__init__() should return None, not '${typeName(result)}'`);
}
