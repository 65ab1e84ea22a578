/** Counts steps, and ends what takes too many by throwing `NotAnalysed`. */
export interface Meter {
  work(steps: number): void;
}

let meter: Meter | undefined;

/** Runs a body whose operations on values are counted by a meter, since code of a workspace may be hostile. */
export function metered<Result>(by: Meter, body: () => Result): Result {
  const outer = meter;
  meter = by;
  try {
    return body();
  } finally {
    meter = outer;
  }
}

/**
 * Counts the steps of an operation whose cost grows with its operands; what the host does in one go costs a fraction of
 * one. Throws `NotAnalysed` when they are too many.
 */
export function charge(steps: number): void {
  meter?.work(steps);
}
