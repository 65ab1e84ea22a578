import type { Module } from "./module.js";
import { type Dim, numel, type Shape } from "./tensor.js";
import type { Attributes, ForwardPass } from "./trace.js";
import { namedModules } from "./walk.js";

/** A node of the Trace as JSON: `module` is the path that `named_modules()` gives, "" outside any module. */
export interface TraceJsonNode {
  readonly id: number;
  readonly op: string;
  readonly inputs: readonly number[];
  readonly attributes: Attributes;
  readonly outputs: readonly number[];
  readonly outputShapes: readonly (Shape | null)[];
  readonly module: string;
  readonly layer: number | null;
  /** Parameters of the module itself, at the first operator it runs; 0 at its later ones. */
  readonly params: Dim;
  readonly macs: Dim;
}

/** What a pass executed, in order, with modules named as seen from `root`. */
export function traceJson(pass: ForwardPass, root: Module): readonly TraceJsonNode[] {
  const names = namedModules(root);
  const counted = new Set<Module>();
  return pass.nodes.map(({ module, ...node }) => {
    const first = module !== null && !counted.has(module);
    if (module) counted.add(module);
    return { ...node, module: module ? (names.get(module) ?? "") : "", params: first ? ownParameters(module) : 0 };
  });
}

function ownParameters(module: Module): Dim {
  let sum: Dim = 0;
  for (const shape of module.parameters.values()) {
    const elements = numel(shape);
    sum = sum === null || elements === null ? null : sum + elements;
  }
  return sum;
}
