import { NotAnalysed } from "../../values/errors.js";
import { mod } from "../../values/arithmetic.js";
import { equals } from "../../values/compare.js";
import { isInt, isList, isSequence, isUnknown, list, type Unknown, unknown, type Value } from "../../values/value.js";
import type { Budget } from "../../python/scope.js";
import type { Completion, Frame } from "../../python/frames.js";
import type { LoopWatch } from "../../python/machine.js";
import { isModule, Module } from "../../torch/module.js";
import { isModuleClass } from "../../torch/signature.js";
import { parameterCount } from "../../torch/walk.js";
import { attempt, type Failure } from "../failure.js";
import type { BuiltRow } from "../parsing.js";
import { builtInRow } from "./builtInRow.js";
import type { Certainty } from "./certainty.js";
import { partOf } from "./partOf.js";

/** Steps that a row of the largest model needs several times over, to be made or to be run. */
export const stepsOfRow = 100_000;

/** What a row costs besides, so that there are not thousands of them. */
const costOfRow = 1_000;

/**
 * Reads the rows off the variables of a `parse_model` while it goes through them. Source of the names: every
 * `parse_model` since YOLOv5 v1.0. A row that raises is replaced by a layer of which nothing is known, so that the rows
 * after it are still read.
 */
export class RowsOfLoop implements LoopWatch {
  readonly function: string;
  readonly rows: BuiltRow[] = [];
  readonly modules = new Map<Module, number>();
  readonly overlong = new Set<number>();
  readonly #certainty: Certainty;
  readonly #budget: Budget;

  constructor(name: string, certainty: Certainty, budget: Budget) {
    this.function = name;
    this.#certainty = certainty;
    this.#budget = budget;
  }

  round(frame: Frame, row: Value, run: () => Completion): Completion {
    const index = this.rows.length;
    if (index === 0) this.#certainty.begin();
    const layers = variable(frame, "layers");
    const before = isList(layers) ? layers.items.length : undefined;
    let completion: Completion;
    const outcome = attempt(() => {
      this.#budget.work(costOfRow);
      completion = this.#budget.ration(stepsOfRow, run);
    });
    const doubt = this.#certainty.doubt;
    this.#certainty.made(index);
    const made = isList(layers) && before !== undefined ? layers.items[before] : undefined;
    if (outcome.kind === "value" && made !== undefined && isModule(made)) {
      this.modules.set(made, index);
      this.rows.push(builtRow(frame, index, made));
      return completion;
    }
    const ending = endingOf(outcome, made, doubt, index, frame);
    const finished = outcome.kind === "value";
    // Before the class is called, the variables may still be those of the row before.
    const isReady = ending.failure === undefined && (finished || partOf(frame) === "build");
    const own = isReady ? builtInRow(variable(frame, "m"), argsOf(frame), variable(frame, "n")) : undefined;
    if (own !== undefined) {
      this.#replace(frame, { index, row, before, finished }, own, variable(frame, "c2"));
      this.rows.push(builtRow(frame, index, own));
      return undefined;
    }
    this.rows.push({
      ...builtRow(frame, index, undefined),
      from: fromOf(row),
      ...(finished ? {} : { channels: unknown(reasonOf(ending)) }),
      ...ending,
    });
    const reason = unknown(`layer ${index} was not built`);
    this.#replace(frame, { index, row, before, finished }, placeholder(reason), reason);
    return undefined;
  }

  /** Puts a layer in the place of one that the loop did not make, and does what is left of its round. */
  #replace(frame: Frame, { index, row, before, finished }: Round, layer: Module, channels: Value): void {
    const layers = variable(frame, "layers");
    if (!isList(layers) || before === undefined) return;
    Object.assign(layer.attributes, {
      i: index,
      f: fromOf(row),
      type: layer.type.qualifiedName,
      np: parameterCount(layer),
    });
    layers.items.splice(before, layers.items.length, layer);
    this.modules.set(layer, index);
    if (finished) return;
    frame.bind("c2", channels);
    if (index === 0) frame.bind("ch", list([]));
    const ch = variable(frame, "ch");
    if (isList(ch)) ch.items.push(channels);
    const save = variable(frame, "save");
    if (isList(save)) save.items.push(...savedBy(fromOf(row), index));
  }
}

interface Round {
  readonly index: number;
  readonly row: Value;
  /** How many layers there were before it; undefined where they are not kept in `layers`. */
  readonly before: number | undefined;
  /** Whether it went to its end, so that only its layer is not known. */
  readonly finished: boolean;
}

type Ending = Pick<BuiltRow, "failure" | "unknown">;

function endingOf(
  outcome: ReturnType<typeof attempt<void>>,
  made: Value | undefined,
  doubt: string | undefined,
  index: number,
  frame: Frame,
): Ending {
  if (outcome.kind === "unknown") return { unknown: outcome.reason };
  if (outcome.kind === "value") {
    const reason = made !== undefined && isUnknown(made) ? made.reason : "the layer that parse_model adds is not known";
    return { unknown: reason };
  }
  const { exception, message, frames } = outcome;
  if (doubt !== undefined) return { unknown: `${exception} after ${doubt}` };
  const part = partOf(frame);
  const here = { path: frame.module.path, line: frame.line, name: "parse_model" };
  const failure: Failure = {
    ...{ phase: "parse_model", row: index, part, exception, message },
    frames: [...frames, here],
  };
  return { failure };
}

const reasonOf = ({ failure, unknown: reason }: Ending): string => reason ?? failure?.message ?? "";

const variable = (frame: Frame, name: string): Value => frame.names.get(name) ?? null;

function builtRow(frame: Frame, index: number, module: Module | undefined): BuiltRow {
  const [cls, n, printed] = ["m", "n", "n_"].map((name) => variable(frame, name));
  const channels = variable(frame, "ch");
  return {
    index,
    from: variable(frame, "f"),
    repeats: n ?? null,
    printedRepeats: printed ?? n ?? null,
    cls: isModuleClass(cls) ? cls : undefined,
    args: argsOf(frame),
    module,
    channels: (isList(channels) ? channels.items.at(-1) : undefined) ?? unknown("the channels"),
  };
}

function argsOf(frame: Frame): readonly Value[] {
  const args = variable(frame, "args");
  // What the rest of the constructor does to a module among them comes after the row was printed.
  return isSequence(args) ? args.items.map((arg) => (isModule(arg) ? arg.copy(new Map()) : arg)) : [];
}

const fromOf = (row: Value): Value => {
  const item = isSequence(row) ? row.items.at(-1) : undefined;
  const inner = item !== undefined && isSequence(item) ? item.items[0] : undefined;
  return inner ?? unknown("the row");
};

/** A layer of which nothing is known. */
function placeholder(reason: Unknown): Module {
  const type = { name: "Module", qualifiedName: "torch.nn.modules.module.Module", mro: ["Module"] };
  const forward = (): never => {
    throw new NotAnalysed(reason.reason);
  };
  return new Module(type, forward, { attributes: { part: reason } });
}

/** What a row adds to the list of kept outputs. */
function savedBy(from: Value, index: number): readonly Value[] {
  const outcome = attempt(() =>
    (isInt(from) ? [from] : isSequence(from) ? from.items : []).filter((x) => !equals(x, -1)).map((x) => mod(x, index)),
  );
  return outcome.kind === "value" ? outcome.value : [];
}
