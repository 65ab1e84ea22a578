/** Cases that fail in PyTorch without an error of ours, and why: each is accepted by hand. */
export const knownMisses: ReadonlyMap<string, string> = new Map([
  ["width-029", "PyTorch runs out of memory for the weights"],
]);

/** Cases whose error of ours stands on another row than the one PyTorch raises in, and why. */
export const otherRows: ReadonlyMap<string, string> = new Map([
  ["alias-002", "two Detect rows share one list of args, to which v5.0 appends twice; ours names the first head"],
]);
