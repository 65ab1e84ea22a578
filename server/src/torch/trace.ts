import type { Value } from "../values/value.js";
import type { Module } from "./module.js";
import { type Dim, type Shape, Tensor } from "./tensor.js";

/** What an operator was called with besides tensors. JSON throughout. */
export type Attributes = Readonly<Record<string, AttributeValue>>;
export type AttributeValue = null | boolean | number | string | readonly AttributeValue[];

/** Parameters and buffers that an operator is called with, by PyTorch's names of its arguments; None is left out. */
export type Weights = Readonly<Record<string, Value>>;

/** One executed operator. Tensors are named by numbers; `module` is the innermost `nn.Module` that ran it. */
export interface TraceNode {
  readonly id: number;
  readonly op: string;
  readonly inputs: readonly number[];
  readonly weights: Readonly<Record<string, number>>;
  readonly attributes: Attributes;
  readonly outputs: readonly number[];
  readonly outputShapes: readonly (Shape | null)[];
  readonly module: Module | null;
  /** Row index in the config; null outside any row. */
  readonly layer: number | null;
  /** Multiply-accumulates at operator level (convolutions, linear layers, matrix products); null if not known. */
  readonly macs: Dim;
}

/** One call of a module, as a forward hook sees it. Only modules without children are recorded. */
export interface ModuleCall {
  readonly module: Module;
  readonly inputs: readonly (Shape | null)[];
  readonly output: Shape | null;
  readonly layer: number | null;
}

/** A tensor that a pass was given, by its number there. */
export interface Leaf {
  readonly id: number;
  readonly tensor: Tensor;
  /** Its elements when it was given, where they were known. */
  readonly data: readonly number[] | undefined;
}

/** The operator that made a view, and which of its outputs that is. */
interface View {
  readonly node: TraceNode;
  readonly place: number;
}

const shapeOf = (tensor: Tensor): Shape | null => tensor.shape;

const noWeights: Weights = {};
/** Of an operator without weights. */
export const noNumbers: TraceNode["weights"] = {};

/** One forward pass: the mode it runs in, and the record of what ran. Without a trace only calls are recorded. */
export class ForwardPass {
  readonly nodes: TraceNode[] = [];
  readonly calls: ModuleCall[] = [];
  /** Tensors that operators take and none of the pass made: the image, parameters, buffers and constants. */
  readonly leaves: Leaf[] = [];
  /** Reasons that made a value unknown since the row began. */
  readonly unknowns: string[] = [];
  layer: number | null = null;
  #next = 0;
  readonly #modules: Module[] = [];
  readonly #views = new Map<Tensor, View>();

  constructor(
    /** `model.train()` or `model.eval()`. */
    readonly training: boolean,
    /** Whether operators are recorded, which costs about as much as working out their shapes. */
    readonly isTraced = true,
  ) {}

  /** The innermost module that is running. */
  get module(): Module | null {
    return this.#modules.at(-1) ?? null;
  }

  tensor(shape: Shape | null): Tensor {
    return new Tensor(shape);
  }

