/** For each of some items the one of the others that it is paired with, or null. */
export type Pairing = readonly (number | null)[];

/** What it costs to leave an item without a partner. */
export const alone = 100;

/**
 * Pairs two lists in order so that the sum of the costs is least (Needleman and Wunsch). Of equal ways the one that
 * pairs early items: whoever repeats a row means the second one as the new one.
 */
export function cheapestPairs(own: number, base: number, cost: (i: number, j: number) => number): Pairing {
  const width = base + 1;
  /** The least cost of what follows from item i and item j on. */
  const rest = new Int32Array((own + 1) * width);
  const at = (i: number, j: number): number => rest[i * width + j] as number;
  for (let i = own; i >= 0; i--) rest[i * width + base] = (own - i) * alone;
  for (let j = base; j >= 0; j--) rest[own * width + j] = (base - j) * alone;
  for (let i = own - 1; i >= 0; i--) {
    for (let j = base - 1; j >= 0; j--) {
      const paired = at(i + 1, j + 1) + cost(i, j);
      const single = Math.min(at(i + 1, j), at(i, j + 1)) + alone;
      rest[i * width + j] = paired <= single ? paired : single;
    }
  }
  const pairs: (number | null)[] = Array.from({ length: own }, () => null);
  let [i, j] = [0, 0];
  while (i < own && j < base) {
    if (at(i, j) === at(i + 1, j + 1) + cost(i, j)) pairs[i++] = j++;
    else if (at(i, j) === at(i + 1, j) + alone) i++;
    else j++;
  }
  return pairs;
}

/** The same pairing as the others see it. */
export function inverse(pairs: Pairing, length: number): Pairing {
  const others: (number | null)[] = Array.from({ length }, () => null);
  for (const [i, j] of pairs.entries()) if (j !== null) others[j] = i;
  return others;
}
