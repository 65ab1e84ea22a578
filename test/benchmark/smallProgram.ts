import { withFrees } from "../../server/src/benchmark/program/lifetimes.js";
import type { Constant, Program, Step } from "../../server/src/benchmark/program/program.js";

const seeded = (id: number, shape: readonly number[], name: string, role: "weight" | "scale" | "mean" | "variance") =>
  ({ id, shape, fill: { kind: "seeded", role, name, fanIn: 27 } }) satisfies Constant;

const steps: readonly Omit<Step, "frees">[] = [
  {
    op: "conv2d",
    inputs: [0],
    weights: { weight: 1 },
    attributes: { weight: [4, 3, 3, 3], bias: false, stride: [2, 2], padding: [1, 1], dilation: [1, 1], groups: 1 },
    outputs: [{ id: 2, shape: [1, 4, 4, 4] }],
    layer: 0,
    macs: 1728,
  },
  {
    op: "batch_norm",
    inputs: [2],
    weights: { weight: 3, running_mean: 4, running_var: 5 },
    attributes: { eps: 0.001 },
    outputs: [{ id: 6, shape: [1, 4, 4, 4] }],
    layer: 0,
    macs: 0,
  },
  {
    op: "silu",
    inputs: [6],
    weights: {},
    attributes: {},
    outputs: [{ id: 7, shape: [1, 4, 4, 4] }],
    layer: 1,
    macs: 0,
  },
];

/** A convolution, a batch norm and an activation, in two rows. */
export const smallProgram: Program = {
  images: [{ id: 0, shape: [1, 3, 8, 8] }],
  constants: [
    seeded(1, [4, 3, 3, 3], "0.conv.weight", "weight"),
    seeded(3, [4], "0.bn.weight", "scale"),
    seeded(4, [4], "0.bn.running_mean", "mean"),
    seeded(5, [4], "0.bn.running_var", "variance"),
  ],
  steps: withFrees(steps, [7]),
  outputs: [7],
  skipped: [],
};
