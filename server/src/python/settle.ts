import { CutShort, Exhausted, NotAnalysed } from "../values/errors.js";
import { unknown, type Value } from "../values/value.js";

/**
 * The value of a part of a statement, unknown (as `made` makes it) where it was not analysed. What a spent budget or a
 * function that ended halfway leaves behind is no value.
 */
export function settle(run: () => Value, made: (reason: string) => Value = unknown): Value {
  try {
    return run();
  } catch (error) {
    return settledError(error, made);
  }
}

/** `settle` of what runs in a scope. Saves making a function of each argument of each call. */
export function settleIn<S>(run: (scope: S) => Value, scope: S): Value {
  try {
    return run(scope);
  } catch (error) {
    return settledError(error, unknown);
  }
}

function settledError(error: unknown, made: (reason: string) => Value): Value {
  if (error instanceof NotAnalysed && !(error instanceof Exhausted) && !(error instanceof CutShort)) {
    return made(error.reason);
  }
  throw error;
}
