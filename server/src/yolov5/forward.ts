import { equals } from "../values/compare.js";

import { iterate } from "../values/sequence.js";
import { isInt, list, type Value } from "../values/value.js";
import { subscript } from "../values/subscript.js";
import { call } from "../torch/module.js";
import { certainStrides, rowMajor } from "../torch/layout.js";
import { type Shape, Tensor } from "../torch/tensor.js";
import { ForwardPass } from "../torch/trace.js";
import { attempt, type Failure } from "./failure.js";
import type { BuiltRow } from "./parsing.js";

/** What went into a row and came out of it in one pass. */
export interface RowRun {
  readonly input: Value;
  /** A tensor of unknown shape where the row failed or was not analysed. */
  readonly output: Value;
  readonly failure?: Failure;
  readonly unknown?: string;
  /** What a head gives for the same input in training mode, where that was asked for. */
  readonly trained?: Value;
}

/** How a model is run: as `model.train()` or `model.eval()` has it, with every operator recorded or only calls. */
export interface PassMode {
  readonly training: boolean;
  readonly isTraced: boolean;
}

export interface ModelRun {
  readonly pass: ForwardPass;
  readonly rows: readonly RowRun[];
  /** What went in, in order; nothing where that is not known, as in the pass of a checkout's own constructor. */
  readonly images: readonly Tensor[];
}

/**
 * The forward loop of YOLOv5 (`_forward_once`) on an image of the given shape. A row that raises is kept with its
 * failure and counts as unknown from there on, so that rows that do not depend on it are still run.
 */
export function runModel(rows: readonly BuiltRow[], image: Shape, { training, isTraced }: PassMode): ModelRun {
  const pass = new ForwardPass(training, isTraced);
  const outputs: Value[] = [];
  const runs: RowRun[] = [];
  const input = new Tensor(image, { strides: certainStrides(rowMajor(image)) });
  let x: Value = input;
  const imgsz = [Number(image[2]), Number(image[3])] as const;
  for (const row of rows) {
    pass.layer = row.index;
    const run = runRow(pass, row, x, outputs, imgsz);
    runs.push(run);
    x = run.output;
    outputs.push(x);
  }
  return { pass, rows: runs, images: [input] };
}

/** `x = y[m.f] if isinstance(m.f, int) else [x if j == -1 else y[j] for j in m.f]`, unless `from` is -1. */
function inputOf(from: Value, x: Value, outputs: readonly Value[]): Value {
  if (equals(from, -1)) return x;
  const y = list(outputs);
  if (isInt(from)) return subscript(y, from);
  return list(iterate(from).map((j) => (equals(j, -1) ? x : subscript(y, j))));
}

function runRow(
  pass: ForwardPass,
  row: BuiltRow,
  x: Value,
  outputs: readonly Value[],
  imgsz: readonly [number, number],
): RowRun {
  const nothing = () => pass.tensor(null);
  const read = attempt(() => inputOf(row.from, x, outputs));
  const input = read.kind === "value" ? read.value : nothing();
  const { module } = row;
  if (!module || read.kind !== "value") return { input, output: nothing(), unknown: row.unknown ?? "it was not built" };
  const outcome = attempt(() => {
    return call(pass, module, input);
  });
  if (outcome.kind === "value") return { input, output: outcome.value };
  if (outcome.kind === "unknown") return { input, output: nothing(), unknown: outcome.reason };
  const { exception, message } = outcome;
  return {
    input,
    output: nothing(),
    failure: { phase: "forward", exception, message, row: row.index, part: "run", imgsz },
  };
}
