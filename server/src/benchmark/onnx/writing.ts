import type { Step } from "../program/program.js";
import { dimension, NotSupported } from "../program/attributes.js";
import type { OnnxAttribute, OnnxConstant, OnnxNode } from "./model.js";

/** A tensor of the graph while it is written: its name there and its sizes. */
export interface Named {
  readonly name: string;
  readonly shape: readonly number[];
  /** Whether its elements are known to be truths. */
  readonly isTruth?: boolean;
}

/** Writes one operator of the Trace as nodes of ONNX; gives the names of its outputs. */
export type OnnxOperator = (writing: Writing) => string | readonly string[];

export const product = (sizes: readonly number[]): number => sizes.reduce((total, size) => total * size, 1);
export const range = (length: number): readonly number[] => Array.from({ length }, (_, i) => i);

const bigInts = (values: readonly number[]): Uint8Array =>
  new Uint8Array(BigInt64Array.from(values, (value) => BigInt(value)).buffer);

/** Constants that operators need besides the weights; those that are the same are kept once. */
export class Pool {
  readonly constants: OnnxConstant[] = [];
  readonly #names = new Map<string, string>();

  name(type: OnnxConstant["type"], values: readonly number[], shape: readonly number[]): string {
    const key = `${type} ${shape.join("x")} ${values.map((value) => (Object.is(value, -0) ? "-0" : value)).join()}`;
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const name = `c${this.constants.length}`;
    const data = type === "int64" ? bigInts(values) : new Uint8Array(Float32Array.from(values).buffer);
    this.constants.push({ name, shape, type, data });
    this.#names.set(key, name);
    return name;
  }
}

/**
 * What an operator may use while it is written. Every tensor of the program is float32: truths are 0 and 1, and whole
 * numbers become int64 only where a node wants them.
 */
export class Writing {
  readonly nodes: OnnxNode[] = [];

  constructor(
    readonly step: Step,
    readonly inputs: readonly Named[],
    readonly weights: ReadonlyMap<string, Named>,
    /** What the names of tensors on the way begin with. */
    readonly prefix: string,
    readonly pool: Pool,
  ) {}

  /** The sizes of what comes out. */
  shape(at = 0): readonly number[] {
    return this.step.outputs[at]?.shape ?? [];
  }

  input(at = 0): Named {
    const input = this.inputs[at];
    if (input === undefined) throw new NotSupported(`${this.step.op} of ${this.inputs.length} tensors`);
    return input;
  }

  /** The dimension that an attribute names, in a tensor of so many dimensions. */
  axis(dim: number, rank = this.input().shape.length): number {
    return dimension(dim, rank);
  }

  /** A node with several outputs. */
  several(
    count: number,
    type: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, OnnxAttribute>> = {},
  ): readonly string[] {
    const at = this.nodes.length;
    const outputs = range(count).map((i) => `${this.prefix}_${at}${count > 1 ? `_${i}` : ""}`);
    this.nodes.push({ name: "", type, inputs, outputs, attributes });
    return outputs;
  }

  /** A node; gives the name of its output. */
  node(type: string, inputs: readonly string[], attributes: Readonly<Record<string, OnnxAttribute>> = {}): string {
    return this.several(1, type, inputs, attributes)[0] ?? "";
  }

  /** A constant number. */
  number(value: number): string {
    return this.pool.name("float32", [value], []);
  }

  floats(values: readonly number[], shape: readonly number[] = [values.length]): string {
    return this.pool.name("float32", values, shape);
  }

  ints(values: readonly number[], shape: readonly number[] = [values.length]): string {
    return this.pool.name("int64", values, shape);
  }

  reshape(name: string, shape: readonly number[]): string {
    return this.node("Reshape", [name, this.ints(shape)]);
  }

  /** Whole numbers that are kept as floats. */
  asInts(name: string): string {
    return this.node("Cast", [name], { to: 7 });
  }

  asTruths(name: string): string {
    return this.node("Cast", [name], { to: 9 });
  }

  asFloats(name: string): string {
    return this.node("Cast", [name], { to: 1 });
  }

  /** Elements along an axis by their places. */
  take(name: string, axis: number, places: readonly number[]): string {
    return this.node("Gather", [name, this.ints(places)], { axis });
  }

  /** `[start, stop)` along an axis. */
  cut(name: string, axis: number, start: number, stop: number, step = 1): string {
    const bounds = [[start], [stop], [axis], [step]].map((values) => this.ints(values));
    return this.node("Slice", [name, ...bounds]);
  }
}
