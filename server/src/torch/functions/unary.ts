import { runtimeError } from "../../values/errors.js";
import type { TorchFunction } from "./function.js";
import { type Compute, pointwise } from "./pointwise.js";
import { floating } from "./promotion.js";
import { tensorOf } from "./read.js";

/** A function of one tensor that maps its elements. */
interface Unary {
  readonly names: readonly string[];
  readonly compute?: Compute;
  /** The type of the result: as the input's, that with fractions, or always bool. */
  readonly gives: "same" | "floating" | "bool";
  /** What it says of a bool tensor, where it does not take one. */
  readonly noBools?: string;
}

const noKernel = (kernel: string): string => `"${kernel}" not implemented for 'Bool'`;
const negation =
  "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or " +
  "`logical_not()` operator instead.";

const table: readonly Unary[] = [
  { names: ["abs", "absolute"], compute: Math.abs, gives: "same", noBools: noKernel("abs_cpu") },
  { names: ["exp"], compute: Math.exp, gives: "floating" },
  { names: ["neg", "negative"], compute: (x) => -x, gives: "same", noBools: negation },
  { names: ["relu"], compute: (x) => (x > 0 ? x : 0), gives: "same", noBools: "Boolean inputs not supported for relu" },
  { names: ["isnan"], compute: (x) => (Number.isNaN(x) ? 1 : 0), gives: "bool" },
];

const entry = (name: string, { compute, gives, noBools }: Unary): TorchFunction => ({
  name,
  signatures: [`${name}(Tensor input, *, Tensor? out=None)`],
  homes: ["torch", "method"],
  run(pass, args) {
    const input = tensorOf(args, "input");
    if (input.dtype === "bool" && noBools !== undefined) throw runtimeError(noBools);
    const dtype = gives === "bool" ? "bool" : gives === "same" ? input.dtype : floating(input.dtype);
    return pointwise(pass, name, [input], { dtype, compute });
  },
});

export const unary: readonly TorchFunction[] = table.flatMap((row) => row.names.map((name) => entry(name, row)));
