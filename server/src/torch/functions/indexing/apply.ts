import { indexError, NotAnalysed, valueError } from "../../../values/errors.js";
import { isKnown, run } from "../../operators/operator.js";
import { select, slice, unsqueeze } from "../../operators/views.js";
import { type Dim, formatSizes, type Shape, Tensor } from "../../tensor.js";
import type { ForwardPass } from "../../trace.js";
import { placesOfNonzero } from "../shape/counting.js";
import type { Bound, Step } from "./steps.js";

/** What the plain parts of an index leave of a tensor, and the index tensors with the dimension of each. */
export interface Applied {
  readonly view: Tensor;
  readonly indices: readonly { readonly axis: number; readonly tensor: Tensor }[];
  /** Whether there is one index tensor and that is a mask. */
  readonly byMask: boolean;
  /** The index tensors as they were given, masks among them. */
  readonly given: Applied["indices"];
}

export const isMask = ({ dtype }: Tensor): boolean => dtype === "bool" || dtype === "uint8";

/** How many dimensions the parts of an index speak of. */
function specified(steps: readonly Step[]): number {
  return steps.reduce((count, step) => {
    if (step.kind === "int" || step.kind === "slice") return count + 1;
    if (step.kind !== "tensor") return count;
    if (!isMask(step.tensor)) return count + 1;
    if (step.tensor.shape === null) throw new NotAnalysed("a mask of unknown shape");
    return count + step.tensor.shape.length;
  }, 0);
}

/** Applies all but the index tensors, one part after the other, in PyTorch's order. */
export function applySteps(pass: ForwardPass, tensor: Tensor, steps: readonly Step[]): Applied {
  const rank = tensor.shape?.length ?? 0;
  const count = specified(steps);
  const [only] = steps;
  const alone = steps.length === 1 && (only?.kind === "int" || only?.kind === "slice");
  if (count > rank && !alone) throw indexError(`too many indices for tensor of dimension ${rank}`);
  let view = tensor;
  let dim = 0;
  const slots: Tensor[] = [];
  steps.forEach((step, place) => {
    switch (step.kind) {
      case "int":
        view = run(pass, select, [view], { index: step.index, dim, place });
        break;
      case "slice":
        view = sliced(pass, view, dim, step);
        dim += 1;
        break;
      case "ellipsis":
        dim += rank - count;
        break;
      case "none":
        view = run(pass, unsqueeze, [view], { dim });
        dim += 1;
        break;
      case "flag":
        view = run(pass, unsqueeze, [view], { dim });
        slots[dim] = new Tensor([step.value ? 1 : 0], { dtype: "int64", data: step.value ? [0] : [] });
        dim += 1;
        break;
      case "tensor":
        slots[dim] = step.tensor;
        dim += 1;
        break;
    }
  });
  const given = Object.values(slots);
  const byMask = given.length === 1 && given.every(isMask);
  return { view, indices: expandMasks(view.shape ?? [], slots), byMask, given: asGiven(slots) };
}

interface Slice {
  readonly start: Bound;
  readonly stop: Bound;
  readonly step: Dim;
}

/** `tensor[start:stop:step]` along one dimension. */
function sliced(pass: ForwardPass, tensor: Tensor, dim: number, { start, stop, step }: Slice): Tensor {
  if (step === 0) throw valueError("slice step cannot be zero");
  if (step !== null && step < 0) throw valueError("step must be greater than zero");
  const { shape } = tensor;
  if (shape?.length === 0) throw indexError("slice() cannot be applied to a 0-dim tensor.");
  const size = shape?.[dim] ?? null;
  const whole = start === "open" && stop === "open" && step === 1;
  if (whole) return tensor;
  if (size === null || start === null || stop === null || step === null) {
    const output = shape && shape.map((own, i) => (i === dim ? null : own));
    return run(pass, { name: "slice", infer: () => ({ outputs: [output] }) }, [tensor], { dim });
  }
  const clamp = (bound: number) => Math.min(Math.max(bound < 0 ? bound + size : bound, 0), size);
  const from = start === "open" ? 0 : clamp(start);
  const to = stop === "open" ? size : clamp(stop);
  return run(pass, slice, [tensor], { dim, start: from, step, stop: Math.max(from, to) });
}

/** The dimension that each index tensor begins with; a mask takes as many as it has. */
function asGiven(slots: readonly Tensor[]): Applied["indices"] {
  const given: { axis: number; tensor: Tensor }[] = [];
  let shift = 0;
  slots.forEach((tensor, slot) => {
    given.push({ axis: slot + shift, tensor });
    if (isMask(tensor)) shift += (tensor.shape?.length ?? 1) - 1;
  });
  return given;
}

/** A mask is as many index tensors as it has dimensions. */
function expandMasks(shape: Shape, slots: readonly Tensor[]): Applied["indices"] {
  const indices: { axis: number; tensor: Tensor }[] = [];
  let shift = 0;
  slots.forEach((tensor, slot) => {
    const axis = slot + shift;
    const { dtype } = tensor;
    if (dtype !== null && dtype !== "int64" && !isMask(tensor)) {
      throw indexError("tensors used as indices must be long, byte or bool tensors");
    }
    if (!isMask(tensor)) {
      indices.push({ axis, tensor });
      return;
    }
    const mask = tensor.shape ?? [];
    mask.forEach((size, i) => {
      const own = shape[axis + i] ?? null;
      if (axis + i < shape.length && (size === null || own === null || size === own)) return;
      throw indexError(
        `The shape of the mask ${formatSizes(mask)} at index ${i} does not match the shape of the indexed tensor ` +
          `${formatSizes(shape)} at index ${axis + i}`,
      );
    });
    indices.push(...columnsOf(tensor).map((column, i) => ({ axis: axis + i, tensor: column })));
    shift += mask.length - 1;
  });
  return indices;
}

/** The places where a mask is true, along each of its dimensions. */
function columnsOf(mask: Tensor): readonly Tensor[] {
  const places = isKnown(mask.shape) ? placesOfNonzero(mask) : null;
  return (mask.shape ?? []).map(
    (_, i) => new Tensor([places?.length ?? null], { dtype: "int64", data: places?.map((indices) => indices[i] ?? 0) }),
  );
}
