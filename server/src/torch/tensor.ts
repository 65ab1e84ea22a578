import type { PyObject, Value } from "../values/value.js";

/** One size of a shape; null where it is not known. */
export type Dim = number | null;

/** Sizes in PyTorch's order, e.g. `[1, 64, 80, 80]` for NCHW. */
export type Shape = readonly Dim[];

/** The name of a `torch.dtype`, e.g. `float32`, `int64`, `bool`; null where it is not known. */
export type Dtype = string | null;

interface TensorParts {
  readonly dtype?: Dtype;
  /** The elements in row-major order, for small tensors of constants. */
  readonly data?: readonly number[] | undefined;
  readonly isParameter?: boolean;
  readonly requiresGrad?: boolean;
  /** The tensor whose elements this one shows. */
  readonly base?: Tensor | undefined;
}

/**
 * A symbolic tensor: a shape without elements, except for small constants, whose elements code may branch on. `shape`
 * is null where not even the number of dimensions is known.
 */
export class Tensor implements PyObject {
  readonly kind = "object";
  /** Changed by the methods of PyTorch that reshape in place. */
  shape: Shape | null;
  readonly dtype: Dtype;
  readonly isParameter: boolean;
  requiresGrad: boolean;
  readonly #base: Tensor | undefined;
  #data: readonly number[] | undefined;

  constructor(shape: Shape | null, parts: TensorParts = {}) {
    this.shape = shape;
    this.dtype = parts.dtype === undefined ? "float32" : parts.dtype;
    this.isParameter = parts.isParameter ?? false;
    this.requiresGrad = parts.requiresGrad ?? this.isParameter;
    this.#base = parts.base;
    this.#data = parts.data;
  }

  get typeName(): string {
    return this.isParameter ? "Parameter" : "Tensor";
  }

  /** The elements where they are known. */
  get data(): readonly number[] | undefined {
    return this.#data;
  }

  /** Elements were written in place: they are known no more, nor are those of the tensors that share them. */
  forgetData(): void {
    this.#data = undefined;
    this.#base?.forgetData();
  }

  attribute(name: string): Value | undefined {
    return attributesOfTensors(this, name);
  }

  setAttribute(name: string, value: Value): void {
    this.#extra.set(name, value);
  }

  /** An attribute that the program itself has put on the tensor. */
  extra(name: string): Value | undefined {
    return this.#extra.get(name);
  }

  readonly #extra = new Map<string, Value>();

  repr(): string {
    return `tensor(shape=${formatShape(this.shape)})`;
  }
}

let attributesOfTensors: (tensor: Tensor, name: string) => Value | undefined = (tensor, name) => tensor.extra(name);

/** Sets what `tensor.name` means; the methods stand in rooms that need `Tensor` themselves. */
export function defineTensorAttributes(lookup: (tensor: Tensor, name: string) => Value | undefined): void {
  attributesOfTensors = lookup;
}

export const isTensor = (value: Value): value is Tensor => value instanceof Tensor;

/** An `nn.Parameter` of a shape. */
export const parameterTensor = (shape: Shape | null): Tensor => new Tensor(shape, { isParameter: true });

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
