import type { PyObject, Value } from "../values/value.js";

/** One size of a shape; null where it is not known. */
export type Dim = number | null;

/** Sizes in PyTorch's order, e.g. `[1, 64, 80, 80]` for NCHW. */
export type Shape = readonly Dim[];

/** A symbolic tensor: a shape without elements. `shape` is null where not even the number of dimensions is known. */
export class Tensor implements PyObject {
  readonly kind = "object";
  readonly typeName = "Tensor";

  constructor(
    readonly id: number,
    readonly shape: Shape | null,
  ) {}

  repr(): string {
    return `tensor(shape=${formatShape(this.shape)})`;
  }
}

export const isTensor = (value: Value): value is Tensor => value instanceof Tensor;

/** Number of elements, null where a size is not known. */
export function numel(shape: Shape | null): Dim {
  if (shape === null) return null;
  let count = 1;
  for (const size of shape) {
    if (size === null) return null;
    count *= size;
  }
  return count;
}

/** As PyTorch prints sizes in its messages: `[1, 64, 80, 80]`, `?` for an unknown one. */
export const formatSizes = (shape: Shape): string => `[${shape.map((size) => size ?? "?").join(", ")}]`;

const formatShape = (shape: Shape | null): string => (shape === null ? "[...]" : formatSizes(shape));
