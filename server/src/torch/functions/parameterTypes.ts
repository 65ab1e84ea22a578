import { NotAnalysed, PythonError, typeError } from "../../values/errors.js";
import { special } from "../../values/kinds.js";
import {
  float,
  isFloat,
  isInt,
  isObject,
  isSequence,
  isUnknown,
  tuple,
  unknown,
  type Value,
} from "../../values/value.js";
import { formatSizes, isTensor, type Tensor } from "../tensor.js";
import { readDevice } from "./device.js";
import { asDtype, dtypes } from "./dtypes.js";
import type { SchemaParameter } from "./schema.js";
import { typeNameOf } from "./typeNames.js";

/** Whether a value fits a parameter; `maybe` where that depends on what is not known. */
export type Fit = boolean | "maybe";

/** What PyTorch's argument parser takes for one type of parameter. */
export interface ParameterType {
  /** How messages call the type; that of a list of them is `tuple of ${plural}`. */
  readonly wanted: string;
  readonly plural?: string;
  readonly fits: (value: Value) => Fit;
  /** Reads a value that fits; `where` begins the message of a list with an odd item. */
  readonly read?: (value: Value) => Value;
}

const valueUnknown = unknown("the elements of a tensor are not known");

/** Whether a tensor can stand for a number: without dimensions, and not one that gradients flow to. */
function scalarTensor(tensor: Tensor, whole: boolean): Fit {
  const category = tensor.dtype === null ? undefined : dtypes[tensor.dtype]?.category;
  if (tensor.requiresGrad || (tensor.shape !== null && tensor.shape.length > 0)) return false;
  if (whole && category !== undefined && category !== "int") return false;
  return tensor.shape === null || (whole && category === undefined) ? "maybe" : true;
}

/** The number of a tensor without dimensions. */
function elementOf(value: Value): Value {
  if (!isTensor(value)) return value;
  const [element] = value.data ?? [];
  if (element === undefined) return valueUnknown;
  const category = value.dtype === null ? undefined : dtypes[value.dtype]?.category;
  if (category === "bool") return element !== 0;
  return category === "int" ? element : float(element);
}

const isReal = (value: Value): Fit => isFloat(value) || isInt(value) || (isTensor(value) && scalarTensor(value, false));
const isWhole = (value: Value): Fit => typeof value === "number" || (isTensor(value) && scalarTensor(value, true));
const named =
  (typeName: string) =>
  (value: Value): boolean =>
    isObject(value) && value.typeName === typeName;

const whole: ParameterType = { wanted: "int", fits: isWhole, read: elementOf };
const real: ParameterType = { wanted: "float", fits: isReal, read: elementOf };

/** By the name of the type in the schema language. */
const parameterTypes: Readonly<Record<string, ParameterType>> = {
  Any: { wanted: "object", fits: () => true },
  Tensor: { wanted: "Tensor", fits: isTensor },
  TensorOrNumber: { wanted: "Tensor", fits: (value) => isTensor(value) || isFloat(value) || isInt(value) },
  Scalar: { ...real, wanted: "Number" },
  float: real,
  int: whole,
  SymInt: { ...whole, wanted: "SymInt" },
  bool: { wanted: "bool", fits: (value) => typeof value === "boolean" },
  str: { wanted: "str", fits: (value) => typeof value === "string" },
  ScalarType: {
    wanted: "torch.dtype",
    fits: (value) => asDtype(value) !== undefined,
    read: (value) => asDtype(value) ?? value,
  },
  Device: {
    wanted: "torch.device",
    fits: (value) => typeof value === "string" || typeof value === "number" || named("device")(value),
    read: (value) => readDevice(value),
  },
  Layout: { wanted: "torch.layout", fits: named("layout") },
  MemoryFormat: { wanted: "torch.memory_format", fits: named("memory_format") },
  Generator: { wanted: "torch.Generator", fits: named("Generator") },
  Dimname: { wanted: "name", fits: (value) => typeof value === "string" },
};

