import { NotSupported, number } from "../../program/attributes.js";
import type { OnnxOperator } from "../writing.js";

/** `x @ weight.T + bias`; without parameters they are among the inputs. */
const linear: OnnxOperator = (w) => {
  const { name, shape } = w.input();
  const weight = w.weights.get("weight") ?? w.input(1);
  const bias = w.weights.get("bias") ?? w.inputs[2];
  if (shape.length === 2 && weight.shape.length === 2) {
    return w.node("Gemm", [name, weight.name, ...(bias ? [bias.name] : [])], { transB: 1 });
  }
  const turned = weight.shape.length === 2 ? w.node("Transpose", [weight.name], { perm: [1, 0] }) : weight.name;
  const made = w.node("MatMul", [name, turned]);
  return bias ? w.node("Add", [made, bias.name]) : made;
};

/** Vectors count as matrices, and leading dimensions broadcast, as in NumPy. */
const matmul: OnnxOperator = (w) => w.node("MatMul", [w.input().name, w.input(1).name]);

/** `beta * input + alpha * (one @ other)`. */
const addedProduct: OnnxOperator = (w) => {
  const [alpha, beta] = [number(w.step, "alpha"), number(w.step, "beta")];
  const [one, other] = [w.input(0).name, w.input(1).name];
  const product = w.node("MatMul", [one, other]);
  const scaled = alpha === 1 ? product : w.node("Mul", [product, w.number(alpha)]);
  const sum = w.weights.get("input")?.name;
  if (beta === 0) return scaled;
  if (sum === undefined) throw new NotSupported(`${w.step.op} without what it adds to`);
  return w.node("Add", [beta === 1 ? sum : w.node("Mul", [sum, w.number(beta)]), scaled]);
};

const einsum: OnnxOperator = (w) => {
  const { equation } = w.step.attributes;
  if (typeof equation !== "string") throw new NotSupported("einsum of an unknown equation");
  return w.node(
    "Einsum",
    w.inputs.map(({ name }) => name),
    { equation },
  );
};

const outer: OnnxOperator = (w) =>
  w.node("Mul", [w.reshape(w.input().name, [w.input().shape[0] ?? 1, 1]), w.input(1).name]);

export const matrices: Readonly<Record<string, OnnxOperator>> = {
  linear,
  matmul,
  mm: matmul,
  bmm: matmul,
  mv: matmul,
  dot: matmul,
  addmm: addedProduct,
  baddbmm: addedProduct,
  outer,
  einsum,
};
