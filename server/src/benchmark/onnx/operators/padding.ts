import { NotSupported, number, numbers } from "../../program/attributes.js";
import { range, type OnnxOperator, type Writing } from "../writing.js";

/** How many elements are added in front of every dimension and behind it; the Trace begins with the last one. */
function sidesOf(w: Writing): readonly (readonly [front: number, back: number])[] {
  const padding = numbers(w.step, "padding");
  const rank = w.input().shape.length;
  return range(rank).map((axis) => {
    const at = 2 * (rank - 1 - axis);
    return [padding[at] ?? 0, padding[at + 1] ?? 0];
  });
}

/** The place that an element beyond the ends shows. */
const places: Readonly<Record<string, (at: number, size: number) => number>> = {
  reflect: (at, size) => (at < 0 ? -at : at >= size ? 2 * (size - 1) - at : at),
  replicate: (at, size) => Math.min(Math.max(at, 0), size - 1),
  circular: (at, size) => ((at % size) + size) % size,
};

const modes: Readonly<Record<string, string>> = { reflect: "reflect", replicate: "edge" };

/** `F.pad`. */
const pad: OnnxOperator = (w) => {
  const { mode } = w.step.attributes;
  const { name, shape } = w.input();
  const sides = sidesOf(w);
  const pads = w.ints([...sides.map(([front]) => front), ...sides.map(([, back]) => back)]);
  if (mode === "constant") {
    const value = w.step.attributes.value === undefined ? 0 : number(w.step, "value");
    return w.node("Pad", [name, pads, w.number(value)]);
  }
  const placeOf = typeof mode === "string" ? places[mode] : undefined;
  if (typeof mode !== "string" || placeOf === undefined) throw new NotSupported("pad in an unknown mode");
  const same = modes[mode];
  if (same !== undefined && sides.flat().every((side) => side >= 0)) return w.node("Pad", [name, pads], { mode: same });
  let result = name;
  sides.forEach(([front, back], axis) => {
    const size = shape[axis] ?? 1;
    if (front === 0 && back === 0) return;
    const shown = range(size + front + back).map((i) => placeOf(i - front, size));
    result = w.take(result, axis, shown);
  });
  return result;
};

export const padding: Readonly<Record<string, OnnxOperator>> = { pad };