/** The whole number that an object counts as, unknown where it is; undefined where it is none. */
function indexOf(value: Value): Value | undefined {
  try {
    return special(value, "__index__");
  } catch (error) {
    if (error instanceof PythonError) return undefined;
    throw error;
  }
}

/** The rule of a parameter's type. */
function typeOf({ type }: SchemaParameter): ParameterType {
  const found = parameterTypes[type];
  if (found === undefined) throw new Error(`no parameter type ${type}`);
  return found;
}

/** How messages call what a parameter takes. */
export function wantedBy(parameter: SchemaParameter): string {
  const { wanted } = typeOf(parameter);
  return parameter.isList ? `tuple of ${wanted}s` : wanted;
}

/** Whether a parameter takes a value. Of a list of numbers only the first item is looked at, as PyTorch does. */
export function fits(parameter: SchemaParameter, value: Value): Fit {
  const { type, isList, size, allowsNone } = parameter;
  if (isUnknown(value)) return type === "Dimname" ? false : "maybe";
  if (value === null && (allowsNone || (type === "Dimname" && !isList))) return true;
  const rule = typeOf(parameter);
  if (!isList) return rule.fits(value);
  if (!isSequence(value))
    return size > 0 && !isTensor(value) && (value === null ? type === "Dimname" : rule.fits(value));
  const [first] = value.items;
  if (first === undefined || type === "Tensor") return true;
  if (isUnknown(first)) return type === "Dimname" ? false : "maybe";
  return rule.fits(first) || (type !== "Dimname" && indexOf(first) !== undefined);
}

/** What the function gets for a value that fits: lists as tuples, tensors without dimensions as their number. */
export function read(parameter: SchemaParameter, value: Value, name: string, position: number): Value {
  if (isUnknown(value) || value === null) return value;
  const rule = typeOf(parameter);
  if (!parameter.isList) return rule.read?.(value) ?? value;
  if (!isSequence(value)) return tuple(Array.from({ length: parameter.size }, () => rule.read?.(value) ?? value));
  return tuple(value.items.map((item, i) => readItem(parameter, item, name, position, i)));
}

function readItem(parameter: SchemaParameter, item: Value, name: string, position: number, index: number): Value {
  if (isUnknown(item)) return item;
  const { fits: itemFits, read: readOne } = typeOf(parameter);
  if (parameter.type === "Tensor") {
    if (isTensor(item)) return item;
    throw typeError(`expected Tensor as element ${index} in argument ${position}, but got ${typeNameOf(item)}`);
  }
  if (typeof item === "boolean" && parameter.type !== "bool") return Number(item);
  if (itemFits(item) !== false) return readOne?.(item) ?? item;
  const whole = indexOf(item);
  if (whole !== undefined) return whole;
  throw typeError(
    `${name}(): argument '${parameter.name}' must be ${wantedBy(parameter)}, but found element of type ` +
      `${typeNameOf(item)} at pos ${index + 1}`,
  );
}

/** Functions that take no names of dimensions at all. */
const withoutNames: ReadonlySet<string> = new Set(["all", "any"]);

/** The complaint about a dimension named by a text, since no tensor here has names. */
export function unnamedDimension(fn: string, self: Value, name: Value): PythonError | NotAnalysed {
  if (withoutNames.has(fn)) {
    return new PythonError(
      "RuntimeError",
      `${fn}: You passed a dimname (string) to this op in place of a dimension index but it does not yet support this ` +
        "behavior. Please pass a dimension index to work around this.",
    );
  }
  const wanted = isSequence(name) ? name.items[0] : name;
  if (wanted === null) {
    return new PythonError("RuntimeError", "Please look up dimensions by name, got: name = None.");
  }
  if (!isTensor(self) || self.shape === null || typeof wanted !== "string") return new NotAnalysed("named dimensions");
  const names = formatSizes(self.shape.map(() => null)).replaceAll("?", "None");
  return new PythonError("RuntimeError", `Name '${wanted}' not found in Tensor${names}.`);
}
