import type { Analysis } from "../../analysis/types.js";
import { type StateItem, stateItems } from "../../torch/stateItems.js";
import type { Shape } from "../../torch/tensor.js";
import { unknownIn } from "../../torch/walk.js";
import { align } from "../diff/align.js";
import { traitsOf } from "../diff/traits.js";

/** Weights to start from: the config that they were trained with. */
export interface Checkpoint {
  /** As YOLOv5 prints it, e.g. `yolov5s.pt`. */
  readonly label: string;
  readonly analysis: Analysis;
}

/** An item whose name the checkpoint has with another shape. */
export interface Misfit {
  /** Within the row: `conv.weight`. */
  readonly name: string;
  readonly shape: Shape;
  readonly was: Shape;
}

/** How much of a row's weights a checkpoint has. Items that YOLOv5 never takes over do not count. */
export interface RowFit {
  readonly index: number;
  readonly items: number;
  /** Those that the checkpoint has under the same name with the same shape, which are all that YOLOv5 looks at. */
  readonly fitting: number;
  /** The row of the checkpoint's config that it was; null for one that is new. */
  readonly was: number | null;
  /** Those that would fit if the row had the number that it had. */
  readonly ifRenamed: number;
  /** Against the row that it was. */
  readonly misfits: readonly Misfit[];
  /** What the row has is not known. */
  readonly isOpen: boolean;
}

/** What of a checkpoint a config can start from. */
export interface WeightFit {
  readonly label: string;
  /** The two numbers of `Transferred 343/349 items`. */
  readonly transferred: number;
  readonly items: number;
  /** Items that would be transferred if rows had the numbers that they had. */
  readonly ifRenamed: number;
  /** False where some rows are not known: the numbers are lower bounds. */
  readonly complete: boolean;
  readonly rows: readonly RowFit[];
}

/** YOLOv5 leaves these out when it is given a config: anchors are those of the config. */
const isExcluded = ({ name }: StateItem): boolean => name.includes("anchor");

/** The row of an item and its name within the row. */
function placeOf(name: string): readonly [row: number, rest: string] | undefined {
  const found = /^model\.(\d+)\.(.+)$/.exec(name);
  return found === null ? undefined : [Number(found[1]), found[2] ?? ""];
}

const isKnown = (shape: Shape | null): shape is Shape => shape !== null && !shape.includes(null);

const sameShape = (a: Shape, b: Shape): boolean => a.length === b.length && a.every((size, i) => size === b[i]);

class CheckpointState {
  readonly #shapes: ReadonlyMap<string, Shape | null>;

  constructor(items: readonly StateItem[]) {
    this.#shapes = new Map(items.map(({ name, tensor }) => [name, tensor.shape]));
  }

  has(name: string, { tensor }: StateItem): boolean {
    const shape = this.#shapes.get(name);
    return shape !== undefined && isKnown(shape) && isKnown(tensor.shape) && sameShape(shape, tensor.shape);
  }

  misfit(name: string, rest: string, { tensor }: StateItem): readonly Misfit[] {
    const was = this.#shapes.get(name) ?? null;
    if (!isKnown(was) || !isKnown(tensor.shape) || sameShape(was, tensor.shape)) return [];
    return [{ name: rest, shape: tensor.shape, was }];
  }
}

type RowItems = ReadonlyMap<number, readonly (readonly [rest: string, item: StateItem])[]>;

function byRow(items: readonly StateItem[]): RowItems {
  const rows = new Map<number, (readonly [string, StateItem])[]>();
  for (const item of items) {
    const place = placeOf(item.name);
    if (place === undefined) continue;
    const [row, rest] = place;
    const group = rows.get(row);
    if (group === undefined) rows.set(row, [[rest, item]]);
    else group.push([rest, item]);
  }
  return rows;
}

function rowFit(index: number, was: number | null, items: RowItems, state: CheckpointState, isOpen: boolean): RowFit {
  const own = items.get(index) ?? [];
  const asBefore = ([rest]: readonly [string, StateItem]): string => `model.${was ?? -1}.${rest}`;
  return {
    index,
    items: own.length,
    fitting: own.filter(([, item]) => state.has(item.name, item)).length,
    was,
    ifRenamed: own.filter((entry) => state.has(asBefore(entry), entry[1])).length,
    misfits: own.flatMap((entry) => state.misfit(asBefore(entry), ...entry)),
    isOpen,
  };
}

/**
 * What YOLOv5 takes over of a checkpoint when it trains a config: every item of the state dict whose name and shape the
 * checkpoint has, but no anchors.
 */
export function weightFit(own: Analysis, { label, analysis }: Checkpoint): WeightFit {
  const all = stateItems(own.model.root);
  const taken = all.filter((item) => !isExcluded(item));
  const state = new CheckpointState(stateItems(analysis.model.root));
  const items = byRow(taken);
  const { pairs } = align(traitsOf(own.config.rows), traitsOf(analysis.config.rows));
  const openRows = new Set(own.model.rows.flatMap(({ index, module }) => (isOpenModule(module) ? [index] : [])));
  const rows = own.config.rows.map(({ index }) =>
    rowFit(index, pairs[index] ?? null, items, state, openRows.has(index)),
  );
  const outside = taken.filter((item) => placeOf(item.name) === undefined && state.has(item.name, item)).length;
  return {
    label,
    transferred: taken.filter((item) => state.has(item.name, item)).length,
    items: all.length,
    ifRenamed: rows.reduce((sum, row) => sum + row.ifRenamed, outside),
    complete: openRows.size === 0 && rows.length === own.model.rows.length,
    rows,
  };
}

const isOpenModule = (module: Analysis["model"]["rows"][number]["module"]): boolean =>
  module === undefined ||
  unknownIn(module) !== undefined ||
  stateItems(module).some(({ tensor }) => !isKnown(tensor.shape));
