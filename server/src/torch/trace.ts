import type { Module } from "./module.js";
import { type Dim, type Shape, Tensor } from "./tensor.js";

/** What an operator was called with besides tensors. JSON throughout. */
export type Attributes = Readonly<Record<string, AttributeValue>>;
export type AttributeValue = null | boolean | number | string | readonly AttributeValue[];

/** One executed operator. Tensors are named by their ids; `module` is the innermost `nn.Module` that ran it. */
export interface TraceNode {
  readonly id: number;
  readonly op: string;
  readonly inputs: readonly number[];
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

/** One forward pass: the mode it runs in, and the record of what ran. */
export class ForwardPass {
  readonly nodes: TraceNode[] = [];
  readonly calls: ModuleCall[] = [];
  /** Reasons that made a value unknown since the row began. */
  readonly unknowns: string[] = [];
  layer: number | null = null;
  #tensors = 0;
  readonly #modules: Module[] = [];

  constructor(
    /** `model.train()` or `model.eval()`. */
    readonly training: boolean,
  ) {}

  /** The innermost module that is running. */
  get module(): Module | null {
    return this.#modules.at(-1) ?? null;
  }

  tensor(shape: Shape | null): Tensor {
    return new Tensor(this.#tensors++, shape);
  }

  record(op: string, inputs: readonly Tensor[], attributes: Attributes, outputs: readonly Tensor[], macs: Dim): void {
    this.nodes.push({
      id: this.nodes.length,
      op,
      inputs: inputs.map((tensor) => tensor.id),
      attributes,
      outputs: outputs.map((tensor) => tensor.id),
      outputShapes: outputs.map((tensor) => tensor.shape),
      module: this.module,
      layer: this.layer,
      macs,
    });
  }

  /** Runs `body` with `module` as the innermost one. */
  within<Result>(module: Module, body: () => Result): Result {
    this.#modules.push(module);
    try {
      return body();
    } finally {
      this.#modules.pop();
    }
  }
}
