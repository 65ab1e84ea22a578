import { runtimeError } from "../../values/errors.js";
import { known, type Operator } from "./operator.js";

/** `F.interpolate` to a size, or by factors with `floor(size * factor)`. The mode was checked by the caller. */
export const interpolate: Operator<{
  readonly size: readonly number[] | null;
  readonly scaleFactor: readonly number[] | null;
  readonly mode: string;
}> = {
  name: "interpolate",
  infer([input = null], { size, scaleFactor, mode }) {
    if (input === null) return { outputs: [null] };
    const space = input.slice(2);
    const out = space.map(
      (own, i) => size?.[i] ?? known([own], (known) => Math.floor(known * (scaleFactor?.[i] ?? 1))),
    );
    const bad = [...space, ...out].some((value) => value !== null && value <= 0);
    if (bad && mode !== "area") {
      const [height = "?", width = "?"] = space;
      throw runtimeError(
        `Input and output sizes should be greater than 0, but got input (H: ${height}, W: ${width}) ` +
          `output (H: ${out[0]}, W: ${out[1]})`,
      );
    }
    return { outputs: [[...input.slice(0, 2), ...out]] };
  },
};
