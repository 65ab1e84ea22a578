import { runtimeError } from "../../values/errors.js";
import { formatSizes, numel, type Shape } from "../tensor.js";
import { type Operator, product } from "./operator.js";
import { broadcast } from "./pointwise.js";

/** `F.linear`: the last dimension goes from `weight[1]` to `weight[0]`. */
export const linear: Operator<{ readonly weight: Shape; readonly bias: boolean }> = {
  name: "linear",
  infer([input = null], { weight }) {
    const [out = null, features = null] = weight;
    if (input === null) return { outputs: [null], macs: null };
    const own = input.at(-1) ?? null;
    if (own !== null && features !== null && own !== features) {
      const rows = product(...input.slice(0, -1)) ?? "?";
      throw runtimeError(`mat1 and mat2 shapes cannot be multiplied (${rows}x${own} and ${features}x${out})`);
    }
    const output: Shape = [...input.slice(0, -1), out];
    return { outputs: [output], macs: product(numel(output), features) };
  },
};

/** `torch.matmul` of two tensors of at least two dimensions; leading dimensions are broadcast. */
export const matmul: Operator = {
  name: "matmul",
  infer([left = null, right = null]) {
    if (left === null || right === null || left.length < 2 || right.length < 2) return { outputs: [null], macs: null };
    const [rows = null, inner = null] = left.slice(-2);
    const [other = null, columns = null] = right.slice(-2);
    if (inner !== null && other !== null && inner !== other) {
      throw runtimeError(
        left.length === 2 && right.length === 2
          ? `mat1 and mat2 shapes cannot be multiplied (${rows}x${inner} and ${other}x${columns})`
          : `Expected size for first two dimensions of batch2 tensor to be: ` +
              `${formatSizes([product(...left.slice(0, -2)), inner])} but got: ` +
              `${formatSizes([product(...right.slice(0, -2)), other])}.`,
      );
    }
    const lead = broadcast(left.slice(0, -2), right.slice(0, -2)) ?? [];
    const output: Shape = [...lead, rows, columns];
    return { outputs: [output], macs: product(numel(output), inner ?? other) };
  },
};
