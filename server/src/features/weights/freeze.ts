import type { Analysis } from "../../analysis/types.js";
import type { RowFit, WeightFit } from "./fit.js";

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
  /** Those that would stay with what another row has learnt. */
  readonly foreign: readonly number[];
}

type Kind = "kept" | "untrained" | "foreign";

/** What a row with weights would stay as; undefined for one without. */
export function frozenAs({ index, items, fitting, was, isOpen }: RowFit): Kind | undefined {
  if (isOpen) return "untrained";
  if (items === 0) return undefined;
  if (fitting < items) return "untrained";
  return was === index ? "kept" : "foreign";
}

/** The first rows frozen. */
export function freezing({ rows }: WeightFit, count: number): Freezing {
  const frozen = rows.filter(({ index }) => index < count).map((row) => ({ row: row.index, kind: frozenAs(row) }));
  const of = (wanted: Kind): readonly number[] => frozen.flatMap(({ row, kind }) => (kind === wanted ? [row] : []));
  const [kept, untrained, foreign] = [of("kept"), of("untrained"), of("foreign")];
  const total = kept.length + untrained.length + foreign.length;
  return { count, rows: total, kept: kept.length, untrained, foreign };
}

/** The rows that people freeze: those of the backbone. Undefined where the version cannot freeze any. */
export function usualFreezing(fit: WeightFit, { config, options }: Analysis): Freezing | undefined {
  const count = config.rows.filter(({ section }) => section === "backbone").length;
  return options.version.name === "v5.0" || count === 0 ? undefined : freezing(fit, count);
}
