import { type TupleClass, unknown, type Value } from "../../values/value.js";
import { callable } from "./callable.js";
import type { Dim } from "../tensor.js";

/** A size as Python sees it. */
export const sizeValue = (size: Dim): Value => size ?? unknown("a size that is not known");

/** `torch.Size`. */
export const sizeClass: TupleClass = {
  name: "torch.Size",
  isClosed: true,
  attribute(items, name) {
    if (name !== "numel") return undefined;
    return callable("numel", () => {
      if (!items.every((item) => typeof item === "number")) return unknown("a size that is not known");
      return items.reduce((product, item) => product * item, 1);
    });
  },
};
