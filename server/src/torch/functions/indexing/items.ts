import { NotAnalysed, runtimeError, typeError } from "../../../values/errors.js";
import { numberOf, typeName } from "../../../values/kinds.js";
import { isUnknown, type Value } from "../../../values/value.js";
import { checkIndices, index, indexPicks, type KnownIndex } from "../../operators/indexing.js";
import { isKnown, type Operator, run } from "../../operators/operator.js";
import { type Dim, formatSizes, isTensor, mostElements, numel, type Shape, Tensor } from "../../tensor.js";
import { type ForwardPass, type TraceNode, unrecorded } from "../../trace.js";
import { castElements, dtypes } from "../dtypes.js";
import { expanded, scalarOf } from "../pointwise.js";
import { expanded as expandedTo } from "../shape/repeating.js";
import { type Applied, applySteps, isMask } from "./apply.js";
import { stepsOf } from "./steps.js";

/** `tensor[index]`. Throws IndexError, TypeError or ValueError in PyTorch's words. */
export function getItem(pass: ForwardPass, tensor: Tensor, at: Value): Tensor {
  if (tensor.shape === null || isOpen(at)) return partOf(tensor);
  const { view, indices } = applySteps(pass, tensor, stepsOf(at));
  if (indices.length === 0)
    return view === tensor ? pass.alias(new Tensor(tensor.shape, aliasOf(tensor)), tensor) : view;
  const { picks } = picked(view, indices);
  const operator: Operator<{ readonly axes: readonly number[] }> = index;
  const inputs = [view, ...indices.map(({ tensor: own }) => own)];
  const output = run(pass, operator, inputs, { axes: indices.map(({ axis }) => axis) });
  const { data } = view;
  if (picks && data) output.writeData(picks.map((pick) => data[pick] ?? NaN));
  return output;
}

const aliasOf = (tensor: Tensor) => ({ base: tensor, dtype: tensor.dtype, strides: tensor.strides });

/** Some part of a tensor, no one knows which. */
const partOf = (tensor: Tensor): Tensor => new Tensor(null, { base: tensor, dtype: tensor.dtype, picks: null });

/** Whether an index, or a part of it, is not known. */
const isOpen = (at: Value): boolean =>
  isUnknown(at) || (typeof at === "object" && at !== null && "items" in at && at.items.some((item) => isUnknown(item)));

/** Which elements index tensors pick where that is known; throws where one is out of range. */
function picked(view: Tensor, indices: Applied["indices"]): { readonly picks: readonly number[] | null } {
  const axes = indices.map(({ axis }) => axis);
  const known = indices.map(({ tensor: { shape, data } }): KnownIndex | null =>
    isKnown(shape) && data ? { shape, data } : null,
  );
  const { shape } = view;
  const result = index.infer([shape, ...indices.map(({ tensor }) => tensor.shape)], { axes }).outputs[0] ?? null;
  if (numel(result) !== 0 && numel(result) !== null) checkIndices(shape ?? [], axes, known);
  const all = known.filter((one) => one !== null);
  const small = (numel(result) ?? Infinity) <= mostElements && view.data !== undefined;
  return { picks: isKnown(shape) && small && all.length === known.length ? indexPicks(shape, axes, all) : null };
}

