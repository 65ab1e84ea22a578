import { runtimeError } from "../../values/errors.js";
import { run } from "../operators/operator.js";
import type { TorchFunction } from "./function.js";
import { rankIs } from "./matrix.js";
import { intOf, tensorOf } from "./read.js";
import { both } from "./shape/entries.js";

const trace = both("trace", ["(Tensor input)"], (pass, args) => {
  const input = tensorOf(args, "input");
  if (!rankIs(input.shape, 2)) {
    throw runtimeError(`trace: expected a matrix, but got tensor with dim ${input.shape?.length ?? 0}`);
  }
  return run(pass, { name: "trace", infer: () => ({ outputs: [[]] }) }, [input], {});
});

/** Functions of square matrices, by how many of the last dimensions go. */
const square = (name: string, gone: 0 | 2): TorchFunction =>
  both(name, [`(Tensor input${name === "matrix_power" ? ", int n" : ""})`], (pass, args) => {
    const input = tensorOf(args, "input");
    const { shape } = input;
    if (shape !== null && shape.length < 2) {
      throw runtimeError(
        `linalg.${name === "inverse" ? "inv" : name}: The input tensor A must have at least 2 dimensions.`,
      );
    }
    return run(
      pass,
      { name, infer: () => ({ outputs: [gone === 0 || shape === null ? shape : shape.slice(0, -2)] }) },
      [input],
      name === "matrix_power" ? { n: intOf(args, "n") } : {},
    );
  });

export const squareMatrices: readonly TorchFunction[] = [
  trace,
  square("inverse", 0),
  square("matrix_power", 0),
  square("det", 2),
  square("logdet", 2),
];
