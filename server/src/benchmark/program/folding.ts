import { withFrees } from "./lifetimes.js";
import type { Constant, Norm, Program, Step } from "./program.js";

/**
 * The program with every batch norm folded into the convolution before it, where nobody else reads what lies between:
 * what YOLOv5 does before inference (`fuse_conv_and_bn`). Source: https://tehnokv.com/posts/fusing-batchnorm-and-conv.
 */
export function foldNorms(program: Program): Program {
  const constants = new Map(program.constants.map((constant) => [constant.id, constant]));
  const readers = readersOf(program);
  const makers = new Map<number, Step>();
  let next = 1 + Math.max(0, ...numbersOf(program));
  const steps: Step[] = [];
  for (const step of program.steps) {
    const before = step.op === "batch_norm" ? makers.get(step.inputs[0] ?? -1) : undefined;
    const norm = before && readers.get(step.inputs[0] ?? -1) === 1 ? normOf(step, constants) : undefined;
    const weight = before && constants.get(before.weights.weight ?? -1);
    const folded = before && norm && weight && foldable.has(before.op) ? before : undefined;
    if (folded === undefined || norm === undefined || weight === undefined) {
      steps.push(step);
      for (const { id } of step.outputs) makers.set(id, step);
      continue;
    }
    const bias = constants.get(folded.weights.bias ?? -1);
    const channels = weight.shape[0] ?? 0;
    const [newWeight, newBias] = [next++, next++];
    constants.set(newWeight, { id: newWeight, shape: weight.shape, fill: { kind: "folded weight", weight, norm } });
    const fill = { kind: "folded bias", ...(bias && { bias }), norm } as const;
    constants.set(newBias, { id: newBias, shape: [channels], fill });
    const fused: Step = {
      ...folded,
      weights: { weight: newWeight, bias: newBias },
      attributes: { ...folded.attributes, bias: true, biasShape: [channels] },
      outputs: step.outputs,
    };
    steps[steps.indexOf(folded)] = fused;
    for (const { id } of step.outputs) makers.set(id, fused);
  }
  const used = new Set(steps.flatMap((step) => [...step.inputs, ...Object.values(step.weights)]));
  return {
    ...program,
    constants: [...constants.values()].filter(({ id }) => used.has(id) || program.outputs.includes(id)),
    steps: withFrees(steps, program.outputs),
  };
}

/** Operators whose weight begins with the output channels. */
const foldable: ReadonlySet<string> = new Set(["conv1d", "conv2d", "conv3d"]);

function normOf({ weights, attributes }: Step, constants: ReadonlyMap<number, Constant>): Norm | undefined {
  const [weight, bias, mean, variance] = ["weight", "bias", "running_mean", "running_var"].map((name) =>
    constants.get(weights[name] ?? -1),
  );
  if (mean === undefined || variance === undefined || attributes.training === true) return undefined;
  const eps = typeof attributes.eps === "number" ? attributes.eps : 1e-5;
  return { ...(weight && { weight }), ...(bias && { bias }), mean, variance, eps };
}

function readersOf({ steps, outputs }: Program): ReadonlyMap<number, number> {
  const readers = new Map<number, number>();
  for (const id of [...steps.flatMap(({ inputs }) => inputs), ...outputs]) readers.set(id, (readers.get(id) ?? 0) + 1);
  return readers;
}

const numbersOf = ({ images, constants, steps }: Program): readonly number[] =>
  [...images, ...constants, ...steps.flatMap(({ outputs }) => outputs)].map(({ id }) => id);
