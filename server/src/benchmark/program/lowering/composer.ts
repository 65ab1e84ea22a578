import type { Attributes } from "../../../torch/trace.js";
import { dimension, NotSupported } from "../attributes.js";
import type { Constant, ProgramTensor, Step } from "../program.js";

/** A step with the sizes of what it takes. */
export interface Given {
  readonly step: Omit<Step, "frees">;
  readonly inputs: readonly ProgramTensor[];
  readonly weights: Readonly<Record<string, ProgramTensor>>;
  /** Whether anybody reads the output at a place. */
  readonly isRead: (at: number) => boolean;
}

/**
 * Says an operator in terms of others; gives its outputs, as many as are worked out, or undefined for what engines are
 * to run as it is.
 */
export type Lowering = (compose: Composer, given: Given) => ProgramTensor | readonly ProgramTensor[] | undefined;

export type Operand = ProgramTensor | number;

export const range = (size: number): readonly number[] => Array.from({ length: size }, (_, i) => i);

export const product = (sizes: readonly number[]): number => sizes.reduce((total, size) => total * size, 1);

/** The shape of several operands together. Source: PyTorch notes, "Broadcasting semantics". */
export function together(...shapes: readonly (readonly number[])[]): readonly number[] {
  const rank = Math.max(0, ...shapes.map((shape) => shape.length));
  return Array.from({ length: rank }, (_, i) => {
    const sizes = shapes.map((shape) => shape[i - (rank - shape.length)] ?? 1);
    return sizes.find((size) => size !== 1) ?? 1;
  });
}

/** Writes the steps that stand for one operator. */
export class Composer {
  readonly steps: Omit<Step, "frees">[] = [];
  readonly constants: Constant[] = [];

  constructor(
    readonly layer: number | null,
    /** A number for a tensor of the program. */
    readonly fresh: () => number,
  ) {}

  run(
    op: string,
    inputs: readonly ProgramTensor[],
    shape: readonly number[],
    attributes: Attributes = {},
  ): ProgramTensor {
    return this.several(op, inputs, [shape], attributes)[0] ?? { id: -1, shape };
  }

  several(
    op: string,
    inputs: readonly ProgramTensor[],
    shapes: readonly (readonly number[])[],
    attributes: Attributes = {},
  ): readonly ProgramTensor[] {
    const outputs = shapes.map((shape): ProgramTensor => ({ id: this.fresh(), shape }));
    const ids = inputs.map(({ id }) => id);
    this.steps.push({ op, inputs: ids, weights: {}, attributes, outputs, layer: this.layer, macs: 0 });
    return outputs;
  }

  /** The operator of a step with its weights and settings, on something else. */
  again(
    { step }: Given,
    inputs: readonly ProgramTensor[],
    shapes: readonly (readonly number[])[],
    own: Attributes = {},
  ) {
    const outputs = shapes.map((shape): ProgramTensor => ({ id: this.fresh(), shape }));
    const attributes = { ...step.attributes, ...own };
    this.steps.push({ ...step, attributes, inputs: inputs.map(({ id }) => id), outputs, macs: 0 });
    return outputs;
  }

  constant(values: readonly number[], shape: readonly number[] = [values.length]): ProgramTensor {
    const id = this.fresh();
    this.constants.push({ id, shape, fill: { kind: "values", values } });
    return { id, shape };
  }

  /** A function of one tensor that maps its elements. */
  map(op: string, x: ProgramTensor, attributes: Attributes = {}): ProgramTensor {
    return this.run(op, [x], x.shape, attributes);
  }

  /** A function of tensors and numbers that maps elements, with broadcasting. */
  each(op: string, ...operands: readonly Operand[]): ProgramTensor {
    const tensors = operands.filter((operand) => typeof operand !== "number");
    const scalars = operands.map((operand) => (typeof operand === "number" ? operand : null));
    const shape = together(...tensors.map((tensor) => tensor.shape));
    return this.run(op, tensors, shape, tensors.length === operands.length ? {} : { scalars });
  }

  /** Joins the elements along dimensions; all of them where none are named. */
  reduce(op: string, x: ProgramTensor, dims?: readonly number[], keepdim = false, attributes: Attributes = {}) {
    const axes = (dims ?? [...x.shape.keys()]).map((dim) => dimension(dim, x.shape.length));
    const shape = x.shape.flatMap((size, axis) => (axes.includes(axis) ? (keepdim ? [1] : []) : [size]));
    return this.run(op, [x], shape, { dims: axes, keepdim, ...attributes });
  }

  reshape(x: ProgramTensor, shape: readonly number[]): ProgramTensor {
    if (shape.join() === x.shape.join()) return x;
    if (product(shape) !== product(x.shape)) throw new NotSupported(`${x.shape.join("x")} as ${shape.join("x")}`);
    return this.run("reshape", [x], shape, { shape });
  }

