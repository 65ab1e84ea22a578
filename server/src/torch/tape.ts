import { isSequence, list, tuple, type Value } from "../values/value.js";
import type { ModuleImage } from "./moduleImage.js";
import { isTensor, type Shape, Tensor } from "./tensor.js";
import { type ForwardPass, type ModuleCall, noNumbers, type TraceNode } from "./trace.js";

/** Where a number of the record comes from: the inputs, the tensors of the module, or an operator before. */
type Source = { readonly from: "input" | "module"; readonly index: number };

type TapedNode = Omit<TraceNode, "id" | "layer" | "module"> & { readonly module: number };
type TapedCall = Omit<ModuleCall, "layer" | "module"> & { readonly module: number };

type TapedOutput =
  | { readonly kind: "input"; readonly index: number }
  | { readonly kind: "tensor"; readonly number: number; readonly like: Tensor }
  | { readonly kind: "list" | "tuple"; readonly items: readonly TapedOutput[] };

/** What the forward of a module records and gives, told without its tensors and modules. */
export interface Tape {
  readonly nodes: readonly TapedNode[];
  readonly calls: readonly TapedCall[];
  readonly sources: ReadonlyMap<number, Source>;
  /** The least of its numbers. */
  readonly first: number;
  readonly output: TapedOutput;
}

/** Where a pass stood, and what its inputs were, before a forward. */
export interface Start {
  readonly nodes: number;
  readonly calls: number;
  readonly unknowns: number;
  readonly shapes: readonly (Shape | null)[];
  readonly numbers: readonly (number | undefined)[];
}

const numberIn = (pass: ForwardPass, tensor: Tensor): number | undefined =>
  tensor.numberedBy === pass ? tensor.number : undefined;

export const startOf = (pass: ForwardPass, inputs: readonly Tensor[]): Start => ({
  nodes: pass.nodes.length,
  calls: pass.calls.length,
  unknowns: pass.unknowns.length,
  shapes: inputs.map(({ shape }) => shape),
  numbers: inputs.map((tensor) => numberIn(pass, tensor)),
});

/** What a pass recorded since a start; undefined where it cannot be told of other tensors and modules. */
export function tapeOf(
  pass: ForwardPass,
  start: Start,
  inputs: readonly Tensor[],
  image: ModuleImage,
  output: Value,
): Tape | undefined {
  if (pass.unknowns.length !== start.unknowns) return undefined;
  const isChanged = (tensor: Tensor, i: number): boolean =>
    tensor.shape !== start.shapes[i] || (start.numbers[i] !== undefined && start.numbers[i] !== numberIn(pass, tensor));
  if (inputs.some(isChanged)) return undefined;
  const sources = sourcesOf(pass, inputs, image);
  const modules = new Map(image.modules.map((module, i) => [module, i]));
  const known = new Set(sources.keys());
  const nodes: TapedNode[] = [];
  for (const node of pass.nodes.slice(start.nodes)) {
    const module = node.module ? modules.get(node.module) : undefined;
    const taken = [...node.inputs, ...Object.values(node.weights)];
    if (module === undefined || taken.some((number) => !known.has(number))) return undefined;
    for (const number of node.outputs) known.add(number);
    nodes.push({ ...node, module });
  }
  const calls: TapedCall[] = [];
  for (const call of pass.calls.slice(start.calls)) {
    const module = modules.get(call.module);
    if (module === undefined) return undefined;
    calls.push({ ...call, module });
  }
  const isMade = (tensor: Tensor): boolean =>
    pass.isTraced ? known.has(numberIn(pass, tensor) ?? NaN) : !image.tensors.includes(tensor);
  const taped = outputOf(output, inputs, isMade, new Set());
  return taped && { nodes, calls, sources, first: Math.min(...known), output: taped };
}

function sourcesOf(pass: ForwardPass, inputs: readonly Tensor[], image: ModuleImage): ReadonlyMap<number, Source> {
  const sources = new Map<number, Source>();
  const add = (from: Source["from"], tensors: readonly Tensor[]): void => {
    for (const [index, tensor] of tensors.entries()) {
      const number = numberIn(pass, tensor);
      if (number !== undefined && !sources.has(number)) sources.set(number, { from, index });
    }
  };
  add("input", inputs);
  add("module", image.tensors);
  return sources;
}

function outputOf(
  value: Value,
  inputs: readonly Tensor[],
  isMade: (tensor: Tensor) => boolean,
  seen: Set<Tensor>,
): TapedOutput | undefined {
  if (isSequence(value)) {
    const items = value.items.flatMap((item) => outputOf(item, inputs, isMade, seen) ?? []);
    return items.length === value.items.length ? { kind: value.kind, items } : undefined;
  }
  if (!isTensor(value) || seen.has(value)) return undefined;
  seen.add(value);
  const index = inputs.indexOf(value);
  if (index >= 0) return { kind: "input", index };
  // Who writes to a view later writes to its base, which a tape cannot tell of another tensor.
  const isPlain = value.data === undefined && value.base === undefined && !value.hasExtras && !value.isParameter;
  return isPlain && isMade(value) ? { kind: "tensor", number: value.number, like: value } : undefined;
}

/** Records what a tape tells, of a module with the same image and of inputs alike. Gives what the forward would. */
export function play(pass: ForwardPass, tape: Tape, inputs: readonly Tensor[], image: ModuleImage): Value {
  const numbers: number[] = [];
  const numberOf = (taped: number): number => {
    const known = numbers[taped - tape.first];
    if (known !== undefined) return known;
    const source = tape.sources.get(taped);
    const tensor = source && (source.from === "input" ? inputs : image.tensors)[source.index];
    const number = tensor === undefined ? pass.nextNumber() : pass.taken(tensor);
    numbers[taped - tape.first] = number;
    return number;
  };
  const { layer } = pass;
  for (const { op, inputs: taken, weights, attributes, outputs, outputShapes, module, macs } of tape.nodes) {
    pass.nodes.push({
      id: pass.nodes.length,
      op,
      inputs: taken.map(numberOf),
      weights: renumbered(weights, numberOf),
      attributes,
      outputs: outputs.map(numberOf),
      outputShapes,
      module: image.modules[module] ?? null,
      layer,
      macs,
    });
  }
  for (const { module: index, inputs: shapes, output } of tape.calls) {
    const module = image.modules[index];
    if (module !== undefined) pass.calls.push({ module, inputs: shapes, output, layer });
  }
  return outputFrom(pass, tape.output, inputs, numberOf);
}

function renumbered(weights: TraceNode["weights"], numberOf: (taped: number) => number): TraceNode["weights"] {
  if (weights === noNumbers) return weights;
  const result: Record<string, number> = {};
  for (const name in weights) result[name] = numberOf(weights[name] ?? 0);
  return result;
}

function outputFrom(
  pass: ForwardPass,
  output: TapedOutput,
  inputs: readonly Tensor[],
  numberOf: (taped: number) => number,
): Value {
  if (output.kind === "input") return inputs[output.index] ?? null;
  if (output.kind === "tensor") {
    const { shape, dtype, requiresGrad, strides, isOrdered } = output.like;
    const tensor = new Tensor(shape, { dtype, requiresGrad, strides: isOrdered ? "row-major" : strides });
    if (pass.isTraced) pass.number(tensor, numberOf(output.number));
    return tensor;
  }
  const items = output.items.map((item) => outputFrom(pass, item, inputs, numberOf));
  return output.kind === "list" ? list(items) : tuple(items);
}
