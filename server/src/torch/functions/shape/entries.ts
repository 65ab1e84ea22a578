import type { Home, TorchFunction } from "../function.js";

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
