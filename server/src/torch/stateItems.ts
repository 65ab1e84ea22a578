import type { Module } from "./module.js";
import type { Tensor } from "./tensor.js";

/** An entry of a state dict. */
export interface StateItem {
  /** E.g. `model.4.cv1.conv.weight`. */
  readonly name: string;
  readonly tensor: Tensor;
  /** Otherwise it is a buffer. */
  readonly isParameter: boolean;
}

/**
 * What a module's `state_dict()` holds, in its order: parameters and persistent buffers, what is shared under each of
 * its names.
 */
export function stateItems(root: Module, prefix = ""): readonly StateItem[] {
  const items: StateItem[] = [];
  const around = new Set<Module>();
  const visit = (module: Module, path: string): void => {
    if (around.has(module)) return;
    around.add(module);
    for (const [name, tensor] of module.parameters.named())
      items.push({ name: path + name, tensor, isParameter: true });
    for (const [name, tensor] of module.buffers.named()) {
      if (!module.nonPersistent.has(name)) items.push({ name: path + name, tensor, isParameter: false });
    }
    for (const [name, child] of module.children.named()) visit(child, `${path}${name}.`);
    around.delete(module);
  };
  visit(root, prefix);
  return items;
}
