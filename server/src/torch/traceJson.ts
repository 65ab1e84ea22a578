import type { Module } from "./module.js";
import { type Dim, numel } from "./tensor.js";
import type { ForwardPass, TraceNode } from "./trace.js";
import { namedModules } from "./walk.js";

/** A node of the Trace as JSON: `module` is the path that `named_modules()` gives, "" outside any module. */
export interface TraceJsonNode extends Omit<TraceNode, "module"> {
  readonly module: string;
  /** Parameters of the module itself, at the first operator it runs; 0 at its later ones. */
  readonly params: Dim;
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
  for (const { shape } of module.parameters.values()) {
    const elements = numel(shape);
    sum = sum === null || elements === null ? null : sum + elements;
  }
  return sum;
}
