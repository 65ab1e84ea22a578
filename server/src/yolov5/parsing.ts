import { ceil } from "../values/numbers.js";
import { mul, truediv } from "../values/arithmetic.js";
import type { Value } from "../values/value.js";
import type { Module } from "../torch/module.js";
import type { ModuleClass } from "../torch/signature.js";
import type { Failure } from "./failure.js";
import type { Library } from "./modules/library.js";

/** The values of the top-level keys that `parse_model` reads; unknown where a key is missing or bad. */
export interface Hyper {
  readonly anchors: Value;
  readonly nc: Value;
  readonly depthMultiple: Value;
  readonly widthMultiple: Value;
  readonly activation: Value;
  readonly channelMultiple: Value;
  readonly ch: Value;
}

/** One row as `parse_model` leaves it. What could not be worked out is undefined or unknown. */
export interface BuiltRow {
  readonly index: number;
  readonly from: Value;
  /** `n` after the depth gain. */
  readonly repeats: Value;
  /** What the table prints in its column `n`. */
  readonly printedRepeats: Value;
  readonly cls: ModuleClass | undefined;
  /** The args the module is built with. */
  readonly args: readonly Value[];
  readonly module: Module | undefined;
  /** What `parse_model` believes leaves this row (`ch[i]`). */
  readonly channels: Value;
  readonly failure?: Failure;
  /** Why the row was not analysed. */
  readonly unknown?: string;
}

/** `ceil(value / divisor) * divisor`, the rounding of channels. */
export const makeDivisible = (value: Value, divisor: Value): Value => mul(ceil(truediv(value, divisor)), divisor);

/** The state of the loop over the rows. */
export interface Loop {
  readonly library: Library;
  readonly hyper: Hyper;
  readonly na: Value;
  readonly no: Value;
  readonly divisor: Value;
  /** Channels of the rows so far; the image's before the first row. */
  readonly ch: readonly Value[];
  readonly save: readonly Value[];
  /** Args by the list they were written as: an alias is the same list, whose items are evaluated in place once. */
  readonly evaluated: Map<Value, readonly Value[]>;
  /** The variable `c2`: channels of the last row that set them. */
  readonly c2: Value;
}
