import { alone, cheapestPairs, type Pairing } from "./pairs.js";
import { sharedSources } from "./sources.js";
import type { Traits } from "./traits.js";

/**
 * What it costs to take two rows for the same one, by what differs; two rows without a partner cost 200. So a row may
 * change its module, or what it reads with its args, but not all of it: then it is another row.
 */
const costs = { module: 120, sources: 50, section: 50, args: 35, number: 15 } as const;

/** Every feature of the rows as numbers, the same for the same text. */
type Features = Readonly<Record<keyof typeof costs, Int32Array>>;

class Numbers {
  readonly #known = new Map<string, number>();

  of(text: string): number {
    const number = this.#known.get(text) ?? this.#known.size;
    this.#known.set(text, number);
    return number;
  }
}

function featuresOf(rows: readonly Traits[], sources: readonly string[], numbers: Numbers): Features {
  const column = (text: (row: Traits, index: number) => string): Int32Array =>
    Int32Array.from(rows, (row, index) => numbers.of(text(row, index)));
  return {
    module: column(({ module }) => module),
    sources: column(({ readsList }, index) => `${readsList ? "list " : ""}${sources[index] ?? ""}`),
    section: column(({ section }) => section),
    args: column(({ args }) => args),
    number: column(({ number }) => number),
  };
}

/** Called for every pair of rows there is: the features stand one by one for the sake of speed. */
function costBetween(own: Features, base: Features): (i: number, j: number) => number {
  const { module, sources, section, args, number } = own;
  return (i, j) =>
    (module[i] === base.module[j] ? 0 : costs.module) +
    (sources[i] === base.sources[j] ? 0 : costs.sources) +
    (section[i] === base.section[j] ? 0 : costs.section) +
    (args[i] === base.args[j] ? 0 : costs.args) +
    (number[i] === base.number[j] ? 0 : costs.number);
}

type Cost = ReturnType<typeof costBetween>;

function totalOf(pairs: Pairing, base: number, cost: Cost): number {
  let [total, paired] = [0, 0];
  for (const [i, j] of pairs.entries()) {
    if (j === null) continue;
    total += cost(i, j);
    paired++;
  }
  return total + (pairs.length + base - 2 * paired) * alone;
}

/** Before rows are paired: how a row calls its source, which is the row before or one with some module and args. */
const looseSources = (rows: readonly Traits[]): readonly string[] =>
  rows.map(({ sources }, index) =>
    sources
      .map((source) => (source === index - 1 ? "before" : `${rows[source]?.module ?? "?"} ${rows[source]?.args ?? ""}`))
      .join(","),
  );

const passes = 4;

export interface Alignment {
  /** For each row the one of the base that it was, or null for a row that is new. */
  readonly pairs: Pairing;
  /** How far the configs are apart; 0 for the same rows. */
  readonly cost: number;
}

/**
 * Finds which row of a base each row is. What rows read can be compared only once rows are paired, so the pairing is
 * repeated with the sources that follow from the last one; the cheapest by its own sources counts.
 */
export function align(own: readonly Traits[], base: readonly Traits[]): Alignment {
  const numbers = new Numbers();
  const costBy = (ownSources: readonly string[], baseSources: readonly string[]): Cost =>
    costBetween(featuresOf(own, ownSources, numbers), featuresOf(base, baseSources, numbers));
  const pairsBy = (cost: Cost): Pairing => cheapestPairs(own.length, base.length, cost);
  let pairs = pairsBy(costBy(looseSources(own), looseSources(base)));
  let best: Alignment | undefined;
  for (let pass = 0; pass < passes; pass++) {
    const sources = sharedSources(own, base, pairs);
    const cost = costBy(sources.own.map(String), sources.base.map(String));
    const total = totalOf(pairs, base.length, cost);
    if (best === undefined || total < best.cost) best = { pairs, cost: total };
    const next = pairsBy(cost);
    if (next.every((partner, i) => partner === pairs[i])) break;
    pairs = next;
  }
  return best ?? { pairs, cost: 0 };
}
