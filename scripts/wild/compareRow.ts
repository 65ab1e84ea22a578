import type { Layer } from "../../server/src/analysis/types.js";
import type { Shape } from "../../server/src/torch/tensor.js";
import { repr } from "../../server/src/values/repr.js";
import { list, type Value } from "../../server/src/values/value.js";
import { attempt } from "../../server/src/yolov5/failure.js";
import { compareFigures, type Figure, numberText, type Verdict } from "./figures.js";

/** A row as it was measured. */
export interface MeasuredRow {
  readonly type: string;
  /** As the table prints them. */
  readonly args: string;
  readonly params: number;
  /** At operator level. */
  readonly macs: number;
  /** The shapes of all tensors that leave the row; either will do, since a head gives others in training. */
  readonly outputs: readonly (readonly Shape[])[];
}

/** The text of a value, null where something in it is not known. */
export function valueText(value: Value): string | null {
  const text = attempt(() => repr(value));
  return text.kind === "value" ? text.value : null;
}

function shapesText(outputs: Layer["outputs"]): string | null {
  const known = outputs.length > 0 && outputs.every((shape) => shape !== null && !shape.includes(null));
  return known ? JSON.stringify(outputs) : null;
}

const rowFigures = (layer: Layer, { type, args, params, macs, outputs }: MeasuredRow): readonly Figure[] => [
  { name: "module", found: layer.type === "" ? null : layer.type, measured: [type] },
  { name: "args", found: valueText(list(layer.args)), measured: [args] },
  { name: "params", found: numberText(layer.params), measured: [String(params)] },
  { name: "shape", found: shapesText(layer.outputs), measured: outputs.map((shapes) => JSON.stringify(shapes)) },
  { name: "macs", found: numberText(layer.macs), measured: [String(macs)] },
];

/** Compares a row with its measurement and, where there are more, with `others`. */
export function compareRow(layer: Layer | undefined, row: MeasuredRow, others: readonly Figure[] = []): Verdict {
  if (layer === undefined) return { kind: "unknown", reason: "the row was not analysed" };
  if (layer.status === "error") return { kind: "error", reason: layer.reason ?? "" };
  const verdict = compareFigures([...rowFigures(layer, row), ...others]);
  if (verdict.kind === "wrong" || layer.status === "known") return verdict;
  return { kind: "unknown", reason: layer.reason ?? "the row is not known" };
}
