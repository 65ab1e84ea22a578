import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What PyTorch gives; see `measure.py`. */
interface Figures {
  readonly shape: readonly number[];
  readonly sum: number;
  readonly abs: number;
  readonly samples: readonly (readonly [index: number, value: number])[];
}

/** A model in PyTorch, and what it gives for images of some shapes. */
export interface Case {
  readonly title: string;
  readonly source: string;
  readonly shapes: readonly (readonly number[])[];
  readonly outputs: readonly Figures[];
}

export const reference = JSON.parse(readFileSync(join(__dirname, "reference.json"), "utf8")) as {
  readonly prelude: string;
  readonly cases: readonly Case[];
};

/** What is wrong with the elements of an output. */
export function difference(
  values: ArrayLike<number>,
  shape: readonly number[],
  figures: Figures,
  tolerance = 1e-4,
): string | undefined {
  const isNear = (got: number, wanted: number, scale = 1): boolean =>
    Math.abs(got - wanted) <= tolerance * Math.max(scale, Math.abs(wanted));
  if (shape.join() !== figures.shape.join()) return `shape ${shape.join("x")}, not ${figures.shape.join("x")}`;
  for (const [place, wanted] of figures.samples) {
    const got = values[place] ?? NaN;
    if (!isNear(got, wanted)) return `element ${place} is ${got}, not ${wanted}`;
  }
  const sum = Array.from(values).reduce((total, value) => total + value, 0);
  return isNear(sum, figures.sum, figures.abs) ? undefined : `the sum is ${sum}, not ${figures.sum}`;
}

/** What came of a case; neither where it is as PyTorch has it. */
export interface CaseVerdict {
  readonly wrong?: string;
  readonly leftOut?: string;
}

/** Cases that are left out because their sizes depend on the data. */
const mostLeftOut = 2;

/** Nothing may be wrong, and next to nothing left out. */
export function judge(verdicts: readonly (CaseVerdict & { readonly title: string })[]): void {
  const leftOut = verdicts.filter((verdict) => verdict.leftOut !== undefined);
  console.log(`${verdicts.length} cases, ${leftOut.length} left out`);
  const wrong = verdicts.flatMap(({ title, wrong: text }) => (text === undefined ? [] : [`${title}: ${text}`]));
  assert.deepEqual(wrong, []);
  const reasons = leftOut.map(({ title, leftOut: reason }) => `${title}: ${reason}`).join("\n");
  assert.ok(leftOut.length <= mostLeftOut, reasons);
}
