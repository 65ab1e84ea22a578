import { runtimeError } from "../../values/errors.js";
import type { Value } from "../../values/value.js";
import { formatSizes, isTensor, type Shape, type Tensor } from "../tensor.js";
import { running } from "../trace.js";
import { castElements, dtypes } from "./dtypes.js";
import type { TorchFunction } from "./function.js";
import { parseSchema } from "./schema.js";

/** Writes a result into a tensor of the same shape; throws with PyTorch's words where shape or type do not allow it. */
export function writeInto(target: Tensor, result: Tensor): Tensor {
  if (target.shape !== null && result.shape !== null && !sameSizes(target.shape, result.shape)) {
    const sizes = `output with shape ${formatSizes(target.shape)} doesn't match the broadcast shape`;
    throw runtimeError(`${sizes} ${formatSizes(result.shape)}`);
  }
  checkCast(target, result);
  const { data } = result;
  if (data === undefined || target.dtype === null) target.forgetData();
  else target.writeData(castElements(data, target.dtype));
  running().replace(target, result);
  return target;
}

const sameSizes = (one: Shape, other: Shape): boolean =>
  one.length === other.length &&
  one.every((size, i) => size === null || (other[i] ?? null) === null || size === other[i]);

const ranks = ["bool", "int", "float", "complex"];

function checkCast(target: Tensor, result: Tensor): void {
  if (target.dtype === null || result.dtype === null) return;
  const [to, from] = [dtypes[target.dtype], dtypes[result.dtype]];
  if (to === undefined || from === undefined || ranks.indexOf(from.category) <= ranks.indexOf(to.category)) return;
  throw runtimeError(`result type ${from.legacy} can't be cast to the desired output type ${to.legacy}`);
}

/** The variant `name_` of a function, which writes into its first argument and gives that back. */
export const inPlace = (fn: TorchFunction): TorchFunction => ({
  ...fn,
  name: `${fn.name}_`,
  signatures: fn.signatures.map((signature) => signature.replace(fn.name, `${fn.name}_`)),
  run(pass, args, overload): Value {
    const result = fn.run(pass, args, overload);
    const target = args[firstParameter(fn, overload)] ?? null;
    return isTensor(target) && isTensor(result) ? writeInto(target, result) : result;
  },
});

const firstParameter = (fn: TorchFunction, overload: number): string =>
  parseSchema(fn.signatures[overload] ?? "").parameters[0]?.name ?? "";
