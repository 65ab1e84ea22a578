import { mul, truediv } from "../../values/arithmetic.js";
import { ceil } from "../../values/numbers.js";
import type { Value } from "../../values/value.js";
import { isTensor } from "../../torch/tensor.js";
import { NotAnalysed } from "../../values/errors.js";
import { pythonFunction } from "./functions.js";
import type { LibraryDefinition } from "./library.js";
import { instance, noOperation } from "./objects.js";

/**
 * The package `ultralytics` where it is not the checkout itself: what YOLOv5 since 2024 takes from it while it builds a
 * model. Source of the names and signatures: YOLOv5 master, `utils/general.py`.
 */
export const ultralyticsUtils = (): LibraryDefinition => ({
  names: {
    LOGGER: instance({ typeName: "Logger", attribute: (name) => noOperation(name) }),
    colorstr: pythonFunction("colorstr", "*input", (...input) => input.at(-1) ?? ""),
    emojis: pythonFunction("emojis", "string=''", (text = "") => text),
  },
});

export const ultralyticsOps = (): LibraryDefinition => ({
  names: { make_divisible: pythonFunction("make_divisible", "x, divisor", makeDivisible) },
});

/** `ceil(x / divisor) * divisor`; of a tensor of divisors the largest one counts. */
function makeDivisible(value: Value = null, divisor: Value = null): Value {
  if (isTensor(divisor)) throw new NotAnalysed("make_divisible by a tensor");
  return mul(ceil(truediv(value, divisor)), divisor);
}
