/** A figure beside what was measured. */
export interface Figure {
  readonly name: string;
  /** Null where the analysis does not know it. */
  readonly found: string | null;
  /** Any of these is right; left out where it was not measured. */
  readonly measured?: readonly string[] | undefined;
}

/** How figures compare: all equal, not all known, or one of them different. */
export type Verdict =
  | { readonly kind: "exact" }
  | { readonly kind: "unknown"; readonly reason: string }
  | { readonly kind: "wrong"; readonly reason: string }
  | { readonly kind: "error"; readonly reason: string };

/** Compares figures; a wrong one counts before one that is not known. */
export function compareFigures(figures: readonly Figure[]): Verdict {
  for (const { name, found, measured } of figures) {
    if (found === null || measured === undefined || measured.includes(found)) continue;
    return { kind: "wrong", reason: `${name} ${found}, measured ${measured[0] ?? "none"}` };
  }
  const missing = figures.find(({ found, measured }) => found === null && measured !== undefined);
  return missing === undefined ? { kind: "exact" } : { kind: "unknown", reason: `${missing.name} not known` };
}

/** A number as text, null where there is none. */
export const numberText = (value: number | null | undefined): string | null =>
  value === null || value === undefined ? null : String(value);
