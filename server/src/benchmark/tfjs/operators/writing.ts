import { dimension, NotSupported } from "../../program/attributes.js";
import { plainInput, type TfOperator } from "../operator.js";
import { asPlain, plain, type Tf, type TfTensor, type Value } from "../value.js";
import { shaping } from "./shaping.js";

/**
 * A tensor after a view of it was written to: the operator that made the view says where its elements lie in the
 * tensor, when it is run on their places.
 */
const writeView: TfOperator = (run) => {
  const { tf, step } = run;
  const { view, place, shapes } = step.attributes;
  const op = String(view);
  const operator = shaping[op];
  if (operator === undefined || !Array.isArray(shapes)) throw new NotSupported(`writing to what ${op} shows`);
  const base = plainInput(run);
  const places = tf.reshape(tf.range(0, base.size, 1, "int32"), base.shape);
  const outputs = shapes.map((shape) => ({ id: -1, shape: shape as readonly number[] }));
  const made = operator({
    ...run,
    inputs: [plain(places)],
    step: { ...step, op, outputs },
  });
  const all = Array.isArray(made) ? (made as readonly Value[]) : [made as Value];
  const shown = all[typeof place === "number" ? place : 0];
  if (shown === undefined) throw new NotSupported(`writing to what ${op} shows`);
  const at = tf.reshape(tf.cast(asPlain(tf, shown), "int32"), [-1, 1]);
  const value = tf.reshape(plainInput(run, 1), [-1]);
  const written = tf.scatterND(at, value, [base.size]);
  const isWritten = tf.scatterND(at, tf.onesLike(value), [base.size]);
  const flat = tf.where(tf.greater(isWritten, 0), written, tf.reshape(base, [-1]));
  return plain(tf.reshape(flat, base.shape));
};

type Part = readonly (string | number)[];

/** `x` with a value in the place that the rest of the parts leads to. */
function written(tf: Tf, x: TfTensor, [part, ...rest]: readonly Part[], value: TfTensor): TfTensor {
  if (part === undefined) return tf.broadcastTo(value, x.shape);
  const [op, dim = 0, from = 0, stride = 1, stop = 0] = part as readonly [string, ...number[]];
  if (op === "unsqueeze") return tf.squeeze(written(tf, tf.expandDims(x, dim), rest, value), [dim]);
  const size = x.shape[dim] ?? 0;
  const first = dimension(from, size);
  const count = op === "select" ? 1 : Math.max(0, Math.ceil((stop - first) / stride));
  const places = Array.from({ length: count }, (_, i) => first + i * stride);
  if (count === 0) return tf.clone(x);
  const seen = tf.gather(x, tf.tensor1d(places, "int32"), dim);
  const inside = op === "select" ? tf.squeeze(seen, [dim]) : seen;
  const changed = written(tf, inside, rest, value);
  const back = op === "select" ? tf.expandDims(changed, dim) : changed;
  const order = Array.from({ length: size }, (_, i) => i);
  for (const [i, place] of places.entries()) order[place] = size + i;
  return tf.gather(tf.concat([x, back], dim), tf.tensor1d(order, "int32"), dim);
}

/** `x[region] = value`. */
const setitem: TfOperator = (run) => {
  const { tf, step, inputs } = run;
  const { region, value } = step.attributes;
  if (!Array.isArray(region)) throw new NotSupported("writing to places that a tensor names");
  const given = inputs.length > 1 ? plainInput(run, 1) : typeof value === "number" ? tf.scalar(value) : undefined;
  if (given === undefined) throw new NotSupported("writing what is not known");
  return plain(written(tf, plainInput(run), region as readonly Part[], given));
};

/** Operators that write into a tensor. */
export const writing: Readonly<Record<string, TfOperator>> = { setitem, write_view: writeView };
