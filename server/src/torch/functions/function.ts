import type { Value } from "../../values/value.js";
import type { Tensor } from "../tensor.js";
import type { ForwardPass } from "../trace.js";

/** The arguments of a call by parameter name, as the signature reads them. */
export type Bound = Readonly<Record<string, Value>>;

/** Where a function can be called: `torch.name`, `tensor.name`, `torch.nn.functional.name`. */
export type Home = "torch" | "method" | "functional";

/**
 * A function of PyTorch on symbolic tensors, as one entry of a table. It throws `PythonError` with PyTorch's words
 * (1.13) where PyTorch would certainly raise, and `NotAnalysed` for what is left out.
 */
export interface TorchFunction {
  /** As PyTorch's schema names it, e.g. `cat`. */
  readonly name: string;
  /**
   * Overloads in PyTorch's schema language, first one that fits: `cat(Tensor[] tensors, int dim=0)`. A method takes the
   * tensor as the parameter `input`, or else as the first one; overloads that begin with something else are none of it.
   * Types: see `parameterTypes`; `|deprecated` behind a signature keeps it out of messages.
   */
  readonly signatures: readonly string[];
  readonly homes: readonly Home[];
  /**
   * Set where PyTorch defines the function in Python: there is one signature, which begins with the `__qualname__`
   * (`Tensor.split(self, split_size, dim=0)`), any types fit, arguments are handed over as they are, and mistakes are
   * worded as CPython does.
   */
  readonly python?: true;
  /**
   * What it gives; `overload` is the index of the signature that fitted. Arguments are normalised: a list is a tuple
   * (`int[2]` of one number is two of them), a tensor without dimensions where a number is wanted is its element, a
   * dtype is a `DtypeObject`, an argument left out is its default. Unknown values and items stay unknown.
   */
  run(pass: ForwardPass, args: Bound, overload: number): Value;
  /** Takes the arguments of a method as they are written, for the few that PyTorch's parser does not read. */
  callAsWritten?(self: Tensor, args: readonly Value[], keywords: ReadonlyMap<string, Value>): Value;
  /** What a method gives where an unknown argument decides between overloads; nothing known if left out. */
  unsure?(pass: ForwardPass, self: Tensor): Value;
}
