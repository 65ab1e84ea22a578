import { PythonError, typeError, valueError } from "../../values/errors.js";
import { special, typeName } from "../../values/kinds.js";
import { iterate, len } from "../../values/sequence.js";
import { isDict, isSequence, type Value } from "../../values/value.js";
import { call, isModule, Module } from "../module.js";
import { isModuleClass, type ModuleClass } from "../signature.js";
import { leafClass, nnType, noForward, parameter } from "./types.js";

const sequentialType = nnType("container", "Sequential");
const listType = nnType("container", "ModuleList");

/** A child may be None: it has no parameters and cannot be called. */
type Child = Module | null;

const numbered = (items: readonly Child[]): Readonly<Record<string, Module>> =>
  Object.fromEntries(items.flatMap((item, i) => (item === null ? [] : [[String(i), item]])));

/** What can be a child; throws with PyTorch's name of anything else. */
function child(value: Value): Child {
  if (value === null || isModule(value)) return value;
  const name = isModuleClass(value) ? value.type.qualifiedName : typeName(value);
  throw typeError(`${name} is not a Module subclass`);
}

const runSequential = (items: readonly Child[]): Module =>
  new Module(
    sequentialType,
    (pass, [input = null], self) => {
      const run = items.includes(null) ? items : [...self.children.values()];
      return run.reduce<Value>((value, item) => {
        if (item === null) throw typeError("'NoneType' object is not callable");
        return call(pass, item, value);
      }, input);
    },
    { children: numbered(items) },
  );

/** `nn.Sequential(*items)`: each item takes what the one before gave; an empty one gives its input back. */
export const sequential = (items: readonly Module[]): Module => runSequential(items);

const refuse = (error: PythonError) => () => {
  throw error;
};

const listOf = (items: readonly Child[]): Module =>
  new Module(listType, refuse(noForward("ModuleList")), { children: numbered(items) });

/** `nn.ModuleList(items)`: holds modules, cannot be called. */
export const moduleList = (items: readonly Module[]): Module => listOf(items);

/** The class `nn.Sequential`, for rows and expressions: it takes any number of modules. */
const Sequential: ModuleClass = {
  kind: "object",
  typeName: "type",
  type: sequentialType,
  mro: sequentialType.mro,
  parameters: [],
  doc: "Runs modules one after another.",
  repr: () => `<class '${sequentialType.qualifiedName}'>`,
  call(args, keywords = new Map()) {
    const [keyword] = keywords.keys();
    if (keyword !== undefined) {
      throw typeError(`Sequential.__init__() got an unexpected keyword argument '${keyword}'`);
    }
    return runSequential(args.map(child));
  },
};

/** The items of a container's argument, modules included that can be iterated over. */
function itemsOf(value: Value): readonly Value[] | undefined {
  if (isModule(value)) {
    const iterable = ["Sequential", "ModuleList"].includes(value.type.name);
    return iterable ? [...value.children.values()] : undefined;
  }
  const iterable = typeof value === "string" || isSequence(value) || isDict(value);
  return iterable || special(value, "__iter__") !== undefined ? iterate(value) : undefined;
}

function expectItems(method: string, value: Value, what = "an iterable"): readonly Value[] {
  const items = itemsOf(value);
  if (items !== undefined) return items;
  throw typeError(`${method} should be called with ${what}, but got ${typeName(value)}`);
}

const ModuleList = leafClass({
  type: listType,
  parameters: [parameter("modules", "list", "the modules", null)],
  doc: "Holds modules; it cannot be called.",
  build: ({ modules = null }) => listOf(modules === null ? [] : expectItems("ModuleList.extend", modules).map(child)),
});

/** Key and value of every entry of a dict, or of a list of pairs. */
function entriesOf(name: string, method: string, value: Value): readonly (readonly [Value, Value])[] {
  if (isDict(value)) return value.entries;
  return expectItems(`${method}.update`, value, "an iterable of key/value pairs").map((pair, i) => {
    const items = itemsOf(pair);
    const at = `${name} update sequence element #${i}`;
    if (items === undefined) throw typeError(`${at} should be Iterable; is${typeName(pair)}`);
    if (len(pair) !== 2) throw valueError(`${at} has length ${len(pair)}; 2 is required`);
    return [items[0] ?? null, items[1] ?? null];
  });
}

const keyError = (message: string): PythonError => new PythonError("KeyError", message);

function named([key, value]: readonly [Value, Value]): readonly [string, Child] {
  const module = child(value);
  if (typeof key !== "string") throw typeError(`module name should be a string. Got ${typeName(key)}`);
  if (key.includes(".")) throw keyError(`'module name can\\'t contain ".", got: ${key}'`);
  if (key === "") throw keyError(`'module name can\\'t be empty string ""'`);
  return [key, module];
}

const ModuleDict = leafClass({
  type: nnType("container", "ModuleDict"),
  parameters: [parameter("modules", "dict", "the modules by name", null)],
  doc: "Holds modules by name; it cannot be called.",
  build({ modules = null }, type) {
    const entries = modules === null ? [] : entriesOf("ModuleDict", "ModuleDict", modules).map(named);
    const children = entries.flatMap(([name, module]) => (module === null ? [] : [[name, module] as const]));
    return new Module(type, refuse(noForward("ModuleDict")), { children: Object.fromEntries(children) });
  },
});

const baseModule = leafClass({
  type: { name: "Module", qualifiedName: "torch.nn.modules.module.Module", mro: ["Module"] },
  parameters: [],
  doc: "The base of all modules; it cannot be called.",
  build: (_, type) => new Module(type, refuse(noForward("Module"))),
});

const notCalled = (name: string): PythonError => new PythonError("RuntimeError", `${name} should not be called.`);

const ParameterList = leafClass({
  type: nnType("container", "ParameterList"),
  parameters: [parameter("values", "list", "the parameters", null)],
  doc: "Holds parameters; it cannot be called.",
  build({ values = null }, type) {
    if (values !== null) expectItems("ParameterList.extend", values);
    return new Module(type, refuse(notCalled("ParameterList")));
  },
});

const ParameterDict = leafClass({
  type: nnType("container", "ParameterDict"),
  parameters: [parameter("parameters", "dict", "the parameters by name", null)],
  doc: "Holds parameters by name; it cannot be called.",
  build({ parameters = null }, type) {
    const entries = parameters === null ? [] : entriesOf("ParameterDict", "ParametersDict", parameters);
    const odd = entries.find(([key]) => typeof key !== "string")?.[0];
    if (odd !== undefined) {
      throw typeError(
        `Index given to ParameterDict cannot be used as a key as it is not a string (type is '${typeName(odd)}'). ` +
          "Open an issue on github if you need non-string keys.",
      );
    }
    return new Module(type, refuse(notCalled("ParameterDict")));
  },
});

export const containerClasses: readonly ModuleClass[] = [
  Sequential,
  ModuleList,
  ModuleDict,
  baseModule,
  ParameterList,
  ParameterDict,
];
