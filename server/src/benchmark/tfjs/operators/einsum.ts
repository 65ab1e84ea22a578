import { NotSupported } from "../../program/attributes.js";
import { plainInput, type TfOperator } from "../operator.js";
import { plain, type Tf, type TfTensor } from "../value.js";

/** A tensor with a letter for every dimension. */
interface Labelled {
  readonly labels: readonly string[];
  readonly tensor: TfTensor;
}

/** Leaves the diagonal of dimensions that a label names twice. */
function withoutTwins(tf: Tf, { labels, tensor }: Labelled): Labelled {
  const second = labels.findIndex((label, i) => labels.indexOf(label) < i);
  if (second < 0) return { labels, tensor };
  const first = labels.indexOf(labels[second] ?? "");
  const size = tensor.shape[first] ?? 1;
  const eye = tf.reshape(
    tf.eye(size),
    tensor.shape.map((_, i) => (i === first || i === second ? size : 1)),
  );
  const kept = tf.sum(tf.mul(tensor, eye), second);
  return withoutTwins(tf, { labels: labels.filter((_, i) => i !== second), tensor: kept });
}

/** The tensor with some labels alone, in their order; others are summed away. */
function ordered(tf: Tf, { labels, tensor }: Labelled, wanted: readonly string[]): TfTensor {
  const gone = labels.flatMap((label, i) => (wanted.includes(label) ? [] : [i]));
  const rest = labels.filter((label) => wanted.includes(label));
  const summed = gone.length > 0 ? tf.sum(tensor, gone) : tensor;
  return tf.transpose(
    summed,
    wanted.map((label) => rest.indexOf(label)),
  );
}

/** The product of two tensors as one of matrices: batches, then rows or columns, then what is summed over. */
function multiplied(tf: Tf, one: Labelled, other: Labelled, kept: ReadonlySet<string>): Labelled {
  const inBoth = one.labels.filter((label) => other.labels.includes(label));
  const batch = inBoth.filter((label) => kept.has(label));
  const summed = inBoth.filter((label) => !kept.has(label));
  const own = ({ labels }: Labelled): readonly string[] =>
    labels.filter((label) => kept.has(label) && !inBoth.includes(label));
  const [left, right] = [own(one), own(other)];
  const sizes = new Map<string, number>();
  for (const { labels, tensor } of [one, other]) {
    for (const [i, label] of labels.entries()) sizes.set(label, Math.max(sizes.get(label) ?? 1, tensor.shape[i] ?? 1));
  }
  const size = (labels: readonly string[]): number[] => labels.map((label) => sizes.get(label) ?? 1);
  const count = (labels: readonly string[]): number => size(labels).reduce((product, each) => product * each, 1);
  const matrix = (operand: Labelled, free: readonly string[]): TfTensor => {
    const labels = [...batch, ...free, ...summed];
    const full = tf.broadcastTo(ordered(tf, operand, labels), size(labels));
    return tf.reshape(full, [count(batch), count(free), count(summed)]);
  };
  const labels = [...batch, ...left, ...right];
  const product = tf.matMul(matrix(one, left), matrix(other, right), false, true);
  return { labels, tensor: tf.reshape(product, size(labels)) };
}

/** Letters that stand for the dimensions of `...`, the last ones first. */
const ellipsis = ["9", "8", "7", "6", "5", "4", "3", "2", "1", "0"];

/** The labels of a tensor, with those that `...` stands for. */
function labelsOf(text: string, rank: number): readonly string[] {
  const [front = "", back] = text.split("...");
  if (back === undefined) return Array.from(front);
  const count = rank - front.length - back.length;
  return [...Array.from(front), ...ellipsis.slice(ellipsis.length - count), ...Array.from(back)];
}

/** `torch.einsum`, one tensor after the other. */
export const einsum: TfOperator = (run) => {
  const { tf, step, inputs } = run;
  const { equation } = step.attributes;
  if (typeof equation !== "string") throw new NotSupported("einsum without an equation");
  const [left = "", right] = equation.replaceAll(" ", "").split("->");
  const operands = left.split(",").map((text, i): Labelled => {
    if (i >= inputs.length) throw new NotSupported("einsum of what is not there");
    const tensor = plainInput(run, i);
    return withoutTwins(tf, { labels: labelsOf(text, tensor.rank), tensor });
  });
  const dots = ellipsis.filter((label) => operands.some(({ labels }) => labels.includes(label)));
  const letters = Array.from(left.replaceAll(/[.,]/g, ""));
  const once = letters.filter((label) => letters.indexOf(label) === letters.lastIndexOf(label));
  const output =
    right === undefined
      ? [...dots, ...once.sort()]
      : Array.from(right.replace("...", "*")).flatMap((label) => (label === "*" ? dots : [label]));
  const result = operands.reduce((one, other, i) => {
    const later = operands.slice(i + 1).flatMap(({ labels }) => labels);
    return multiplied(tf, one, other, new Set([...output, ...later]));
  });
  return plain(tf.clone(ordered(tf, result, output)));
};
