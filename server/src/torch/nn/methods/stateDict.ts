import { dict, setKey } from "../../../values/dicts.js";
import { isTruthy } from "../../../values/compare.js";
import { str } from "../../../values/repr.js";
import { isDict, unknown, type Value } from "../../../values/value.js";
import type { Methods } from "../../methods.js";
import type { Module } from "../../module.js";
import { Tensor } from "../../tensor.js";

/** Parameters and persistent buffers under their paths; a shared one under each of them. */
function* entries(module: Module, prefix: string, keep: boolean): Generator<[string, Value]> {
  const detached = (tensor: Tensor): Tensor =>
    keep ? tensor : new Tensor(tensor.shape, { dtype: tensor.dtype, base: tensor, strides: tensor.strides });
  for (const [name, parameter] of module.parameters) yield [prefix + name, detached(parameter)];
  for (const [name, buffer] of module.buffers) {
    if (!module.nonPersistent.has(name)) yield [prefix + name, detached(buffer)];
  }
  for (const [name, child] of module.children) yield* entries(child, `${prefix}${name}.`, keep);
}

/** `state_dict` and `load_state_dict`. */
export const stateDict: Methods = {
  state_dict: (self, args, keywords) => {
    const [destination = keywords.get("destination") ?? null, prefix = keywords.get("prefix") ?? ""] = args;
    const keep = args[2] ?? keywords.get("keep_vars") ?? false;
    const found = dict(entries(self, str(prefix), isTruthy(keep)));
    if (!isDict(destination)) return found;
    for (const [name, tensor] of found.entries) setKey(destination, name, tensor);
    return destination;
  },
  load_state_dict: () => unknown("what load_state_dict gives"),
};
