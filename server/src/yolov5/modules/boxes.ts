import type { Value } from "../../values/value.js";
import { pointwise } from "../../torch/functions/pointwise.js";
import { run } from "../../torch/operators/operator.js";
import { cat } from "../../torch/operators/joining.js";
import { expand, slice } from "../../torch/operators/views.js";
import { map as mapped } from "../../torch/operators/pointwise.js";
import { type Dim, type Shape, Tensor } from "../../torch/tensor.js";
import type { ForwardPass } from "../../torch/trace.js";

/** What a level of a head turns its map into boxes with. */
export interface Level {
  /** Pixels of the image per cell; undefined where that is not known. */
  readonly stride: number | undefined;
  /** Widths and heights in pixels, an anchor after the other. */
  readonly anchors: readonly number[];
  /** Values of an anchor that are no masks: the box, whether there is an object, and the classes. */
  readonly scored: number;
}

/**
 * The boxes of a map `[batch, anchors, height, width, values]` in pixels of the image: the centre `(2 s(x) - 0.5 + c) *
 * stride` for cell `c`, the size `anchor * (2 s(w))^2`, and scores `s(y)`, where `s` is the sigmoid. Masks stay as they
 * are. Source: https://docs.ultralytics.com/yolov5/tutorials/architecture_description, "Eliminate grid sensitivity".
 */
export function boxesOf(pass: ForwardPass, map: Tensor, { stride, anchors, scored }: Level): Tensor {
  const { dtype } = map;
  const apply = (name: string, ...operands: readonly Value[]): Tensor => pointwise(pass, name, operands, { dtype });
  const part = (of: Tensor, start: number, stop: number): Tensor =>
    run(pass, slice, [of], { dim: 4, start, stop, step: 1 });
  const [, perLevel = null, height = null, width = null, values = null] = map.shape ?? [];
  const masks = values !== null && values > scored ? [part(map, scored, values)] : [];
  const scores = run(pass, mapped("sigmoid"), [masks.length > 0 ? part(map, 0, scored) : map], {});
  const half = { kind: "float", value: 0.5 } as const;
  const centre = apply("sub", apply("mul", part(scores, 0, 2), 2), half);
  const pixels = constant([], stride === undefined ? undefined : [stride]);
  const xy = apply("mul", apply("add", centre, cells(pass, height, width)), pixels);
  const sizes = constant([1, perLevel, 1, 1, 2], anchors);
  const wh = apply("mul", apply("pow", apply("mul", part(scores, 2, 4), 2), 2), sizes);
  return run(pass, cat, [xy, wh, part(scores, 4, scored), ...masks], { dim: 4 });
}

/** Column and row of every cell, `[1, 1, height, width, 2]`. */
function cells(pass: ForwardPass, height: Dim, width: Dim): Tensor {
  const sizes = [1, 1, height, width, 1];
  const columns = constant([1, 1, 1, width, 1], upTo(width));
  const rows = constant([1, 1, height, 1, 1], upTo(height));
  const spread = [columns, rows].map((tensor) => run(pass, expand, [tensor], { sizes }));
  return run(pass, cat, spread, { dim: 4 });
}

const upTo = (count: Dim): readonly number[] | undefined =>
  count === null ? undefined : Array.from({ length: count }, (_, i) => i);

const constant = (shape: Shape, data: readonly number[] | undefined): Tensor => new Tensor(shape, { data });
