import { PythonError, typeError } from "../../values/errors.js";
import { typeName } from "../../values/kinds.js";
import { str } from "../../values/repr.js";
import type { Value } from "../../values/value.js";
import { call, isModule, Module } from "../module.js";
import type { ModuleClass } from "../signature.js";
import { nnType } from "./types.js";

const sequentialType = nnType("container", "Sequential");
const listType = nnType("container", "ModuleList");

const numbered = (items: readonly Module[]): Readonly<Record<string, Module>> =>
  Object.fromEntries(items.map((item, i) => [String(i), item]));

/** `nn.Sequential(*items)`: each item takes what the one before gave; an empty one gives its input back. */
export const sequential = (items: readonly Module[]): Module =>
  new Module(
    sequentialType,
    (pass, [input = null]) => items.reduce<Value>((value, item) => call(pass, item, value), input),
    { children: numbered(items) },
  );

/** `nn.ModuleList(items)`: holds modules, cannot be called. */
export const moduleList = (items: readonly Module[]): Module =>
  new Module(
    listType,
    () => {
      throw new PythonError("NotImplementedError", 'Module [ModuleList] is missing the required "forward" function');
    },
    { children: numbered(items) },
  );

/** The class `nn.Sequential`, for rows and expressions: it takes any number of modules. */
export const Sequential: ModuleClass = {
  kind: "object",
  typeName: "type",
  type: sequentialType,
  mro: sequentialType.mro,
  parameters: [],
  doc: "Runs modules one after another.",
  repr: () => `<class '${sequentialType.qualifiedName}'>`,
  call(args) {
    const odd = args.find((arg) => !isModule(arg));
    if (odd !== undefined) throw typeError(`${describe(odd)} is not a Module subclass`);
    return sequential(args.filter(isModule));
  },
};

const describe = (value: Value): string => (typeof value === "object" ? str(value) : `torch.${typeName(value)}`);
