import { readFileSync } from "node:fs";
import type { Shape } from "../../server/src/torch/tensor.js";

/** What a module gave: a shape, or a list or dict of such; null for what is no tensor. */
export type RecordedShapes = null | Shape | readonly RecordedShapes[] | { readonly [key: string]: RecordedShapes };

/** One row as PyTorch built and ran it. */
export interface RecordedLayer {
  readonly n: number;
  readonly type: string;
  /** As the table prints them. */
  readonly args: string;
  readonly params: number;
  /** In evaluation mode; null where the pass did not come so far. */
  readonly out_shape: RecordedShapes;
  /** Of a head, in training mode. */
  readonly train_out_shape?: RecordedShapes;
  /** At operator level. */
  readonly macs: number | null;
}

/** Where and how PyTorch refused. `layer`: the row, null outside any row. */
export interface RecordedError {
  readonly type: string;
  readonly msg: string;
  readonly stage: string;
  readonly layer: number | null;
  readonly imgsz?: number;
}

/** One config of one repository as PyTorch took it. */
export interface WildRecord {
  readonly repo: string;
  readonly commit: string;
  readonly yaml: string;
  readonly nc: number;
  readonly imgsz?: number;
  /** The letter of a config with a `scales` map. */
  readonly scale?: string;
  readonly ok: boolean;
  readonly error?: RecordedError;
  /** The head fails in evaluation mode, so that its row was recorded in training mode. */
  readonly head_eval_error?: RecordedError | null;
  readonly stride?: readonly number[] | null;
  readonly totals?: { readonly params: number; readonly macs: number };
  readonly layers?: readonly RecordedLayer[];
}

/** The records of a file; `repo` narrows them to the repositories whose name contains it. */
export function readRecords(file: string, repo: string | undefined): readonly WildRecord[] {
  const { records } = JSON.parse(readFileSync(file, "utf8")) as { readonly records: readonly WildRecord[] };
  return repo === undefined ? records : records.filter((record) => record.repo.includes(repo));
}

const isShape = (value: RecordedShapes): value is Shape =>
  Array.isArray(value) && value.every((size) => typeof size === "number");

/** The shapes of all tensors, lists and dicts flattened in their order. */
export function flatten(value: RecordedShapes): readonly Shape[] {
  if (value === null) return [];
  if (isShape(value)) return [value];
  return Object.values(value).flatMap(flatten);
}
