import { NotAnalysed, typeError } from "../../../values/errors.js";
import { isSequence, isUnknown } from "../../../values/value.js";
import { isTensor, type Tensor } from "../../tensor.js";
import type { Bound, Home, TorchFunction } from "../function.js";
import { typeNameOf } from "../typeNames.js";

type Run = TorchFunction["run"];

/** One entry for every name of a function; a signature leaves the name out: `(Tensor input, int dim)`. */
export function named(
  names: readonly string[],
  homes: readonly Home[],
  signatures: readonly string[],
  run: Run,
): readonly TorchFunction[] {
  return names.map((name) => ({ name, homes, signatures: signatures.map((signature) => name + signature), run }));
}

/** A function that is a method too. */
export const both = (name: string, signatures: readonly string[], run: Run): TorchFunction => ({
  name,
  homes: ["torch", "method"],
  signatures: signatures.map((signature) => name + signature),
  run,
});

/** A method that is no function of `torch`. */
export const method = (name: string, signatures: readonly string[], run: Run): TorchFunction => ({
  ...both(name, signatures, run),
  homes: ["method"],
});

/** The tensors of `f(*tensors)`. */
export function tensorItems({ tensors = null }: Bound): readonly Tensor[] {
  if (!isSequence(tensors)) throw new NotAnalysed("tensors that are no list");
  return tensors.items.map((item, i) => {
    if (isUnknown(item)) throw new NotAnalysed(item.reason);
    if (isTensor(item)) return item;
    throw typeError(`expected Tensor as element ${i} in argument 0, but got ${typeNameOf(item)}`);
  });
}
