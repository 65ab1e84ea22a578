import type { Module } from "../../torch/module.js";
import { isSequence, type Value } from "../../values/value.js";
import { isTensor, isWhole, type Shape, type Tensor } from "../../torch/tensor.js";
import type { ForwardPass, Leaf, TraceNode } from "../../torch/trace.js";
import { withFrees } from "./lifetimes.js";
import type { Constant, Fill, Program, ProgramTensor, Role, Skipped, Step } from "./program.js";
import { seededFills } from "./roles.js";

/** A recorded pass of a model. */
export interface Recorded {
  readonly pass: ForwardPass;
  /** What the parameters and buffers belong to. */
  readonly root: Module;
  /** What the pass gives. */
  readonly output: Value;
  /** Tensors that went in, in order. */
  readonly images: readonly Tensor[];
}

/** The program of a recorded pass. What cannot be run is left out, with all that depends on it. */
export function programOf({ pass, root, output, images }: Recorded): Program {
  const fills = seededFills(root);
  const missing = new Map<number, string>();
  const constants: Constant[] = [];
  const inputs: ProgramTensor[] = [];
  for (const { id, tensor, data } of pass.leaves) {
    const { shape } = tensor;
    if (shape === null || !isWhole(shape)) missing.set(id, "a tensor of unknown shape");
    else if (images.includes(tensor)) inputs.push({ id, shape });
    else {
      const fill = fillOf(tensor, data, shape, fills);
      if (fill === undefined) missing.set(id, `a tensor of ${shape.join("x")} constants that were not worked out`);
      else constants.push({ id, shape, fill });
    }
  }
  const { steps, skipped } = stepsOf(pass.nodes, missing);
  const wanted = tensorsIn(output).flatMap((tensor) => (tensor.numberedBy === pass ? [tensor.number] : []));
  const outputs = wanted.filter((id) => !missing.has(id));
  const used = new Set(steps.flatMap((step) => [...step.inputs, ...Object.values(step.weights)]));
  const isUsed = ({ id }: ProgramTensor): boolean => used.has(id) || outputs.includes(id);
  const ordered = images.flatMap((tensor) => inputs.filter(({ id }) => leafOf(pass.leaves, id)?.tensor === tensor));
  return { images: ordered, constants: constants.filter(isUsed), steps: withFrees(steps, outputs), outputs, skipped };
}

const statistics: ReadonlySet<Role> = new Set(["mean", "variance"]);

const leafOf = (leaves: readonly Leaf[], id: number): Leaf | undefined => leaves.find((leaf) => leaf.id === id);

/** Elements that are known count before random ones: code has set them, as it sets anchors; training sets the rest. */
function fillOf(
  tensor: Tensor,
  data: readonly number[] | undefined,
  shape: readonly number[],
  fills: ReadonlyMap<Tensor, (shape: readonly number[]) => Fill>,
): Fill | undefined {
  const seeded = fills.get(tensor);
  const random = seeded?.(shape);
  const isTrained = tensor.isParameter || (random?.kind === "seeded" && statistics.has(random.role));
  return data !== undefined && !(isTrained && random) ? { kind: "values", values: data } : random;
}

function stepsOf(
  nodes: readonly TraceNode[],
  missing: Map<number, string>,
): { readonly steps: readonly Omit<Step, "frees">[]; readonly skipped: readonly Skipped[] } {
  const steps: Omit<Step, "frees">[] = [];
  const skipped: Skipped[] = [];
  for (const { op, inputs, weights, attributes, outputs, outputShapes, layer, macs } of nodes) {
    const lacking = [...inputs, ...Object.values(weights)].map((id) => missing.get(id)).find(Boolean);
    const made = outputs.flatMap((id, i) => tensorOf(id, outputShapes[i] ?? null) ?? []);
    const reason = lacking ?? (made.length < outputs.length ? `${op} of unknown shape` : undefined);
    if (reason === undefined) steps.push({ op, inputs, weights, attributes, outputs: made, layer, macs: macs ?? 0 });
    else {
      // What only depends on what is missing says nothing new.
      if (lacking === undefined || !skipped.some((known) => known.reason === reason)) skipped.push({ layer, reason });
      for (const id of outputs) missing.set(id, reason);
    }
  }
  return { steps, skipped };
}

const tensorOf = (id: number, shape: Shape | null): ProgramTensor | undefined =>
  shape !== null && isWhole(shape) ? { id, shape } : undefined;

function tensorsIn(value: Value): readonly Tensor[] {
  if (isTensor(value)) return [value];
  return isSequence(value) ? value.items.flatMap(tensorsIn) : [];
}
