import { NotSupported } from "../attributes.js";
import type { Constant, ProgramTensor, Step } from "../program.js";
import { Composer } from "./composer.js";
import { complexLowering, makesComplex } from "./complex.js";
import { synonyms } from "./synonyms.js";
import { lowerings } from "./table.js";

type Unfreed = Omit<Step, "frees">;

/** What stands for a step: others with the constants that they need, or why there is nothing. */
export type Lowered =
  | { readonly kind: "steps"; readonly steps: readonly Unfreed[]; readonly constants: readonly Constant[] }
  | { readonly kind: "refused"; readonly reason: string };

/** What is known of the tensors of a program. */
export interface Tensors {
  /** The sizes of a tensor by its number. */
  readonly shapes: ReadonlyMap<number, readonly number[]>;
  /** Whether anybody reads a tensor. */
  readonly isRead: (id: number) => boolean;
  /** A number for a new one. */
  readonly fresh: () => number;
  /** Those of complex numbers, which have their two parts as one more dimension where they are. */
  readonly complex: Set<number>;
}

/** The steps that engines run for a step of the Trace. */
export function lowered(traced: Unfreed, tensors: Tensors): Lowered {
  const { shapes, isRead, fresh, complex } = tensors;
  const step = { ...traced, op: synonyms[traced.op] ?? traced.op };
  const ids = [...step.inputs, ...Object.values(step.weights)];
  if (makesComplex(step.op) || ids.some((id) => complex.has(id))) return ofComplex(step, tensors);
  const lowering = lowerings.get(step.op);
  if (lowering === undefined) return { kind: "steps", steps: [step], constants: [] };
  const tensor = (id: number): ProgramTensor => ({ id, shape: shapes.get(id) ?? [] });
  const composer = new Composer(step.layer, fresh);
  const weights = Object.fromEntries(Object.entries(step.weights).map(([name, id]) => [name, tensor(id)]));
  try {
    const readsAt = (at: number): boolean => isRead(step.outputs[at]?.id ?? -1);
    const made = lowering(composer, { step, inputs: step.inputs.map(tensor), weights, isRead: readsAt });
    if (made === undefined) return { kind: "steps", steps: [step], constants: [] };
    const outputs = "id" in made ? [made] : made;
    return { kind: "steps", steps: named(composer, outputs, step), constants: composer.constants };
  } catch (error) {
    if (!(error instanceof NotSupported)) throw error;
    return { kind: "refused", reason: error.message };
  }
}

/** A step that takes or gives complex numbers. */
function ofComplex(step: Unfreed, { shapes, isRead, fresh, complex }: Tensors): Lowered {
  const lowering = complexLowering(step.op, step.attributes.kind);
  const { op, layer, inputs, weights } = step;
  if (lowering === undefined || Object.keys(weights).length > 0) {
    return { kind: "refused", reason: "complex numbers" };
  }
  const tensor = (id: number): ProgramTensor => {
    const shape = shapes.get(id) ?? [];
    return { id, shape: complex.has(id) ? [...shape, 2] : shape };
  };
  const composer = new Composer(layer, fresh);
  try {
    const made = lowering.lower(composer, {
      step,
      inputs: inputs.map(tensor),
      weights: {},
      isRead: (at) => isRead(step.outputs[at]?.id ?? -1),
      isComplex: (at) => complex.has(inputs[at] ?? -1),
    });
    const outputs = step.outputs.map(({ id, shape }) => ({ id, shape: lowering.isComplex ? [...shape, 2] : shape }));
    const steps = named(composer, "id" in made ? [made] : made, { ...step, outputs });
    if (lowering.isComplex) for (const { id } of outputs) complex.add(id);
    return { kind: "steps", steps, constants: composer.constants };
  } catch (error) {
    if (!(error instanceof NotSupported)) throw error;
    return { kind: "refused", reason: error.message.startsWith(op) ? error.message : `${op}: ${error.message}` };
  }
}

/** Gives what the steps make the numbers that the Trace knows it by. */
function named({ steps, fresh, layer }: Composer, made: readonly ProgramTensor[], { op, outputs, macs }: Unfreed) {
  const names = new Map<number, number>();
  const copies: Unfreed[] = [];
  const own = new Set(steps.flatMap((step) => step.outputs.map(({ id }) => id)));
  outputs.forEach((output, i) => {
    const { id, shape } = made[i] ?? { id: fresh(), shape: [] };
    if (made[i] && shape.join() !== output.shape.join()) {
      throw new NotSupported(`${op} gives ${shape.join("x")}, not ${output.shape.join("x")}`);
    }
    if (own.has(id) && !names.has(id)) names.set(id, output.id);
    else if (made[i]) {
      copies.push({ op: "clone", inputs: [id], weights: {}, attributes: {}, outputs: [output], layer, macs: 0 });
    }
  });
  const renamed = (id: number): number => names.get(id) ?? id;
  return [...steps, ...copies].map((step, i): Unfreed => ({
    ...step,
    inputs: step.inputs.map(renamed),
    outputs: step.outputs.map(({ id, shape }) => ({ id: renamed(id), shape })),
    macs: i === 0 ? macs : 0,
  }));
}
