import { dict } from "../../values/dicts.js";
import { type PythonError, runtimeError, typeError } from "../../values/errors.js";
import { isTuple, tuple, type Value } from "../../values/value.js";
import { nnModule } from "../baseModule.js";
import type { Methods } from "../methods.js";
import { call, isModule, Module, type ModuleType } from "../module.js";
import type { ModuleClass } from "../signature.js";
import { noForward } from "./errors.js";
import { isOrdered, itemsOf } from "./methods/items.js";
import { moduleDictMethods, update } from "./methods/moduleDict.js";
import { extend, moduleListMethods } from "./methods/moduleList.js";
import {
  extendParameters,
  parameterDictMethods,
  parameterListMethods,
  updateParameters,
} from "./methods/parameterContainers.js";
import { sequentialMethods } from "./methods/sequential.js";
import { leafClass, nnType, parameter } from "./types.js";

const sequentialType = nnType("container", "Sequential");

const numbered = (items: readonly Module[]): Readonly<Record<string, Module>> =>
  Object.fromEntries(items.map((item, i) => [String(i), item]));

/** `nn.Sequential(*items)`: each item takes what the one before gave; an empty one gives its input back. */
export function sequential(items: readonly Module[]): Module {
  const module = new Module(
    sequentialType,
    (pass, [input = null], self) =>
      itemsOf(self).reduce<Value>((value, item) => {
        if (!isModule(item)) throw typeError("'NoneType' object is not callable");
        return call(pass, item, value);
      }, input),
    { children: numbered(items) },
  );
  module.cls = Sequential;
  return module;
}

/** The class `nn.Sequential`, for rows and expressions: it takes any number of modules, or an OrderedDict of them. */
const Sequential: ModuleClass = leafClass({
  type: sequentialType,
  parameters: [],
  doc: "Runs modules one after another.",
  methods: sequentialMethods(() => sequential([])),
  bindArguments(args, keywords) {
    const [keyword] = keywords.keys();
    if (keyword !== undefined) {
      throw typeError(`Sequential.__init__() got an unexpected keyword argument '${keyword}'`);
    }
    return { modules: tuple(args) };
  },
  build({ modules = null }) {
    const items = isTuple(modules) ? modules.items : [];
    const [first = null] = items;
    const module = sequential([]);
    if (items.length === 1 && isOrdered(first)) for (const [name, item] of first.entries) module.addModule(name, item);
    else items.forEach((item, i) => module.addModule(String(i), item));
    return module;
  },
});

/** A module that holds others and cannot be called. */
function holder(type: ModuleType, error: (name: string) => PythonError, children: readonly Module[] = []): Module {
  return new Module(
    type,
    (_pass, _inputs, self) => {
      throw error(self.typeName);
    },
    { children: numbered(children) },
  );
}

const listType = nnType("container", "ModuleList");

/** `nn.ModuleList(items)`: holds modules, cannot be called. */
export function moduleList(items: readonly Module[]): Module {
  const module = holder(listType, noForward, items);
  module.cls = ModuleList;
  return module;
}

const ModuleList: ModuleClass = leafClass({
  type: listType,
  parameters: [parameter("modules", "list", "the modules", null)],
  doc: "Holds modules; it cannot be called.",
  methods: moduleListMethods(() => moduleList([])),
  build({ modules = null }) {
    const module = moduleList([]);
    return modules === null ? module : extend(module, modules);
  },
});

/** A class of containers that cannot be called. */
const container = (
  name: string,
  {
    key,
    what,
    kind,
    doc,
    methods,
    start,
    fill,
    error = noForward,
  }: {
    readonly key: string;
    readonly what: string;
    readonly kind: string;
    readonly doc: string;
    readonly methods: Methods;
    /** Sets what the class keeps of its own. */
    readonly start?: (module: Module) => void;
    readonly fill: (module: Module, items: Value) => unknown;
    readonly error?: (name: string) => PythonError;
  },
): ModuleClass =>
  leafClass({
    type: nnType("container", name),
    parameters: [parameter(key, kind, kind === "dict" ? `the ${what} by name` : `the ${what}`, null)],
    doc,
    methods,
    build(args, type) {
      const module = holder(type, error);
      start?.(module);
      const items = args[key] ?? null;
      if (items !== null) fill(module, items);
      return module;
    },
  });

const notCalled = (name: string): PythonError => runtimeError(`${name} should not be called.`);

export const containerClasses: readonly ModuleClass[] = [
  Sequential,
  ModuleList,
  container("ModuleDict", {
    key: "modules",
    what: "modules",
    kind: "dict",
    doc: "Holds modules by name; it cannot be called.",
    methods: moduleDictMethods,
    fill: update,
  }),
  nnModule,
  container("ParameterList", {
    key: "values",
    what: "parameters",
    kind: "list",
    doc: "Holds parameters; it cannot be called.",
    methods: parameterListMethods,
    start: (module) => (module.attributes._size = 0),
    fill: extendParameters,
    error: notCalled,
  }),
  container("ParameterDict", {
    key: "parameters",
    what: "parameters",
    kind: "dict",
    doc: "Holds parameters by name; it cannot be called.",
    methods: parameterDictMethods,
    start: (module) => (module.attributes._keys = dict()),
    fill: updateParameters,
    error: notCalled,
  }),
];