  expand(x: ProgramTensor, shape: readonly number[]): ProgramTensor {
    return shape.join() === x.shape.join() ? x : this.run("expand", [x], shape, { sizes: shape });
  }

  permute(x: ProgramTensor, dims: readonly number[]): ProgramTensor {
    if (dims.every((dim, i) => dim === i)) return x;
    const shape = dims.map((dim) => x.shape[dim] ?? 1);
    return this.run("permute", [x], shape, { dims });
  }

  /** With two dimensions exchanged. */
  swap(x: ProgramTensor, one: number, other: number): ProgramTensor {
    const [a, b] = [dimension(one, x.shape.length), dimension(other, x.shape.length)];
    return this.permute(
      x,
      [...x.shape.keys()].map((axis) => (axis === a ? b : axis === b ? a : axis)),
    );
  }

  /** `[start, stop)` along a dimension. */
  cut(x: ProgramTensor, dim: number, start: number, stop: number): ProgramTensor {
    const axis = dimension(dim, x.shape.length);
    if (start === 0 && stop === x.shape[axis]) return x;
    const shape = x.shape.map((size, i) => (i === axis ? stop - start : size));
    return this.run("slice", [x], shape, { dim: axis, start, step: 1, stop });
  }

  /** One place along a dimension, which goes. */
  select(x: ProgramTensor, dim: number, index: number): ProgramTensor {
    const axis = dimension(dim, x.shape.length);
    const shape = x.shape.filter((_, i) => i !== axis);
    return this.run("select", [x], shape, { dim: axis, index });
  }

  /** Places along a dimension. */
  take(x: ProgramTensor, dim: number, indices: readonly number[]): ProgramTensor {
    const axis = dimension(dim, x.shape.length);
    const shape = x.shape.map((size, i) => (i === axis ? indices.length : size));
    return this.run("index_select", [x], shape, { dim: axis, count: indices.length, indices });
  }

  /** Places along a dimension that a tensor names. */
  pick(x: ProgramTensor, dim: number, places: ProgramTensor): ProgramTensor {
    const axis = dimension(dim, x.shape.length);
    const shape = [...x.shape.slice(0, axis), ...places.shape, ...x.shape.slice(axis + 1)];
    return this.run("index", [x, places], shape, { axes: [axis] });
  }

  cat(tensors: readonly ProgramTensor[], dim: number): ProgramTensor {
    const [first] = tensors;
    if (first === undefined) throw new NotSupported("joining nothing");
    if (tensors.length === 1) return first;
    const axis = dimension(dim, first.shape.length);
    const size = tensors.reduce((total, { shape }) => total + (shape[axis] ?? 0), 0);
    const shape = first.shape.map((own, i) => (i === axis ? size : own));
    return this.run("cat", tensors, shape, { dim: axis });
  }

  /** The product of matrices, whose leading dimensions broadcast. */
  matmul(one: ProgramTensor, other: ProgramTensor): ProgramTensor {
    const [rows, columns] = [one.shape.at(-2) ?? 1, other.shape.at(-1) ?? 1];
    const lead = together(one.shape.slice(0, -2), other.shape.slice(0, -2));
    return this.run("matmul", [one, other], [...lead, rows, columns]);
  }

  unsqueeze(x: ProgramTensor, dim: number): ProgramTensor {
    const axis = dim < 0 ? dim + x.shape.length + 1 : dim;
    return this.reshape(x, [...x.shape.slice(0, axis), 1, ...x.shape.slice(axis)]);
  }

  where(condition: ProgramTensor, yes: Operand, no: Operand): ProgramTensor {
    return this.each("where", condition, yes, no);
  }
}

/** The input of a step at a place. */
export function inputOf({ inputs, step }: Given, at = 0): ProgramTensor {
  const input = inputs[at];
  if (input === undefined) throw new NotSupported(`${step.op} of ${inputs.length} tensors`);
  return input;
}

/** The operands of a step in their order: its inputs, with the numbers among them. */
export function operandsOf({ inputs, step }: Given): readonly Operand[] {
  const { scalars } = step.attributes;
  if (!Array.isArray(scalars)) return inputs;
  let next = 0;
  return (scalars as readonly (number | string | null)[]).map((value) => {
    const operand = value === null ? inputs[next++] : Number(value);
    if (operand === undefined || Number.isNaN(operand)) throw new NotSupported(`${step.op} with what is not known`);
    return operand;
  });
}

/** The sizes that a step gives. */
export const shapeOf = ({ step }: Given, at = 0): readonly number[] => step.outputs[at]?.shape ?? [];

/** The dimensions that a step names; all of them where it names none. */
export function dimsOf({ step, inputs }: Given): readonly number[] {
  const rank = inputs[0]?.shape.length ?? 0;
  const { dims } = step.attributes;
  if (!Array.isArray(dims) || dims.length === 0) return Array.from({ length: rank }, (_, i) => i);
  return (dims as readonly number[]).map((dim) => dimension(dim, rank));
}
