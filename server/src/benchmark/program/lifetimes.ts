import type { Step } from "./program.js";

/** Says of every step which tensors nobody reads after it: those it made itself too, where nobody reads them at all. */
export function withFrees(steps: readonly Omit<Step, "frees">[], kept: readonly number[]): readonly Step[] {
  const isKept = new Set(kept);
  const last = new Map<number, number>();
  const made = new Set<number>();
  for (const [at, { inputs, weights, outputs }] of steps.entries()) {
    for (const { id } of outputs) {
      made.add(id);
      last.set(id, at);
    }
    for (const id of [...inputs, ...Object.values(weights)]) last.set(id, at);
  }
  const frees = steps.map((): number[] => []);
  for (const [id, at] of last) if (made.has(id) && !isKept.has(id)) frees[at]?.push(id);
  return steps.map((step, at) => ({ ...step, frees: frees[at] ?? [] }));
}
