import { charge } from "../../values/work.js";
import type { Value } from "../../values/value.js";
import { isUnknown } from "../../values/value.js";
import { NotAnalysed, type PythonError } from "../../values/errors.js";
import { certainStrides, type Layout, placesOf, rowMajor } from "../layout.js";
import { stridesAfter } from "../order.js";
import { type Dim, type Dtype, isTensor, mostElements, numel, type Shape, Tensor } from "../tensor.js";
import type { Attributes, ForwardPass, Weights } from "../trace.js";

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
  /** The type of an output; that of the inputs if left out. */
  dtype?(inputs: readonly Dtype[], output: number, attributes: A): Dtype;
  /** Where the output shows the input's own elements: how they lie, given how the input does; null for a copy. */
  view?(input: Layout, attributes: A): Layout | null;
  /** Where the output is made of the inputs' elements: which ones, counted through all inputs. */
  picks?(inputs: readonly (readonly number[])[], attributes: A): readonly number[] | undefined;
}

/** What recording one costs, in steps. */
const costOfOperator = 40;

const shapeOf = (tensor: Tensor): Shape | null => tensor.shape;

/** Runs an operator on symbolic tensors and records it in the pass. */
export function runAll<A extends Attributes>(
  pass: ForwardPass,
  operator: Operator<A>,
  inputs: readonly Tensor[],
  attributes: A,
  weights?: Weights,
): readonly Tensor[] {
  charge(costOfOperator + inputs.length);
  const { outputs, macs = 0 } = operator.infer(inputs.map(shapeOf), attributes);
  const tensors = outputs.map((shape, i) => outputOf(operator, inputs, attributes, shape, i));
  pass.record(operator.name, inputs, attributes, tensors, macs, weights);
  return tensors;
}

function outputOf<A extends Attributes>(
  operator: Operator<A>,
  inputs: readonly Tensor[],
  attributes: A,
  shape: Shape | null,
  output: number,
): Tensor {
  if (operator.view && inputs[0]) return viewed(operator, inputs[0], attributes, shape);
  const dtype = operator.dtype
    ? operator.dtype(
        inputs.map((tensor) => tensor.dtype),
        output,
        attributes,
      )
    : commonDtype(inputs);
  const strides = stridesAfter(operator.name, inputs, shape);
  const data = operator.picks && isSmall(shape) ? picked(operator, inputs, attributes) : undefined;
  return new Tensor(shape, { dtype, strides, data });
}

const viewed = <A extends Attributes>(
  operator: Operator<A>,
  input: Tensor,
  attributes: A,
  shape: Shape | null,
): Tensor => viewOf(input, shape, (layout) => operator.view?.(layout, attributes) ?? null);

const isSmall = (shape: Shape | null): boolean => (numel(shape) ?? Infinity) <= mostElements;

/** The type of several tensors where it is the same; what they are promoted to is not looked into. */
function commonDtype(tensors: readonly Tensor[]): Dtype {
  const first = tensors[0] === undefined ? "float32" : tensors[0].dtype;
  return tensors.every(({ dtype }) => dtype === first) ? first : null;
}

/** A tensor that shows elements of `base`, which lie as `relayout` says; null makes it a copy in row-major order. */
export function viewOf(base: Tensor, shape: Shape | null, relayout: (layout: Layout) => Layout | null): Tensor {
  const { dtype, shape: own, strides, data } = base;
  const inMemory = own && strides ? relayout({ shape: own, strides, offset: 0 }) : undefined;
  const elements = own && data && isSmall(shape) ? relayout(rowMajor(own)) : null;
  const picks = elements && placesOf(elements);
  charge((picks?.length ?? 0) / 16);
  if (inMemory === null) {
    const copied = picks?.map((pick) => data?.[pick] ?? NaN);
    return new Tensor(shape, { dtype, data: copied, strides: shape && certainStrides(rowMajor(shape)) });
  }
  return new Tensor(shape, { dtype, base, picks, strides: inMemory ? certainStrides(inMemory) : null });
}

/** The elements of an operator that only arranges those of its inputs. */
function picked<A extends Attributes>(
  operator: Operator<A>,
  inputs: readonly Tensor[],
  attributes: A,
): readonly number[] | undefined {
  const elements: number[] = [];
  const shapes: (readonly number[])[] = [];
  for (const { data, shape } of inputs) {
    if (data === undefined || !isKnown(shape)) return undefined;
    elements.push(...data);
    shapes.push(shape);
  }
  charge(elements.length / 16);
  return operator.picks?.(shapes, attributes)?.map((pick) => elements[pick] ?? NaN);
}

export const isKnown = (shape: Shape | null): shape is readonly number[] =>
  shape?.every((size) => size !== null) ?? false;

/** `runAll` for an operator with one output. */
export function run<A extends Attributes>(
  pass: ForwardPass,
  operator: Operator<A>,
  inputs: readonly Tensor[],
  attributes: A,
  weights?: Weights,
): Tensor {
  const [output] = runAll(pass, operator, inputs, attributes, weights);
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
  return sizes.includes(null) ? null : combine(...(sizes as readonly number[]));
}

/** The product of sizes, null where one is not known. */
export function product(...sizes: readonly Dim[]): Dim {
  let result = 1;
  for (const size of sizes) {
    if (size === null) return null;
    result *= size;
  }
  return result;
}