  /** The number of a tensor in this pass. */
  readonly #id = (tensor: Tensor): number =>
    tensor.numberedBy === this ? tensor.number : this.number(tensor, this.#next++);

  /** Gives a tensor a number of this pass. */
  number(tensor: Tensor, id: number): number {
    tensor.numberedBy = this;
    tensor.number = id;
    if (tensor.base) tensor.baseNumber = tensor.base.number;
    return id;
  }

  /** The number of a tensor that an operator takes. */
  readonly taken = (tensor: Tensor): number => {
    if (tensor.numberedBy === this) return tensor.base === undefined ? tensor.number : this.#upToDate(tensor);
    const id = this.#id(tensor);
    this.leaves.push({ id, tensor, data: tensor.data });
    return id;
  };

  /** A number for a tensor that only the record knows. */
  nextNumber(): number {
    return this.#next++;
  }

  /** `other` holds the elements of `tensor`, which no operator has copied. */
  alias(other: Tensor, tensor: Tensor): Tensor {
    if (this.isTraced) this.number(other, this.taken(tensor));
    return other;
  }

  /** From now on `tensor` stands for what is in `result`, which was written into it, and what it shows changes too. */
  replace(tensor: Tensor, result: Tensor): void {
    if (!this.isTraced) return;
    const { base } = tensor;
    const isView = base?.numberedBy === this && tensor.numberedBy === this;
    const isAlias = isView && tensor.number === tensor.baseNumber;
    const view = isView && !isAlias ? this.#viewOf(tensor) : undefined;
    this.number(tensor, this.#id(result));
    if (!isView) return;
    if (isAlias) this.replace(base, result);
    else {
      const whole = new Tensor(base.shape, { dtype: base.dtype });
      const attributes = view && {
        ...view.node.attributes,
        ...{ view: view.node.op, place: view.place, shapes: view.node.outputShapes },
      };
      this.record("write_view", [base, tensor], attributes ?? {}, [whole], 0);
      this.replace(base, whole);
    }
    tensor.baseNumber = base.number;
  }

  /** How a view was made, which is looked for when it is first written to. */
  #viewOf(tensor: Tensor): View | undefined {
    const known = this.#views.get(tensor);
    if (known !== undefined) return known;
    const node = this.nodes.findLast(({ outputs }) => outputs.includes(tensor.number));
    if (node === undefined || node.inputs[0] !== tensor.baseNumber) return undefined;
    const view = { node, place: node.outputs.indexOf(tensor.number) };
    this.#views.set(tensor, view);
    return view;
  }

  /** The number of a view, made anew where its base was written to since. */
  #upToDate(tensor: Tensor): number {
    const { base } = tensor;
    if (base?.numberedBy !== this) return tensor.number;
    if (base.base !== undefined) this.#upToDate(base);
    if (tensor.baseNumber === base.number) return tensor.number;
    if (tensor.number === tensor.baseNumber) return this.number(tensor, base.number);
    const view = this.#viewOf(tensor);
    if (view === undefined) return tensor.number;
    const outputs = view.node.outputs.map(() => this.#next++);
    const inputs = [base.number, ...view.node.inputs.slice(1)];
    this.nodes.push({ ...view.node, id: this.nodes.length, inputs, outputs, layer: this.layer });
    return this.number(tensor, outputs[view.place] ?? tensor.number);
  }

  record(
    op: string,
    inputs: readonly Tensor[],
    attributes: Attributes,
    outputs: readonly Tensor[],
    macs: Dim,
    weights: Weights = noWeights,
  ): void {
    if (!this.isTraced) return;
    // Taking a view may make it anew, which is a node before this one.
    const [taken, numbered] = [inputs.map(this.taken), this.#numbered(weights)];
    this.nodes.push({
      id: this.nodes.length,
      op,
      inputs: taken,
      weights: numbered,
      attributes,
      outputs: outputs.map(this.#id),
      outputShapes: outputs.map(shapeOf),
      module: this.module,
      layer: this.layer,
      macs,
    });
  }

  #numbered(weights: Weights): TraceNode["weights"] {
    if (weights === noWeights) return noNumbers;
    const numbers: Record<string, number> = {};
    for (const name in weights) {
      const value = weights[name] ?? null;
      if (value instanceof Tensor) numbers[name] = this.taken(value);
    }
    return numbers;
  }

  /** Runs `body`, the forward of `module` on some inputs, with `module` as the innermost one. */
  within(module: Module, _inputs: readonly Value[], body: () => Value): Value {
    this.#modules.push(module);
    try {
      return body();
    } finally {
      this.#modules.pop();
    }
  }
}

/** Takes operators and forgets them: for what PyTorch checks without running it, and for constructors. */
export const unrecorded = new ForwardPass(true, false);

let active = unrecorded;

/**
 * The pass that is running. Code of the workspace calls `torch.cat` and its kin without naming a pass, so it is found
 * as PyTorch finds its grad mode: by what is being run.
 */
export const running = (): ForwardPass => active;

/** Runs `body` with `pass` as the one that records. */
export function during<Result>(pass: ForwardPass, body: () => Result): Result {
  const outer = active;
  active = pass;
  try {
    return body();
  } finally {
    active = outer;
  }
}
