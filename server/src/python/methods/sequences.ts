import { same } from "../../values/compare.js";
import { valueError } from "../../values/errors.js";
import { lacks, special, typeName } from "../../values/kinds.js";
import { repr } from "../../values/repr.js";
import { asIndex } from "../../values/sequence.js";
import { isInt, type PyList, type PyTuple, type Value } from "../../values/value.js";
import { type Methods, one, some } from "./method.js";

/** Methods that a list and a tuple have. */
export const sequenceMethods: Methods<PyList | PyTuple> = {
  count: one(({ items }, wanted) => items.filter((item) => same(item, wanted)).length),
  index: some(1, 3, (sequence, [wanted = null, start = 0, stop]) => {
    const { items } = sequence;
    const [from, to] = [
      clampIndex(start, items.length),
      stop === undefined ? items.length : clampIndex(stop, items.length),
    ];
    for (let i = from; i < to && i < items.length; i++) if (same(items[i]!, wanted)) return i;
    const isList = sequence.kind === "list";
    throw valueError(isList ? `${repr(wanted)} is not in list` : "tuple.index(x): x not in tuple");
  }),
};

/** A bound of a search, counted from the end where it is negative. */
function clampIndex(value: Value, length: number): number {
  if (!isInt(value) && special(value, "__index__") === undefined) {
    typeName(value);
    throw lacks("slice indices must be integers or have an __index__ method", value);
  }
  const index = asIndex(value);
  return Math.max(0, index < 0 ? index + length : index);
}
