import type { PythonError } from "../values/errors.js";
import type { PyObject, Value } from "../values/value.js";
import type { Completion, Frame, ModuleScope } from "./frames.js";
import { Budget } from "./scope.js";

/** Finds what `import` names. What cannot be found or read is unknown. */
export interface Importer {
  /** The module of a dotted name as code of `from` imports it, `level` dots up. */
  module(from: ModuleScope, name: string, level: number): Value;
  /** `from name import member`. */
  member(from: ModuleScope, name: string, level: number, member: string): Value;
  /** `from name import *`. */
  everything(from: ModuleScope, name: string, level: number): void;
  /** Whether a module works on what others hold when it runs, so that it must import what it names at once. */
  reachesOut(module: ModuleScope): boolean;
  /** Runs those modules behind an import that work on what others hold: importing them is enough for that. */
  prepare(from: ModuleScope, name: string, level: number, members: readonly string[]): void;
}

/** Follows the rounds of the loops of one function, e.g. the rows that `parse_model` goes through. */
export interface LoopWatch {
  /** `__name__` of the function. */
  readonly function: string;
  /** Runs one round; what it gives counts as how the round ended. */
  round(frame: Frame, row: Value, run: () => Completion): Completion;
}

/** Makes the modules that code calls the constructors of, where it can do so without running them. */
export interface ModuleMaker {
  /** What `cls(*args, **keywords)` gives; `construct` runs it. */
  make(cls: PyObject, args: readonly Value[], keywords: ReadonlyMap<string, Value>, construct: () => Value): Value;
}

/** Steps that the largest model needs several times over, and a loop without end uses up in a moment. */
const limits = { work: 1_500_000, depth: 150 };

/** What all code of one workspace shares while it runs: the budget, and the account of what was not exact. */
export class Machine extends Budget {
  /** Why what runs is not exact from there on, so that an exception which follows proves nothing. */
  readonly approximations: string[] = [];
  watch: LoopWatch | undefined;
  maker: ModuleMaker | undefined;
  /** The exception that an `except` clause handles now. */
  handling: PythonError | undefined;

  constructor(
    readonly importer: Importer,
    /** Builtins that only a program has, such as `super`. */
    readonly builtins: ReadonlyMap<string, Value>,
  ) {
    super(limits);
  }

  /** Notes that what runs on `frame` is not exact from here on. */
  approximate(reason: string, frame: Frame): void {
    this.approximations.push(placed(reason, frame));
  }
}

/** The reason with the place where analysis met it, once. */
export function placed(reason: string, frame: Frame): string {
  return / \([^()]*:\d+\)$/.test(reason) ? reason : `${reason} (${frame.module.path}:${frame.line})`;
}
