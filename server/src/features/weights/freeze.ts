import type { Analysis } from "../../analysis/types.js";
import type { WeightFit } from "./fit.js";

/** What `--freeze N` of YOLOv5's `train.py` does to rows 0 to N - 1: their weights stay as they are loaded. */
export interface Freezing {
  /** N. */
  readonly count: number;
  /** Frozen rows that have weights. */
  readonly rows: number;
  /** Those of them that have all their weights from the checkpoint. */
  readonly kept: number;
  /** Those that would stay as they were made at random, at least in part. */
  readonly untrained: readonly number[];
}

/** The first rows frozen. */
export function freezing({ rows }: WeightFit, count: number): Freezing {
  const frozen = rows.filter(({ index, items, isOpen }) => index < count && (items > 0 || isOpen));
  const untrained = frozen.filter(({ fitting, items, isOpen }) => isOpen || fitting < items).map(({ index }) => index);
  return { count, rows: frozen.length, kept: frozen.length - untrained.length, untrained };
}

/** The rows that people freeze: those of the backbone. Undefined where the version cannot freeze any. */
export function usualFreezing(fit: WeightFit, { config, options }: Analysis): Freezing | undefined {
  const count = config.rows.filter(({ section }) => section === "backbone").length;
  return options.version.name === "v5.0" || count === 0 ? undefined : freezing(fit, count);
}
