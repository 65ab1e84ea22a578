import { plainInput, type TfOperator } from "../operator.js";
import { einsum } from "./einsum.js";
import { plain, type Tf, type TfTensor } from "../value.js";

/** `x @ weight.T + bias`. */
const linear: TfOperator = (run) => {
  const { tf, step } = run;
  const x = plainInput(run);
  const weight = run.prepared("weight", "transposed", (w) => tf.transpose(w)) ?? tf.transpose(plainInput(run, 1));
  const flat = tf.reshape(x, [-1, x.shape.at(-1) ?? 1]);
  const bias = run.weight("bias");
  const product = tf.matMul(flat, weight);
  return plain(tf.reshape(bias ? tf.add(product, bias) : product, [...(step.outputs[0]?.shape ?? [])]));
};

/** `torch.matmul`: vectors count as matrices of one row or column, and the other dimensions broadcast. */
function product(tf: Tf, a: TfTensor, b: TfTensor, shape: readonly number[]): TfTensor {
  const one = a.rank === 1 ? tf.expandDims(a, 0) : a;
  const other = b.rank === 1 ? tf.expandDims(b, 1) : b;
  const rank = Math.max(one.rank, other.rank);
  const wide = (x: TfTensor, lead: readonly number[]): TfTensor => {
    const [rows = 1, columns = 1] = x.shape.slice(-2);
    const own = [...Array.from({ length: rank - x.rank }, () => 1), ...x.shape];
    const target = [...lead, rows, columns];
    return own.every((size, i) => size === target[i]) ? tf.reshape(x, own) : tf.broadcastTo(tf.reshape(x, own), target);
  };
  const lead = Array.from({ length: rank - 2 }, (_, i) => {
    const at = (x: TfTensor): number => x.shape[i - (rank - x.rank)] ?? 1;
    return Math.max(at(one), at(other));
  });
  return tf.reshape(tf.matMul(wide(one, lead), wide(other, lead)), [...shape]);
}

const matmul: TfOperator = (run) =>
  plain(product(run.tf, plainInput(run), plainInput(run, 1), run.step.outputs[0]?.shape ?? []));

export const matrix: Readonly<Record<string, TfOperator>> = {
  linear,
  matmul,
  bmm: matmul,
  mm: matmul,
  mv: matmul,
  dot: matmul,
  einsum,
};
