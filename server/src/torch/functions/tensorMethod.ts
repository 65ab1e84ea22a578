import { attributeError, NotAnalysed } from "../../values/errors.js";
import { call } from "../../values/kinds.js";
import { isObject, isUnknown, type Value } from "../../values/value.js";
import { isTensor, type Tensor } from "../tensor.js";
import { typeNameOf } from "./typeNames.js";

/** The tensor whose method `name` a Python function calls first; anything else has no such attribute. */
export function tensorWith(value: Value, name: string): Tensor {
  if (isTensor(value)) return value;
  if (isUnknown(value)) throw new NotAnalysed(value.reason);
  if (isObject(value) && value.plain !== true) throw new NotAnalysed(`the attribute ${name} of ${value.typeName}`);
  throw attributeError(`'${typeNameOf(value)}' object has no attribute '${name}'`);
}

/** `value.name(...)` for a value that should be a tensor. */
export const callMethod = (
  value: Value,
  name: string,
  args: readonly Value[] = [],
  keywords?: ReadonlyMap<string, Value>,
): Value => call(tensorWith(value, name).attribute(name) ?? null, args, keywords);
