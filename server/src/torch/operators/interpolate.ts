import { runtimeError } from "../../values/errors.js";
import { type Dim, formatSizes, type Shape } from "../tensor.js";
import { known, type Operator } from "./operator.js";

const names: Readonly<Record<number, readonly string[]>> = { 1: ["W"], 2: ["H", "W"], 3: ["D", "H", "W"] };

const listed = (sizes: readonly Dim[]): string =>
  `(${sizes.map((size, i) => `${names[sizes.length]?.[i]}: ${size ?? "?"}`).join(", ")})`;

/** C++ makes the lowest int64 of what no int64 can hold, and that is no size. */
function checkRange(sizes: readonly Dim[]): void {
  if (sizes.every((size) => size === null || Math.abs(size) < 2 ** 63)) return;
  throw runtimeError("IntArrayRef contains an int that cannot be represented as a SymInt: -9223372036854775808");
}

/**
 * `F.interpolate` to a size, or by factors with `floor(size * factor)`, in any mode but area, which is an adaptive
 * pool. The mode was checked by the caller.
 */
export const interpolate: Operator<{
  readonly size: readonly number[] | null;
  readonly scaleFactor: readonly number[] | null;
  readonly mode: string;
  readonly alignCorners?: boolean;
  readonly antialias?: boolean;
}> = {
  name: "interpolate",
  infer([input = null], { size, scaleFactor }) {
    if (input === null) return { outputs: [null] };
    const space = input.slice(2);
    const out = space.map(
      (own, i) => size?.[i] ?? known([own], (length) => Math.floor(length * (scaleFactor?.[i] ?? 1))),
    );
    checkRange(out);
    if ([...space, ...out].some((value) => value !== null && value <= 0)) {
      const and = space.length === 1 ? "and output" : "output";
      throw runtimeError(
        `Input and output sizes should be greater than 0, but got input ${listed(space)} ${and} ${listed(out)}`,
      );
    }
    if (input[1] === 0) {
      throw runtimeError(
        `Non-empty ${input.length}D data tensor expected but got a tensor with sizes ${formatSizes(input)}`,
      );
    }
    const output: Shape = [...input.slice(0, 2), ...out];
    return { outputs: [output] };
  },
};
