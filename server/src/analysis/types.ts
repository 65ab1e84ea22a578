import type { ModelConfig, Range, Row } from "../config/modelConfig.js";
import type { Value } from "../values/value.js";
import type { Checkout } from "../workspace/checkout.js";
import type { CounterName } from "../torch/counters.js";
import type { Shape } from "../torch/tensor.js";
import type { ModuleClass } from "../torch/signature.js";
import type { BuiltModel, Overrides } from "../yolov5/model.js";
import type { ModelRun } from "../yolov5/forward.js";
import type { BuiltRow } from "../yolov5/parsing.js";
import type { VersionProfile } from "../yolov5/versions.js";

export interface AnalysisOptions {
  readonly version: VersionProfile;
  /** `[height, width]` of the image. */
  readonly imgsz: readonly [number, number];
  /** The version's own counter where it is left out. */
  readonly counter?: CounterName;
  readonly overrides?: Overrides;
  /** The file's name without folders and ending, which the summary line begins with. */
  readonly stem?: string;
  /** The Python around the config. */
  readonly checkout?: Checkout;
}

export type LayerStatus = "known" | "unknown" | "error";

/** Everything known of one row. */
export interface Layer {
  readonly index: number;
  readonly row: Row;
  readonly built: BuiltRow;
  /** The class as the row names it, e.g. `nn.Upsample`. */
  readonly name: string;
  readonly cls: ModuleClass | undefined;
  /** The class as the table prints it, e.g. `models.common.C3`. */
  readonly type: string;
  readonly args: readonly Value[];
  readonly params: number | null;
  readonly inputs: readonly (Shape | null)[];
  /** For a head its training maps, then the prototypes of a Segment. */
  readonly outputs: readonly (Shape | null)[];
  /** Multiply-accumulates at operator level; null where not known. */
  readonly macs: number | null;
  /** By the counter: its multiply-accumulates times two, in billions; null where not known. */
  readonly gflops: number | null;
  /** Part of the sum over all rows, 0 to 1. */
  readonly share: number | null;
  /** Pixels of the image per cell of the output. */
  readonly stride: number | null;
  readonly status: LayerStatus;
  /** Why the row is unknown or what is wrong with it. */
  readonly reason?: string;
}

export interface ModelTotals {
  readonly layers: number;
  readonly params: number | null;
  /** As the summary line prints it; null where YOLOv5 prints none. */
  readonly gflops: number | null;
}

export interface Totals extends ModelTotals {
  readonly fused: ModelTotals;
  /** Sum over the rows, at operator level. */
  readonly macs: number;
  /** Sum over the rows, by the counter, in GFLOPs. */
  readonly layerGflops: number;
  /** False where some rows are not known: the sums are lower bounds. */
  readonly complete: boolean;
  /** The line that YOLOv5 prints; empty where some rows are not known. */
  readonly summary: string;
}

/** A place that has to do with a finding: in the config, or in the file at `path`. */
export interface RelatedPlace {
  readonly message: string;
  readonly range: Range;
  readonly path?: string;
}

/** A finding in the config. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly range: Range;
  /** The row it belongs to. */
  readonly layer?: number;
  readonly related?: readonly RelatedPlace[];
  /** What a quick fix needs, e.g. the nearest names. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** All that is worked out of a config before the rules look at it. */
export interface Figures {
  readonly config: ModelConfig;
  readonly options: AnalysisOptions;
  readonly counter: CounterName;
  readonly model: BuiltModel;
  /** The user's pass, in evaluation mode at `imgsz`. */
  readonly run: ModelRun;
  /** A training pass at `imgsz`, run only where the model has no stride probe. */
  readonly trainRun: ModelRun | undefined;
  readonly layers: readonly Layer[];
  readonly totals: Totals;
}

/** A finding that a comment takes away. */
export interface SuppressedProblem extends Problem {
  /** What the comment gives as its reason; empty where it gives none. */
  readonly reason: string;
}

export interface Analysis extends Figures {
  readonly problems: readonly Problem[];
  readonly suppressed: readonly SuppressedProblem[];
}
