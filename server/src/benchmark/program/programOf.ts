import type { Module } from "../../torch/module.js";
import { isSequence, type Value } from "../../values/value.js";
import { isTensor, isWhole, type Shape, type Tensor } from "../../torch/tensor.js";
import type { ForwardPass, Leaf, TraceNode } from "../../torch/trace.js";
import { withFrees } from "./lifetimes.js";
import type { Constant, Fill, Program, ProgramTensor, Role, Skipped, Step } from "./program.js";
import { lowered, type Tensors } from "./lowering/lowered.js";
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
  // What is given back may be an input, or show what was written to since.
  const wanted = tensorsIn(output).map(pass.taken);
  const fills = seededFills(root);
  const missing = new Map<number, string>();
  const constants: Constant[] = [];
  const inputs: ProgramTensor[] = [];
  for (const { id, tensor, data } of pass.leaves) {
    const { shape } = tensor;
    if (shape === null || !isWhole(shape)) missing.set(id, "a tensor of unknown shape");
    else if (tensor.dtype?.startsWith("complex")) missing.set(id, "a tensor of complex constants");
    else if (images.includes(tensor)) inputs.push({ id, shape });
    else {
      const fill = fillOf(tensor, data, shape, fills);
      if (fill === undefined) missing.set(id, `a tensor of ${shape.join("x")} constants that were not worked out`);
      else constants.push({ id, shape, fill });
    }
  }
  const shapes = shapesOf(pass.leaves);
  const read = new Set([...pass.nodes.flatMap(readBy), ...wanted]);
  const tensors = {
    shapes,
    isRead: (id: number) => read.has(id),
    fresh: () => pass.nextNumber(),
    complex: new Set<number>(),
  };
  const { steps, skipped, made } = stepsOf(pass.nodes, missing, tensors);
  constants.push(...made);
  const outputs = wanted.filter((id) => !missing.has(id) && !tensors.complex.has(id));
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

const readBy = ({ inputs, weights }: TraceNode): readonly number[] => [...inputs, ...Object.values(weights)];

/** Operators that do not look at what they write to. */
const overwriting: ReadonlySet<string> = new Set(["fill", "zero", "copy"]);

interface Steps {
  readonly steps: readonly Omit<Step, "frees">[];
  readonly skipped: readonly Skipped[];
  /** Constants that steps need besides those of the model. */
  readonly made: readonly Constant[];
}

function stepsOf(
  nodes: readonly TraceNode[],
  missing: Map<number, string>,
  known: Tensors & { readonly shapes: Map<number, readonly number[]> },
): Steps {
  const steps: Omit<Step, "frees">[] = [];
  const skipped: Skipped[] = [];
  const made: Constant[] = [];
  for (const { op, inputs, weights, attributes, outputs, outputShapes, layer, macs } of nodes) {
    const needed = overwriting.has(op) ? inputs.slice(1) : inputs;
    const lacking = [...needed, ...Object.values(weights)].map((id) => missing.get(id)).find(Boolean);
    const tensors = outputs.flatMap((id, i) => tensorOf(id, outputShapes[i] ?? null) ?? []);
    for (const { id, shape } of tensors) known.shapes.set(id, shape);
    let reason = lacking ?? (tensors.length < outputs.length ? `${op} of unknown shape` : undefined);
    if (reason === undefined) {
      const step = { op, inputs, weights, attributes, outputs: tensors, layer, macs: macs ?? 0 };
      const own = lowered(step, known);
      if (own.kind === "refused") reason = `${op}: ${own.reason}`;
      else {
        steps.push(...own.steps);
        made.push(...own.constants);
      }
    }
    if (reason !== undefined) {
      // What only depends on what is missing says nothing new.
      if (lacking === undefined || !skipped.some((known) => known.reason === reason)) skipped.push({ layer, reason });
      for (const id of outputs) missing.set(id, reason);
    }
  }
  return { steps, skipped, made };
}

/** The sizes of the tensors that a pass was given, where they are known. */
const shapesOf = (leaves: readonly Leaf[]): Map<number, readonly number[]> =>
  new Map(leaves.flatMap(({ id, tensor }) => tensorOf(id, tensor.shape) ?? []).map(({ id, shape }) => [id, shape]));

const tensorOf = (id: number, shape: Shape | null): ProgramTensor | undefined =>
  shape !== null && isWhole(shape) ? { id, shape } : undefined;

function tensorsIn(value: Value): readonly Tensor[] {
  if (isTensor(value)) return [value];
  return isSequence(value) ? value.items.flatMap(tensorsIn) : [];
}