/** `tensor[index] = value`; with `accumulate` the value is added. */
export function setItem(pass: ForwardPass, tensor: Tensor, at: Value, value: Value, accumulate = false): void {
  if (tensor.shape === null || isOpen(at)) {
    checkValue(tensor, value);
    tensor.forgetData();
    return;
  }
  checkValue(tensor, value);
  if (at === false) return;
  // A view that was written to since is made anew, which is no part of the way to the elements.
  if (pass.isTraced) pass.taken(tensor);
  const before = pass.nodes.length;
  const { view, indices, byMask, given: slots } = applySteps(pass, tensor, stepsOf(at));
  const region = pass.nodes.slice(before).map(partOfView);
  const given = isTensor(value) ? value : null;
  const inputs = [tensor, ...slots.map((slot) => slot.tensor), ...(given ? [given] : [])];
  const output = new Tensor(tensor.shape, { dtype: tensor.dtype, strides: tensor.strides });
  if (indices.length === 0 || at === true) {
    if (given?.shape && view.shape) {
      const sizes = withoutLeadingOnes(given.shape, view.shape.length);
      expandedTo(unrecorded, new Tensor(sizes, { dtype: given.dtype }), view.shape);
    }
    write(view, value, view.shape, undefined);
  } else {
    const axes = indices.map(({ axis }) => axis);
    const chosen =
      index.infer([view.shape, ...indices.map(({ tensor: own }) => own.shape)], { axes }).outputs[0] ?? null;
    if (given?.shape && chosen) checkFits(withoutLeadingOnes(given.shape, chosen.length), chosen);
    if (given && !(byMask && numel(given.shape) === 1)) checkType(view, given);
    write(view, value, chosen, picked(view, indices).picks);
  }
  const number = given ? undefined : numberOf(value);
  const places = slots.length > 0 && {
    axes: slots.map(({ axis }) => axis),
    masked: slots.map((slot) => isMask(slot.tensor)),
    accumulate,
  };
  const attributes = { region, ...places, ...(number !== undefined && { value: scalarOf(number) }) };
  pass.record("setitem", inputs, attributes, [output], 0);
  pass.replace(tensor, output);
}

/** How one operator made the view that is written into, as the Trace keeps it. */
function partOfView({ op, attributes }: TraceNode): readonly (string | number)[] {
  const { dim, index: at, start, step, stop } = attributes;
  const numbers = [dim, at, start, step, stop].filter((value) => typeof value === "number");
  return [op, ...numbers];
}

function checkValue(tensor: Tensor, value: Value): void {
  if (isUnknown(value) || isTensor(value) || numberOf(value) !== undefined) return;
  const name = typeName(value);
  if (name === "complex") throw new NotAnalysed("a complex number");
  if (tensor.dtype === null) throw typeError(`can't assign a ${name} to a tensor`);
  throw typeError(`can't assign a ${name} to a torch.${dtypes[tensor.dtype]?.legacy ?? ""}Tensor`);
}

/** Leading sizes of 1 are passed over, and where there are too many for `rank`, so are those that may be 1. */
function withoutLeadingOnes(shape: Shape, rank: number): Shape {
  const first = shape.findIndex((size, i) => size !== 1 && (size !== null || shape.length - i <= rank));
  return first < 0 ? [] : shape.slice(first);
}

function checkFits(sizes: Shape, region: Shape): void {
  const lead = region.length - sizes.length;
  const fits = sizes.every((size, i) => {
    const own: Dim | undefined = region[i + lead];
    return own !== undefined && (size === null || own === null || size === 1 || size === own);
  });
  if (fits) return;
  throw runtimeError(
    `shape mismatch: value tensor of shape ${formatSizes(sizes)} cannot be broadcast to indexing result of shape ` +
      formatSizes(region),
  );
}

function checkType(target: Tensor, value: Tensor): void {
  const { dtype } = value;
  if (target.dtype === null || dtype === null || target.dtype === dtype) return;
  const legacy = (name: string) => dtypes[name]?.legacy ?? name;
  throw runtimeError(
    `Index put requires the source and destination dtypes match, got ${legacy(target.dtype)} for the destination and ` +
      `${legacy(dtype)} for the source.`,
  );
}

/** Writes a number or a tensor into a part of a tensor, `picks` of `view` where that is not all of it. */
function write(view: Tensor, value: Value, region: Shape | null, picks: readonly number[] | null | undefined): void {
  const elements = view.data === undefined || picks === null || !isKnown(region) ? null : elementsFor(value, region);
  if (elements === null || view.dtype === null) view.forgetData();
  else view.writeData(castElements(elements, view.dtype), picks ?? undefined);
}

/** What is written into a region: a number again and again, or the elements of a tensor; null if not known. */
function elementsFor(value: Value, region: readonly number[]): readonly number[] | null {
  const number = numberOf(value);
  if (number !== undefined) return Array.from({ length: numel(region) ?? 0 }, () => number);
  if (!isTensor(value) || value.shape === null) return null;
  const { data } = value;
  return expanded(new Tensor(withoutLeadingOnes(value.shape, region.length), { data }), region) ?? null;
}
