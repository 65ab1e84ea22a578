import type { Figures, Problem } from "../types.js";

/** All findings of a config, in the order of the text. */
export function findProblems({ config }: Figures): readonly Problem[] {
  return config.problems.map(({ code, message, range, related }) => ({ code, message, range, ...(related ? { related } : {}) }));
}
