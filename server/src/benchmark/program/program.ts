import type { Attributes } from "../../torch/trace.js";

/** A tensor of a program, by its number. Sizes are PyTorch's, e.g. NCHW. */
export interface ProgramTensor {
  readonly id: number;
  readonly shape: readonly number[];
}

/** What a weight is for, which decides how its random values are spread. */
export type Role = "weight" | "bias" | "scale" | "mean" | "variance";

/** A batch norm with the figures of its training. */
export interface Norm {
  readonly weight?: Constant;
  readonly bias?: Constant;
  readonly mean: Constant;
  readonly variance: Constant;
  readonly eps: number;
}

/**
 * What a constant holds: random values that a name and a role decide, values of its own in row-major order, what
 * `weight_norm` makes of a direction and a length, or what comes of folding a batch norm into the weight and the bias
 * of a convolution.
 */
export type Fill =
  | { readonly kind: "seeded"; readonly role: Role; readonly name: string; readonly fanIn: number }
  | { readonly kind: "values"; readonly values: readonly number[] }
  | { readonly kind: "normed"; readonly direction: Constant; readonly length: Constant }
  | { readonly kind: "folded weight"; readonly weight: Constant; readonly norm: Norm }
  | { readonly kind: "folded bias"; readonly bias?: Constant; readonly norm: Norm };

/** A parameter, a buffer or a tensor of constants. */
export interface Constant extends ProgramTensor {
  readonly fill: Fill;
}

/** One operator of the Trace, ready to run. */
export interface Step {
  /** As the Trace names it, e.g. `conv2d`, `batch_norm`. */
  readonly op: string;
  readonly inputs: readonly number[];
  /** Constants by PyTorch's names of the arguments, e.g. `weight`, `running_mean`. */
  readonly weights: Readonly<Record<string, number>>;
  readonly attributes: Attributes;
  readonly outputs: readonly ProgramTensor[];
  /** The row of the config; null outside any row. */
  readonly layer: number | null;
  /** Multiply-accumulates; 0 where it only maps elements. */
  readonly macs: number;
  /** Tensors that nobody reads any more once it has run. */
  readonly frees: readonly number[];
}

/** What a program leaves out, and why. */
export interface Skipped {
  readonly layer: number | null;
  readonly reason: string;
}

/** The forward pass of a model as a list of operators on numbered tensors. JSON throughout. */
export interface Program {
  readonly images: readonly ProgramTensor[];
  readonly constants: readonly Constant[];
  readonly steps: readonly Step[];
  /** What the last row gives. */
  readonly outputs: readonly number[];
  readonly skipped: readonly Skipped[];
}
