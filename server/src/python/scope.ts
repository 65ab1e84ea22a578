import { Exhausted } from "../values/errors.js";
import { maxItems, sizeOf } from "../values/kinds.js";
import type { Value } from "../values/value.js";
import { metered } from "../values/work.js";

/** Where an expression finds the names it mentions; Python's builtins come after it. */
export interface Namespace {
  /** The value of a name, or undefined where it is not defined. */
  lookup(name: string): Value | undefined;
}

export interface Scope extends Namespace {
  readonly budget: Budget;
  /** Binds a name in the enclosing function, as an assignment expression does. */
  bind?(name: string, value: Value): void;
  /** Gives false where the name is not bound. */
  unbind?(name: string): boolean;
  /** For the scope of a comprehension: whether a name is its own. */
  holds?(name: string): boolean;
  /** The frame that the expression runs in, where the scope is not the frame itself. */
  readonly frame?: Scope;
  /** What functions and comprehensions that stand here see, where that is not the scope itself. */
  readonly inner?: Scope;
}

/** How much running something may cost. */
export interface Limits {
  /** Steps, where a statement or a value that is made costs some. */
  readonly work: number;
  /** Calls inside calls. */
  readonly depth: number;
}

/** The limits of one expression. */
const expressionLimits: Limits = { work: 4 * maxItems, depth: 100 };

/**
 * Bounds what running code may cost, since it can come from a workspace nobody trusts. What runs inside `enter` pays
 * for long operations on values too.
 */
export class Budget {
  #work = 0;
  #depth = 0;
  /** How many steps there may be before what runs now ends. */
  #end: number;
  readonly #limits: Limits;

  constructor(limits = expressionLimits) {
    this.#limits = limits;
    this.#end = limits.work;
  }

  /** Steps so far. */
  get spent(): number {
    return this.#work;
  }

  /** Whether no step is left. */
  get isSpent(): boolean {
    return this.#work > this.#end;
  }

  /** Begins anew. */
  refill(): void {
    this.#work = 0;
    this.#depth = 0;
    this.#end = this.#limits.work;
  }

  /** Runs a body that may take so many of the steps that are left: one row must not use up what others need. */
  ration<Result>(steps: number, body: () => Result): Result {
    const end = this.#end;
    this.#end = Math.min(end, this.#work + steps);
    try {
      return body();
    } finally {
      this.#end = end;
    }
  }

  /** Runs a body that may take so many steps, which do not count for what it runs in. */
  apart<Result>(steps: number, body: () => Result): Result {
    const [end, before] = [this.#end, this.#work];
    this.#end = Math.min(this.#limits.work, before + steps);
    try {
      return body();
    } finally {
      this.#end = Math.min(this.#limits.work, end + this.#work - before);
    }
  }

  /** Counts a value that was made, and gives it back. */
  spend(value: Value): Value {
    this.work(sizeOf(value));
    return value;
  }

  /** Counts steps. Throws `Exhausted` when they are too many. */
  work(steps: number): void {
    this.#work += steps;
    if (this.#work > this.#end) throw new Exhausted("code that takes too long");
  }

  /** Runs the body of a function. Throws `Exhausted` where calls nest too deeply, as Python raises there. */
  enter<Result>(body: () => Result): Result {
    if (this.#depth >= this.#limits.depth) throw new Exhausted("calls nested too deeply");
    this.#depth += 1;
    try {
      return metered(this, body);
    } finally {
      this.#depth -= 1;
    }
  }
}

/** A scope with names of its own in front of another, as a comprehension or a lambda has. */
export function innerScope(outer: Scope, names: ReadonlyMap<string, Value>): Scope {
  return {
    budget: outer.budget,
    lookup: (name) => (names.has(name) ? names.get(name) : outer.lookup(name)),
    bind: (name, value) => outer.bind?.(name, value),
    holds: (name) => names.has(name) || outer.holds?.(name) === true,
    frame: outer.frame ?? outer,
  };
}
