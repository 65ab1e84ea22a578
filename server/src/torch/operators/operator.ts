import type { Value } from "../../values/value.js";
import { isUnknown } from "../../values/value.js";
import { NotAnalysed, type PythonError } from "../../values/errors.js";
import { type Dim, isTensor, type Shape, type Tensor } from "../tensor.js";
import type { Attributes, ForwardPass } from "../trace.js";

/** What an operator gives: one shape per output, and its multiply-accumulates (0 where it only maps elements). */
export interface Inferred {
  readonly outputs: readonly (Shape | null)[];
  readonly macs?: Dim;
}

/**
 * One operator: its shape rule with PyTorch's constraints, as a pure function of the input shapes and attributes.
 * `infer` throws `PythonError` with PyTorch's wording (1.13) where PyTorch would raise. Unknown sizes never raise.
 */
export interface Operator<A extends Attributes = Attributes> {
  readonly name: string;
  infer(inputs: readonly (Shape | null)[], attributes: A): Inferred;
}

/** Runs an operator on symbolic tensors and records it in the pass. */
export function runAll<A extends Attributes>(
  pass: ForwardPass,
  operator: Operator<A>,
  inputs: readonly Tensor[],
  attributes: A,
): readonly Tensor[] {
  const { outputs, macs = 0 } = operator.infer(
    inputs.map((tensor) => tensor.shape),
    attributes,
  );
  const tensors = outputs.map((shape) => pass.tensor(shape));
  pass.record(operator.name, inputs, attributes, tensors, macs);
  return tensors;
}

/** `runAll` for an operator with one output. */
export function run<A extends Attributes>(
  pass: ForwardPass,
  operator: Operator<A>,
  inputs: readonly Tensor[],
  attributes: A,
): Tensor {
  const [output] = runAll(pass, operator, inputs, attributes);
  if (output === undefined) throw new NotAnalysed(`${operator.name} gave nothing`);
  return output;
}

/** The tensor an operator was called with; `mistake` words PyTorch's complaint about anything else. */
export function tensorArgument(value: Value | undefined, mistake: (value: Value) => PythonError): Tensor {
  if (value !== undefined && isTensor(value)) return value;
  if (value === undefined) throw new NotAnalysed("a forward without input");
  if (isUnknown(value)) throw new NotAnalysed(value.reason);
  throw mistake(value);
}

/** `combine(sizes)` where all of them are known, else null. */
export function known(sizes: readonly Dim[], combine: (...sizes: number[]) => number): Dim {
  const numbers = sizes.filter((size): size is number => size !== null);
  return numbers.length === sizes.length ? combine(...numbers) : null;
}

export const product = (...sizes: readonly Dim[]): Dim => known(sizes, (...all) => all.reduce((a, b) => a * b, 1));
