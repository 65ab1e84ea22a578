import { NotSupported, plainInput, type TfOperator } from "../operator.js";
import { asPlain, plain, type Value } from "../value.js";
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

/** Operators that write into a tensor. */
export const writing: Readonly<Record<string, TfOperator>> = { write_view: writeView };
