import type { Program, Step } from "../program/program.js";
import { valuesOf } from "../program/seeded.js";
import { NotSupported } from "../program/attributes.js";
import { modelOf, type OnnxConstant, type OnnxNode, type OnnxValue } from "./model.js";
import { operators } from "./operators/table.js";
import { givesTruths } from "./operators/truths.js";
import { type Named, Pool, Writing } from "./writing.js";

/** An operator that could not be written, and why. */
export interface Problem {
  readonly op: string;
  /** The row of the config; null outside any row. */
  readonly layer: number | null;
  readonly reason: string;
}

export type Exported =
  | {
      readonly kind: "model";
      readonly bytes: Uint8Array;
      /** What goes in, in the order of the program's images. */
      readonly inputs: readonly OnnxValue[];
      /** What was left out with all that depends on it; only where a part may be written. */
      readonly problems: readonly Problem[];
    }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] };

/**
 * The program as an ONNX model: inputs `images` (`images_0`, `images_1` where there are several), outputs `output_0`
 * and so on, all of float32. Names of nodes begin with `L<row>_<op>_<step>`. Nothing is written of a program of which
 * one operator cannot be, unless it may be partial: then the outputs that do not depend on it.
 */
export function onnxOf(
  program: Program,
  { name = "model", isPartial = false }: { readonly name?: string; readonly isPartial?: boolean } = {},
): Exported {
  const graph = new Graph(program);
  program.steps.forEach((step, at) => {
    graph.write(step, at);
  });
  const outputs = program.outputs.flatMap((id, i) => graph.output(id, `output_${i}`) ?? []);
  if (graph.problems.length > 0 && !(isPartial && outputs.length > 0))
    return { kind: "refused", problems: graph.problems };
  if (outputs.length === 0) return { kind: "refused", problems: [nothing] };
  const { nodes, inputs, constants, problems } = graph;
  return { kind: "model", bytes: modelOf({ name, nodes, inputs, outputs, constants }), inputs, problems };
}

/** No runtime takes a model without outputs. */
const nothing: Problem = { op: "output", layer: null, reason: "the model gives nothing" };

class Graph {
  readonly nodes: OnnxNode[] = [];
  readonly problems: Problem[] = [];
  readonly inputs: readonly OnnxValue[];
  readonly #tensors = new Map<number, Named>();
  readonly #constants: ReadonlyMap<number, Program["constants"][number]>;
  readonly #used = new Set<string>();
  readonly #pool = new Pool();

  constructor({ images, constants }: Program) {
    const several = images.length > 1;
    this.inputs = images.map(({ shape }, i) => ({ name: several ? `images_${i}` : "images", shape }));
    images.forEach(({ id }, i) => {
      const input = this.inputs[i];
      if (input) this.#tensors.set(id, input);
    });
    this.#constants = new Map(constants.map((constant) => [constant.id, constant]));
    for (const { id, shape } of constants) this.#tensors.set(id, { name: nameOf(id), shape });
  }

  /** Weights that nodes read, and other constants. */
  get constants(): readonly OnnxConstant[] {
    const weights = [...this.#constants.values()].filter(({ id }) => this.#used.has(nameOf(id)));
    return [
      ...weights.map((constant): OnnxConstant => {
        const { buffer, byteOffset, byteLength } = valuesOf(constant);
        const data = new Uint8Array(buffer, byteOffset, byteLength);
        return { name: nameOf(constant.id), shape: constant.shape, type: "float32", data };
      }),
      ...this.#pool.constants.filter((constant) => this.#used.has(constant.name)),
    ];
  }

  /** Adds the nodes of a step, or what keeps it from being written. */
  write(step: Step, at: number): void {
    const { op, layer } = step;
    const inputs = step.inputs.map((id) => this.#tensors.get(id));
    const weights = Object.entries(step.weights).map(([key, id]) => [key, this.#tensors.get(id)] as const);
    // What comes of a step that was not written has been told.
    if (inputs.includes(undefined) || weights.some(([, tensor]) => tensor === undefined)) return;
    const operator = operators.get(op);
    const prefix = `s${at}`;
    const writing = new Writing(step, inputs as Named[], new Map(weights as [string, Named][]), prefix, this.#pool);
    try {
      if (operator === undefined) throw new NotSupported(`${op} has no counterpart`);
      const made = [operator(writing)].flat();
      this.#add(writing, made, `L${layer ?? ""}_${op}_${at}`);
    } catch (error) {
      if (!(error instanceof NotSupported)) throw error;
      this.problems.push({ op, layer, reason: error.message });
    }
  }

  /** Names the nodes of a step and the tensors that it gives. */
  #add({ nodes, step, inputs: given }: Writing, made: readonly string[], label: string): void {
    const isTruth = givesTruths(step, given);
    const names = new Map<string, string>();
    step.outputs.forEach(({ id, shape }, i) => {
      const name = made[i];
      if (name === undefined) return;
      const isOwn = nodes.some((node) => node.outputs.includes(name)) && !names.has(name);
      if (isOwn) names.set(name, nameOf(id));
      this.#tensors.set(id, { name: names.get(name) ?? name, shape, isTruth });
    });
    const renamed = (name: string): string => names.get(name) ?? name;
    nodes.forEach((node, i) => {
      const inputs = node.inputs.map(renamed);
      for (const input of inputs) this.#used.add(input);
      const name = nodes.length > 1 ? `${label}_${i}` : label;
      this.nodes.push({ ...node, name, inputs, outputs: node.outputs.map(renamed) });
    });
  }

  /** Gives a tensor the name of an output of the model; undefined where it was not written. */
  output(id: number, name: string): OnnxValue | undefined {
    const tensor = this.#tensors.get(id);
    if (tensor === undefined) return undefined;
    this.#used.add(tensor.name);
    this.nodes.push({ name, type: "Identity", inputs: [tensor.name], outputs: [name], attributes: {} });
    return { name, shape: tensor.shape };
  }
}

const nameOf = (id: number): string => `t${id}`;
