import { NotAnalysed } from "../values/errors.js";
import { deepSize, maxItems } from "../values/kinds.js";
import type { Value } from "../values/value.js";

/** Where an expression finds the names it mentions; Python's builtins come after it. */
export interface Namespace {
  /** The value of a name, or undefined where it is not defined. */
  lookup(name: string): Value | undefined;
}

export interface Scope extends Namespace {
  readonly budget: Budget;
  /** Sets a name in the function or module around, as `:=` does; a scope without it takes no names. */
  bind?(name: string, value: Value): void;
}

const maxWork = 4 * maxItems;
const maxDepth = 100;

/** Bounds what evaluating one source may cost, since it can come from a workspace nobody trusts. */
export class Budget {
  #work = 0;
  #depth = 0;

  /** Counts a value that was made, and gives it back. */
  spend(value: Value): Value {
    this.work(deepSize(value));
    return value;
  }

  /** Counts steps. Throws `NotAnalysed` when they are too many. */
  work(steps: number): void {
    this.#work += steps;
    if (this.#work > maxWork) throw new NotAnalysed("an expression that takes too long");
  }

  /** Runs the body of a function. Throws `NotAnalysed` where calls nest too deeply. */
  enter(body: () => Value): Value {
    if (this.#depth >= maxDepth) throw new NotAnalysed("calls nested too deeply");
    this.#depth += 1;
    try {
      return body();
    } finally {
      this.#depth -= 1;
    }
  }
}

/** A scope with names of its own in front of another, as a comprehension has; `:=` in it sets names of the outer. */
export function innerScope(outer: Scope, names: ReadonlyMap<string, Value>): Scope {
  return {
    budget: outer.budget,
    lookup: (name) => (names.has(name) ? names.get(name) : outer.lookup(name)),
    ...(outer.bind && { bind: (name, value) => outer.bind?.(name, value) }),
  };
}

/** The scope of a function's body, which takes names itself. */
export function localScope(outer: Scope, names: Map<string, Value>): Scope {
  return { ...innerScope(outer, names), bind: (name, value) => void names.set(name, value) };
}
