import { dict, setKey } from "../../../values/dicts.js";
import { isTruthy } from "../../../values/compare.js";
import { str } from "../../../values/repr.js";
import { isDict, unknown } from "../../../values/value.js";
import type { Methods } from "../../methods.js";
import { stateItems } from "../../stateItems.js";
import { Tensor } from "../../tensor.js";

/** `state_dict` and `load_state_dict`. */
export const stateDict: Methods = {
  state_dict: (self, args, keywords) => {
    const [destination = keywords.get("destination") ?? null, prefix = keywords.get("prefix") ?? ""] = args;
    const keep = args[2] ?? keywords.get("keep_vars") ?? false;
    const detached = (tensor: Tensor): Tensor =>
      new Tensor(tensor.shape, { dtype: tensor.dtype, base: tensor, strides: tensor.strides });
    const entries = stateItems(self, str(prefix)).map(
      ({ name, tensor }) => [name, isTruthy(keep) ? tensor : detached(tensor)] as const,
    );
    const found = dict(entries);
    if (!isDict(destination)) return found;
    for (const [name, tensor] of found.entries) setKey(destination, name, tensor);
    return destination;
  },
  load_state_dict: () => unknown("what load_state_dict gives"),
};
