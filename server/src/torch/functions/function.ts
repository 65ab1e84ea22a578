import type { Value } from "../../values/value.js";
import type { ForwardPass } from "../trace.js";

/** The arguments of a call by parameter name, as the signature reads them. */
export type Bound = Readonly<Record<string, Value>>;

/**
 * A function of PyTorch on symbolic tensors, as one entry of a table. It throws `PythonError` with PyTorch's words
 * (1.13) where PyTorch would certainly raise, and `NotAnalysed` for what is left out.
 */
export interface TorchFunction {
  /** As PyTorch's schema names it, e.g. `cat`. */
  readonly name: string;
  /**
   * Overloads in PyTorch's schema language, first one that fits: `cat(Tensor[] tensors, int dim=0)`. A method takes the
   * tensor as its first parameter.
   */
  readonly signatures: readonly string[];
  /** Where it can be called: `torch.name`, `tensor.name`, `torch.nn.functional.name`. */
  readonly homes: readonly ("torch" | "method" | "functional")[];
  /** What it gives; `overload` is the index of the signature that fitted. */
  run(pass: ForwardPass, args: Bound, overload: number): Value;
}
