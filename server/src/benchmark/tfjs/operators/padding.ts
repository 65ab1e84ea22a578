import { numbers, scalar } from "../../program/attributes.js";
import { plainInput, type TfOperator } from "../operator.js";
import { plain } from "../value.js";

/** `F.pad`: sides from the last dimension on. */
const pad: TfOperator = (run) => {
  const { tf, step } = run;
  const x = plainInput(run);
  const sides = numbers(step, "padding");
  const { mode = "constant" } = step.attributes;
  const of = (axis: number): [number, number] => {
    const at = 2 * (x.rank - 1 - axis);
    return [sides[at] ?? 0, sides[at + 1] ?? 0];
  };
  const cut = x.shape.map((_, axis) => of(axis).map((side) => Math.max(0, -side)) as [number, number]);
  const begin = cut.map(([front]) => front);
  const size = x.shape.map((own, axis) => own - (cut[axis]?.[0] ?? 0) - (cut[axis]?.[1] ?? 0));
  const kept = sides.some((side) => side < 0) ? tf.slice(x, begin, size) : x;
  const added = x.shape.map((_, axis) => of(axis).map((side) => Math.max(0, side)) as [number, number]);
  if (mode === "constant")
    return plain(tf.pad(kept, added, step.attributes.value === undefined ? 0 : scalar(step.attributes.value, step.op)));
  if (mode === "reflect") return plain(tf.mirrorPad(kept, added, mode));
  let result = kept;
  for (const [axis, [front, back]] of added.entries()) {
    const length = result.shape[axis] ?? 1;
    const place = (i: number): number =>
      mode === "circular" ? ((i % length) + length) % length : Math.min(Math.max(i, 0), length - 1);
    const places = Array.from({ length: length + front + back }, (_, i) => place(i - front));
    if (front + back > 0) result = tf.gather(result, tf.tensor1d(places, "int32"), axis);
  }
  return plain(result);
};

export const padding: Readonly<Record<string, TfOperator>> = { pad };
