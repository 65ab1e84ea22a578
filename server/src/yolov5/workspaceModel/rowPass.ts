import { NotAnalysed } from "../../values/errors.js";
import { isList, isSequence, isUnknown, list, unknown, type Value } from "../../values/value.js";
import type { Budget } from "../../python/scope.js";
import type { Module } from "../../torch/module.js";
import { isTensor, type Tensor } from "../../torch/tensor.js";
import { ForwardPass } from "../../torch/trace.js";
import { attempt } from "../failure.js";
import type { ModelRun, PassMode, RowRun } from "../forward.js";
import type { Certainty } from "./certainty.js";
import type { RowMemo } from "./rowMemo.js";
import { stepsOfRow } from "./rowsOfLoop.js";

/** What passes share of the rows of a model. */
interface Rows {
  /** The rows by the modules they made. */
  readonly modules: ReadonlyMap<Module, number>;
  /** Rows whose forward takes too long. */
  readonly overlong: Set<number>;
}

/** What rows did before, and whether anything they could see has changed since modules were run. */
export interface Memory {
  readonly rows: RowMemo;
  readonly isChanged: () => boolean;
}

/**
 * A forward pass that keeps what goes into every row and comes out of it. A row that raises counts as unknown from
 * there on, so that rows which do not depend on it still run.
 */
export class RowPass extends ForwardPass {
  readonly rows: (RowRun | undefined)[] = [];
  readonly #rows: Rows;
  readonly #certainty: Certainty;
  readonly #budget: Budget;
  readonly #memory: Memory | undefined;
  /** What to remember when the pass has ended. */
  readonly #kept: (() => void)[] = [];
  #recalls: boolean | undefined;
  #imgsz: readonly [number, number] | undefined;

  constructor(mode: PassMode, rows: Rows, certainty: Certainty, budget: Budget, memory?: Memory) {
    super(mode.training, mode.isTraced);
    this.#memory = memory;
    this.#rows = rows;
    this.#certainty = certainty;
    this.#budget = budget;
  }

  override within(module: Module, inputs: readonly Value[], body: () => Value): Value {
    const row = this.layer === null ? this.#rows.modules.get(module) : undefined;
    return row === undefined ? super.within(module, inputs, body) : this.#row(row, module, inputs, body);
  }

  #row(row: number, module: Module, inputs: readonly Value[], body: () => Value): Value {
    this.#imgsz ??= sizeOf(inputs);
    // A head changes the list that it gets.
    const [input = null] = inputs.map((value) => (isList(value) ? list(value.items) : value));
    this.layer = row;
    const outcome = attempt(() => this.#rationed(row, () => this.#recalled(module, inputs, body)));
    this.layer = null;
    const run = this.#runOf(row, input, outcome);
    this.rows[row] = run;
    return run.output;
  }

  /** What the row did before with inputs alike, or what it does now. */
  #recalled(module: Module, inputs: readonly Value[], body: () => Value): Value {
    const rows = this.#rowsBefore();
    const known = rows?.recall(this, module, inputs);
    if (known !== undefined && "output" in known) return known.output;
    const before = this.#certainty.count;
    const output = super.within(module, inputs, body);
    const keep = known && this.#certainty.count === before ? rows?.tape(this, known, output) : undefined;
    if (keep) this.#kept.push(keep);
    return output;
  }

  /** What rows did before, where nothing that they can see is other than it was then. */
  #rowsBefore(): RowMemo | undefined {
    this.#recalls ??= this.#memory?.isChanged() === false;
    return this.#recalls ? this.#memory?.rows : undefined;
  }

  /** What took too long once is not tried again. */
  #rationed(row: number, body: () => Value): Value {
    const { overlong } = this.#rows;
    if (overlong.has(row)) throw new NotAnalysed("code that takes too long");
    const before = this.#budget.spent;
    try {
      return this.#budget.ration(stepsOfRow, body);
    } finally {
      if (this.#budget.spent - before > stepsOfRow) overlong.add(row);
    }
  }

  #runOf(row: number, input: Value, outcome: ReturnType<typeof attempt<Value>>): RowRun {
    if (outcome.kind === "value") {
      const { value } = outcome;
      return isUnknown(value) ? { input, output: value, unknown: value.reason } : { input, output: value };
    }
    const doubt = this.#certainty.doubtOf(row);
    if (outcome.kind === "failed" && doubt === undefined) {
      const { exception, message, frames } = outcome;
      const imgsz = this.#imgsz === undefined ? {} : { imgsz: this.#imgsz };
      const failure = { phase: "forward", exception, message, row, part: "run", frames, ...imgsz } as const;
      return { input, output: unknown(`layer ${row} fails`), failure };
    }
    const reason = outcome.kind === "unknown" ? outcome.reason : `${outcome.exception} after ${doubt ?? ""}`;
    return { input, output: unknown(reason), unknown: reason };
  }

  /** The pass as it went, a row that was not reached included. */
  result(count: number, reason: string, images: readonly Tensor[] = []): ModelRun {
    if (this.#kept.length > 0 && this.#memory?.isChanged() === false) for (const keep of this.#kept.splice(0)) keep();
    const rows = Array.from({ length: count }, (_, i): RowRun => {
      const run = this.rows[i];
      return run ?? { input: unknown(reason), output: unknown(reason), unknown: reason };
    });
    return { pass: this, rows, images };
  }
}

/** Height and width of the image that goes into the first row. */
function sizeOf(inputs: readonly Value[]): readonly [number, number] | undefined {
  const [height, width] = firstTensor(inputs)?.shape?.slice(-2) ?? [];
  return typeof height === "number" && typeof width === "number" ? [height, width] : undefined;
}

function firstTensor(values: readonly Value[]): Tensor | undefined {
  for (const value of values) {
    if (isTensor(value)) return value;
    const inner = isSequence(value) ? firstTensor(value.items) : undefined;
    if (inner !== undefined) return inner;
  }
  return undefined;
}
