import { NotSupported } from "../program/attributes.js";
import type { Step } from "../program/program.js";
import { asLast, asPlain, type Tf, type TfTensor, type Value } from "./value.js";

/** What an operator may use while it runs. */
export interface Run {
  readonly tf: Tf;
  readonly step: Step;
  readonly inputs: readonly Value[];
  /** A weight as PyTorch lays it out; undefined where the step has none of that name. */
  weight(name: string): TfTensor | undefined;
  /** A weight in another layout, which is worked out once. `layout` names it among those of the weight. */
  prepared(name: string, layout: string, prepare: (weight: TfTensor) => TfTensor): TfTensor | undefined;
}

/** Runs one operator of the Trace on TensorFlow.js. What it makes on the way is freed by the caller. */
export type TfOperator = (run: Run) => Value | readonly Value[];

/** Whether somebody reads the second output of a step: where the values of the first one were. */
export function tellsWhere({ outputs, frees }: Step): boolean {
  const [, places] = outputs;
  return places !== undefined && !frees.includes(places.id);
}

/** The input at a place, as PyTorch lays it out. */
export function plainInput({ tf, inputs, step }: Run, at = 0): TfTensor {
  return asPlain(tf, inputAt(inputs, at, step));
}

/** A map of four dimensions at a place, with the channels last. */
export function mapInput({ tf, inputs, step }: Run, at = 0): ReturnType<typeof asLast> {
  return asLast(tf, inputAt(inputs, at, step));
}

function inputAt(inputs: readonly Value[], at: number, { op }: Step): Value {
  const input = inputs[at];
  if (input === undefined) throw new NotSupported(`${op} with ${inputs.length} inputs`);
  return input;
}

/** The sizes of the input at a place, in PyTorch's order. */
export function shapeOf(value: Value | undefined): readonly number[] {
  const shape = value?.tensor.shape ?? [];
  if (value?.channelsLast !== true) return shape;
  const [batch = 1, height = 1, width = 1, channels = 1] = shape;
  return [batch, channels, height, width];
}
