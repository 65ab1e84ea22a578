import { rowsText } from "../layerText.js";
import { inverse, type Pairing } from "./pairs.js";
import { sharedSources } from "./sources.js";
import type { Traits } from "./traits.js";

/** A part of a row that differs, before and after. */
export interface RowChange {
  readonly part: "from" | "number" | "module" | "args" | "section";
  readonly base: string;
  readonly own: string;
  /** What the row reads now and what it read before. */
  readonly note?: string;
}

const parts = ["number", "module", "args", "section"] as const;

const sourceText = (source: number): string => (source < 0 ? "the image" : rowsText([source]));

/** What a row of the base is called now. */
function nowText(source: number, moved: Pairing): string {
  if (source < 0) return "the image";
  const now = moved[source] ?? null;
  return now === null ? `row ${source} of the base, which is gone` : rowsText([now]);
}

/** `reads row 14 in place of row 15`: both in the numbers of the config. */
function sourceNote(own: Traits, base: Traits, moved: Pairing): string {
  if (own.sources.length !== base.sources.length) {
    const before = base.sources.map((source) => nowText(source, moved)).join(", ");
    return `reads ${own.sources.map(sourceText).join(", ")} in place of ${before}`;
  }
  const swaps = own.sources.flatMap((source, i) => {
    const before = base.sources[i] ?? -1;
    const isSame = source < 0 ? before < 0 : before >= 0 && moved[before] === source;
    return isSame ? [] : [`${sourceText(source)} in place of ${nowText(before, moved)}`];
  });
  return swaps.length === 0 ? "" : `reads ${swaps.join(", ")}`;
}

/** What differs between the rows that are paired; by the number of the config's row, empty for rows written alike. */
export function rowChanges(
  own: readonly Traits[],
  base: readonly Traits[],
  pairs: Pairing,
): readonly (readonly RowChange[])[] {
  const sources = sharedSources(own, base, pairs);
  const moved = inverse(pairs, base.length);
  return own.map((row, i) => {
    const j = pairs[i] ?? null;
    const before = j === null ? undefined : base[j];
    if (j === null || before === undefined) return [];
    const plain = parts.flatMap((part): RowChange[] =>
      row[part] === before[part] ? [] : [{ part, base: before[part], own: row[part] }],
    );
    const isSame = String(sources.own[i]) === String(sources.base[j]) && row.readsList === before.readsList;
    if (isSame) return plain;
    const note = sourceNote(row, before, moved);
    return [{ part: "from", base: before.from, own: row.from, ...(note === "" ? {} : { note }) }, ...plain];
  });
}
