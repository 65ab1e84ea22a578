import { runtimeError } from "../../../values/errors.js";
import { dimension } from "../../operators/dimension.js";
import { run } from "../../operators/operator.js";
import { cat, stack } from "../../operators/joining.js";
import { reshape } from "../../operators/shaping.js";
import { unsqueeze } from "../../operators/views.js";
import type { Tensor } from "../../tensor.js";
import type { ForwardPass } from "../../trace.js";
import type { TorchFunction } from "../function.js";
import { resultType } from "../promotion.js";
import { intOf, tensorsOf } from "../read.js";
import { named } from "./entries.js";

/** `torch.cat`; the type of the result is what the tensors are promoted to. */
function concatenate(pass: ForwardPass, tensors: readonly Tensor[], dim: number): Tensor {
  return run(pass, { ...cat, dtype: () => resultType(tensors) }, tensors, { dim });
}

/** `torch.stack`. */
export const stacked = (pass: ForwardPass, tensors: readonly Tensor[], dim: number): Tensor =>
  run(pass, { ...stack, dtype: () => resultType(tensors) }, tensors, { dim });

/** `torch.atleast_1d`, `atleast_2d`, `atleast_3d` of one tensor. */
export function atLeast(pass: ForwardPass, tensor: Tensor, rank: number): Tensor {
  const own = tensor.shape?.length ?? rank;
  if (own >= rank) return tensor;
  if (own === 0) return run(pass, reshape, [tensor], { shape: Array.from({ length: rank }, () => 1) });
  const front = rank === 2 || own === 1 ? run(pass, unsqueeze, [tensor], { dim: 0 }) : tensor;
  return rank === 3 ? run(pass, unsqueeze, [front], { dim: 2 }) : front;
}

/** `hstack` and its kin: tensors of at least some dimensions, joined along one. */
function sideBySide(name: string, rank: number, dimOf: (tensor: Tensor) => number): TorchFunction["run"] {
  return (pass, args) => {
    const tensors = tensorsOf(args, "tensors").map((tensor) => atLeast(pass, tensor, rank));
    const [first] = tensors;
    if (!first) throw runtimeError(`${name} expects a non-empty TensorList`);
    return concatenate(pass, tensors, dimOf(first));
  };
}

const columns: TorchFunction["run"] = (pass, args) => {
  const tensors = tensorsOf(args, "tensors");
  if (tensors.length === 0) throw runtimeError("column_stack expects a non-empty TensorList");
  const upright = tensors.map((tensor) =>
    tensor.shape && tensor.shape.length <= 1 ? run(pass, reshape, [tensor], { shape: [-1, 1] }) : tensor,
  );
  return concatenate(pass, upright, 1);
};

const simple = ["(Tensor[] tensors, *, Tensor? out=None)"];

/** Functions that join tensors. */
export const joining: readonly TorchFunction[] = [
  ...named(
    ["cat", "concat", "concatenate"],
    ["torch"],
    ["(Tensor[] tensors, int dim=0, *, Tensor? out=None)", "(Tensor[] tensors, Dimname dim, *, Tensor? out=None)"],
    (pass, args) => concatenate(pass, tensorsOf(args, "tensors"), intOf(args, "dim")),
  ),
  ...named(["stack"], ["torch"], ["(Tensor[] tensors, int dim=0, *, Tensor? out=None)"], (pass, args) => {
    const tensors = tensorsOf(args, "tensors");
    const [first] = tensors;
    if (!first) throw runtimeError("stack expects a non-empty TensorList");
    const dim = intOf(args, "dim");
    return stacked(pass, tensors, first.shape ? dimension(dim, first.shape.length + 1) : dim);
  }),
  ...named(
    ["hstack"],
    ["torch"],
    simple,
    sideBySide("hstack", 1, ({ shape }) => (shape?.length === 1 ? 0 : 1)),
  ),
  ...named(
    ["vstack", "row_stack"],
    ["torch"],
    simple,
    sideBySide("vstack", 2, () => 0),
  ),
  ...named(
    ["dstack"],
    ["torch"],
    simple,
    sideBySide("dstack", 3, () => 2),
  ),
  ...named(["column_stack"], ["torch"], simple, columns),
];
