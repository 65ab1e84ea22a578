import { NotSupported, scalar } from "../../program/attributes.js";
import { type OnnxOperator, range } from "../writing.js";

/** Distances of every row of the one from every row of the other. */
const cdist: OnnxOperator = (w) => {
  const p = scalar(w.step.attributes.p ?? null, "cdist");
  const a = w.node("Unsqueeze", [w.input(0).name, w.ints([-2])]);
  const b = w.node("Unsqueeze", [w.input(1).name, w.ints([-3])]);
  const apart = w.node("Sub", [a, b]);
  if (p === 1 || p === 2) return w.node(p === 1 ? "ReduceL1" : "ReduceL2", [apart], { axes: [-1], keepdims: 0 });
  throw new NotSupported(`cdist with p ${p}`);
};

/** Samples a map at places in [-1, 1]. */
const gridSampler: OnnxOperator = (w) => {
  const { mode, paddingMode, alignCorners } = w.step.attributes;
  if (w.input().shape.length !== 4) throw new NotSupported("grid_sampler of volumes");
  if (typeof mode !== "string" || typeof paddingMode !== "string")
    throw new NotSupported("grid_sampler of unknown modes");
  return w.node("GridSample", [w.input().name, w.input(1).name], {
    mode,
    padding_mode: paddingMode,
    align_corners: alignCorners === true ? 1 : 0,
  });
};

const oneHot: OnnxOperator = (w) => {
  const depth = w.shape().at(-1) ?? 1;
  const places = w.node("Unsqueeze", [w.input().name, w.ints([-1])]);
  return w.asFloats(w.node("Equal", [places, w.floats(range(depth))]));
};

/** Operators that compare tensors with each other or with places. */
export const comparing: Readonly<Record<string, OnnxOperator>> = {
  cdist,
  grid_sampler: gridSampler,
  one_hot: oneHot,
};
