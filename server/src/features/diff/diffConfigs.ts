import type { Analysis } from "../../analysis/types.js";
import type { ModelConfig, Row } from "../../config/modelConfig.js";
import { sectionNames } from "../../config/rows.js";
import type { ComparedConfig } from "../compare.js";
import type { Bound } from "../format.js";
import { modelGflops, modelParams } from "../sums.js";
import { align } from "./align.js";
import { inverse, type Pairing } from "./pairs.js";
import { type RowChange, rowChanges } from "./rowChanges.js";
import { partText, yamlText } from "./rowText.js";
import { traitsOf } from "./traits.js";

/** A row of one of two configs. Figures are null where they are not known. */
export interface RowSide {
  readonly index: number;
  /** On one line. */
  readonly text: string;
  readonly module: string;
  readonly params: number | null;
  readonly gflops: number | null;
}

/**
 * One row of two aligned configs:
 * - `same`: written alike and reads the same, whatever its number is;
 * - `changed`: another from, number, args or section;
 * - `replaced`: another module in its place;
 * - `inserted`, `deleted`: only in the config, only in the base.
 */
export interface DiffRow {
  readonly kind: "same" | "changed" | "replaced" | "inserted" | "deleted";
  readonly own: RowSide | null;
  readonly base: RowSide | null;
  readonly changes: readonly RowChange[];
}

/** A top-level key that differs; null where a config lacks it. */
export interface KeyChange {
  readonly key: string;
  readonly base: string | null;
  readonly own: string | null;
}

/** What a whole model has and costs. */
export interface ModelCost {
  readonly params: Bound;
  readonly gflops: Bound;
}

/** What a config changes of another one, as plain data. */
export interface ConfigDiff {
  readonly label: string;
  readonly baseLabel: string;
  readonly keys: readonly KeyChange[];
  /** In the order of the config, deleted rows where they were. */
  readonly rows: readonly DiffRow[];
  /** For each row of the base its number in the config; null where it was deleted. */
  readonly indexMap: Pairing;
  readonly base: ModelCost;
  readonly own: ModelCost;
}

function sidesOf({ config, layers }: Analysis): readonly RowSide[] {
  const byIndex = new Map(layers.map((layer) => [layer.index, layer]));
  return config.rows.map((row: Row) => {
    const { params = null, gflops = null } = byIndex.get(row.index) ?? {};
    const module = partText(row.module);
    return { index: row.index, text: yamlText(row.node.value), module, params, gflops };
  });
}

function keyChanges(own: ModelConfig, base: ModelConfig): readonly KeyChange[] {
  const names = new Set([...base.keys.keys(), ...own.keys.keys()]);
  for (const section of sectionNames) names.delete(section);
  const textIn = ({ keys }: ModelConfig, key: string): string | null => {
    const found = keys.get(key);
    return found === undefined ? null : yamlText(found.node.value);
  };
  return [...names]
    .map((key) => ({ key, base: textIn(base, key), own: textIn(own, key) }))
    .filter((change) => change.base !== change.own);
}

const costOf = (analysis: Analysis): ModelCost => ({ params: modelParams(analysis), gflops: modelGflops(analysis) });

const kindOf = (changes: readonly RowChange[]): DiffRow["kind"] => {
  if (changes.length === 0) return "same";
  return changes.some(({ part }) => part === "module") ? "replaced" : "changed";
};

/** For each row the first partner from it on, so that rows that were deleted come before those in their place. */
function nextPartners(pairs: Pairing, length: number): readonly number[] {
  const following: number[] = [];
  for (let i = pairs.length - 1; i >= 0; i--) following[i] = pairs[i] ?? following[i + 1] ?? length;
  return following;
}

/** Holds a config against the one that it was made from. */
export function diffConfigs(own: ComparedConfig, base: ComparedConfig): ConfigDiff {
  const [ownTraits, baseTraits] = [traitsOf(own.analysis.config.rows), traitsOf(base.analysis.config.rows)];
  const { pairs } = align(ownTraits, baseTraits);
  const changes = rowChanges(ownTraits, baseTraits, pairs);
  const baseSides = sidesOf(base.analysis);
  const rows: DiffRow[] = [];
  let next = 0;
  const deleteUpTo = (end: number): void => {
    for (const side of baseSides.slice(next, end)) rows.push({ kind: "deleted", own: null, base: side, changes: [] });
    next = Math.max(next, end);
  };
  const following = nextPartners(pairs, baseSides.length);
  for (const [i, side] of sidesOf(own.analysis).entries()) {
    const j = pairs[i] ?? null;
    const before = j === null ? undefined : baseSides[j];
    deleteUpTo(following[i] ?? next);
    if (j === null || before === undefined) {
      rows.push({ kind: "inserted", own: side, base: null, changes: [] });
      continue;
    }
    next = j + 1;
    const changed = changes[i] ?? [];
    rows.push({ kind: kindOf(changed), own: side, base: before, changes: changed });
  }
  deleteUpTo(baseSides.length);
  return {
    label: own.label,
    baseLabel: base.label,
    keys: keyChanges(own.analysis.config, base.analysis.config),
    rows,
    indexMap: inverse(pairs, baseSides.length),
    base: costOf(base.analysis),
    own: costOf(own.analysis),
  };
}
