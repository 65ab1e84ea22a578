import { deepCopy, type Memo } from "../values/copy.js";
import { typeError } from "../values/errors.js";
import { typeName } from "../values/kinds.js";
import { isUnknown, type PyObject, type Value } from "../values/value.js";
import { certainStrides, isRowMajor, rowMajor } from "./layout.js";
import { nextSerial } from "./serial.js";

/** One size of a shape; null where it is not known. */
export type Dim = number | null;

/** Sizes in PyTorch's order, e.g. `[1, 64, 80, 80]` for NCHW. */
export type Shape = readonly Dim[];

/** The name of a `torch.dtype`, e.g. `float32`, `int64`, `bool`; null where it is not known. */
export type Dtype = string | null;

/** A tensor of constants keeps its elements up to this number. */
export const mostElements = 1024;

interface TensorParts {
  readonly dtype?: Dtype;
  /** The elements in row-major order, for small tensors of constants. */
  readonly data?: readonly number[] | undefined;
  readonly isParameter?: boolean;
  readonly requiresGrad?: boolean;
  /** The tensor whose elements this one shows; takes the place of `data`. */
  readonly base?: Tensor | undefined;
  /** Which elements of `base` these are, row-major; null where that is not known. All of them in order if left out. */
  readonly picks?: readonly number[] | null | undefined;
  /** Null where they are not certain; in row-major order they are worked out when they are asked for. */
  readonly strides?: Strides;
}

/** Steps in memory from one element to the next along every dimension. */
type Strides = readonly number[] | "row-major" | null;

/** The elements that a tensor and its views share, where they are known. */
interface Storage {
  values: readonly number[] | undefined;
}

/** Where the elements of a tensor lie in the storage: at these places, all in order, or (null) no one knows. */
type Places = readonly number[] | "all" | null;

/** Where the elements at `picks` of a tensor lie whose own lie at `places`. */
function placesAt(places: Places, picks: readonly number[] | null | undefined): Places {
  if (picks === undefined || places === null) return places;
  return places === "all" || picks === null ? picks : picks.map((pick) => places[pick] ?? 0);
}

/**
 * A symbolic tensor: a shape without elements, except for small constants, whose elements code may branch on. `shape`
 * is null where not even the number of dimensions is known.
 */
export class Tensor implements PyObject {
  readonly kind = "object";
  readonly plain = true;
  readonly serial = nextSerial();
  /** Changed by the methods of PyTorch that reshape in place. */
  shape: Shape | null;
  dtype: Dtype;
  readonly isParameter: boolean;
  requiresGrad: boolean;
  #strides: Strides;
  /** The pass that gave the tensor its number last, and that number. */
  numberedBy: object | undefined = undefined;
  number = -1;
  /** The tensor whose elements this one shows, and the number that it had when this one got its own. */
  base: Tensor | undefined;
  baseNumber = -1;
  /** Made when elements are known, or when a view begins to share them. */
  #storage: Storage | undefined;
  #places: Places;

  constructor(shape: Shape | null, parts: TensorParts = {}) {
    this.shape = shape;
    this.dtype = parts.dtype === undefined ? "float32" : parts.dtype;
    this.isParameter = parts.isParameter ?? false;
    this.requiresGrad = parts.requiresGrad ?? this.isParameter;
    this.#strides = parts.strides ?? null;
    this.base = parts.base;
    const small = parts.data !== undefined && parts.data.length <= mostElements;
    this.#storage = parts.base ? (parts.base.#storage ??= { values: undefined }) : undefined;
    if (small && !parts.base) this.#storage = { values: parts.data };
    this.#places = placesAt(parts.base ? parts.base.#places : "all", parts.picks);
  }

  get typeName(): string {
    return this.isParameter ? "Parameter" : "Tensor";
  }

  /** Steps in memory from one element to the next along every dimension; null where they are not certain. */
  get strides(): readonly number[] | null {
    if (this.#strides !== "row-major") return this.#strides;
    return this.shape && certainStrides(rowMajor(this.shape));
  }

  set strides(strides: readonly number[] | null) {
    this.#strides = strides;
  }

  /** Whether the elements are certain to lie in row-major order. */
  get isOrdered(): boolean {
    if (this.shape === null || this.#strides === null) return false;
    return this.#strides === "row-major" || (isWhole(this.shape) && isRowMajor(this.shape, this.#strides));
  }

  /** The elements where they are known. */
  get data(): readonly number[] | undefined {
    const values = this.#storage?.values;
    if (values === undefined || this.#places === null) return undefined;
    return this.#places === "all" ? values : this.#places.map((place) => values[place] ?? NaN);
  }

  /** Elements were written in place: they are known no more, nor are those of the tensors that share them. */
  forgetData(): void {
    if (this.#storage) this.#storage.values = undefined;
  }

  /** Elements were written in place: those at `picks`, or all of them. Tensors that share them see it. */
  writeData(written: readonly number[], picks?: readonly number[]): void {
    const places = placesAt(this.#places, picks);
    const storage = (this.#storage ??= { values: undefined });
    if (places === "all") {
      storage.values = written.length <= mostElements ? written : undefined;
      return;
    }
    if (places === null || storage.values === undefined) return this.forgetData();
    const values = [...storage.values];
    places.forEach((place, i) => (values[place] = written[i] ?? NaN));
    storage.values = values;
  }

  /** Shows what `view` shows from now on, as `unsqueeze_` and `tensor.data = ...` do. */
  become(view: Tensor): void {
    this.shape = view.shape;
    this.#strides = view.#strides;
    this.#storage = view.#storage ??= { values: undefined };
    this.#places = view.#places;
    this.base = undefined;
  }

  attribute(name: string): Value | undefined {
    return attributesOfTensors(this, name);
  }

  setAttribute(name: string, value: Value): void {
    if (name === "data") this.#setData(value);
    else if (name === "requires_grad" && typeof value === "boolean") this.requiresGrad = value;
    else (this.#extra ??= new Map()).set(name, value);
  }

  #setData(value: Value): void {
    if (!isTensor(value) && !isUnknown(value)) {
      throw typeError(`Variable data has to be a tensor, but got ${typeName(value)}`);
    }
    const shown = isTensor(value) ? value : new Tensor(null, { dtype: null });
    this.become(shown);
    this.dtype = shown.dtype;
  }

  /** An attribute that the program itself has put on the tensor. */
  extra(name: string): Value | undefined {
    return this.#extra?.get(name);
  }

  get hasExtras(): boolean {
    return this.#extra !== undefined;
  }

  #extra: Map<string, Value> | undefined;

  /** `copy.deepcopy(tensor)`. */
  copy(memo: Memo): Tensor {
    const { dtype, data, isParameter, requiresGrad, strides } = this;
    const copy = new Tensor(this.shape, { dtype, data, isParameter, requiresGrad, strides });
    memo.set(this, copy);
    for (const [name, value] of this.#extra ?? []) copy.setAttribute(name, deepCopy(value, memo));
    return copy;
  }

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

/** Whether every size is known. */
export const isWhole = (shape: Shape): shape is readonly number[] => !shape.includes(null);

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
