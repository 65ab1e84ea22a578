import { indexError, runtimeError } from "../../../values/errors.js";
import { tuple, type Value } from "../../../values/value.js";
import { dimension } from "../../operators/dimension.js";
import { type Operator, run, runAll } from "../../operators/operator.js";
import { type Dim, type Shape, type Tensor } from "../../tensor.js";
import type { Attributes, ForwardPass } from "../../trace.js";
import type { Bound, TorchFunction } from "../function.js";
import { scalarOf } from "../pointwise.js";
import { flagOf, intOf, sizeOf, tensorOf } from "../read.js";
import { both, named } from "./entries.js";
import { returnType } from "./returnTypes.js";

/** Gives values and where they were: both of the input's shape, with another size along one dimension. */
const chosen = (name: string, shape: Shape | null): Operator => ({
  name,
  infer: () => ({ outputs: [shape, shape] }),
  dtype: ([input = null], output) => (output === 1 ? "int64" : input),
});

const resized = (shape: Shape | null, axis: number, size: Dim): Shape | null =>
  shape && shape.map((own, i) => (i === axis ? size : own));

const along = ({ shape }: Tensor, dim: number): readonly [axis: number, size: Dim] => {
  const axis = shape ? dimension(dim, shape.length) : 0;
  return [axis, shape?.length === 0 ? 1 : (shape?.[axis] ?? null)];
};

const pair = (
  pass: ForwardPass,
  name: string,
  tensor: Tensor,
  shape: Shape | null,
  attributes: Attributes = {},
): Value => tuple(runAll(pass, chosen(name, shape), [tensor], attributes), returnType(name, ["values", "indices"]));

function topk(pass: ForwardPass, args: Bound): Value {
  const [tensor, count] = [tensorOf(args, "input"), sizeOf(args, "k")];
  const [axis, size] = along(tensor, intOf(args, "dim"));
  if (count !== null && (count < 0 || (size !== null && count > size))) {
    throw runtimeError("selected index k out of range");
  }
  const shape = resized(tensor.shape, axis, count);
  return pair(pass, "topk", tensor, shape, { dim: axis, descending: flagOf(args, "largest") });
}

/** Along which dimension things are sorted, and which way. */
const orderOf = (tensor: Tensor, args: Bound): Attributes => ({
  dim: along(tensor, intOf(args, "dim"))[0],
  descending: flagOf(args, "descending"),
});

function sort(pass: ForwardPass, args: Bound): Value {
  const tensor = tensorOf(args, "input");
  return pair(pass, "sort", tensor, tensor.shape, orderOf(tensor, args));
}

function argsort(pass: ForwardPass, args: Bound): Tensor {
  const tensor = tensorOf(args, "input");
  const attributes = orderOf(tensor, args);
  const operator: Operator = { name: "argsort", infer: () => ({ outputs: [tensor.shape] }), dtype: () => "int64" };
  return run(pass, operator, [tensor], attributes);
}

function msort(pass: ForwardPass, args: Bound): Tensor {
  const tensor = tensorOf(args, "input");
  return run(pass, { name: "msort", infer: () => ({ outputs: [tensor.shape] }) }, [tensor], {});
}

function kthvalue(pass: ForwardPass, args: Bound): Value {
  const [tensor, k] = [tensorOf(args, "input"), sizeOf(args, "k")];
  const { shape } = tensor;
  const [axis, size] = along(tensor, intOf(args, "dim"));
  if (size === 0) throw indexError(`kthvalue(): Expected reduction dim ${axis} to have non-zero size.`);
  if (k !== null && size !== null && (k < 1 || k > size)) {
    throw runtimeError(`kthvalue(): selected number k out of range for dimension ${axis}`);
  }
  const kept = resized(shape, axis, 1);
  const left = flagOf(args, "keepdim") ? kept : (shape?.filter((_, i) => i !== axis) ?? null);
  return pair(pass, "kthvalue", tensor, left, { k, dims: [axis] });
}

const places = (args: Bound): string => (flagOf(args, "out_int32") ? "int32" : "int64");

function searched(pass: ForwardPass, name: string, tensors: readonly Tensor[], shape: Shape | null, args: Bound) {
  const { self, side = null, sorter = null } = args;
  const attributes = {
    right: side === null ? flagOf(args, "right") : side === "right",
    isSorted: sorter === null,
    ...(self !== undefined && { scalar: scalarOf(self) }),
  };
  return run(pass, { name, infer: () => ({ outputs: [shape] }), dtype: () => places(args) }, tensors, attributes);
}

function bucketize(pass: ForwardPass, args: Bound, overload: number): Tensor {
  const boundaries = tensorOf(args, "boundaries");
  const rank = boundaries.shape?.length ?? 1;
  if (rank !== 1) throw runtimeError(`boundaries tensor must be 1 dimension, but got dim(${rank})`);
  if (overload === 1) return searched(pass, "bucketize", [boundaries], [], args);
  const input = tensorOf(args, "input");
  return searched(pass, "bucketize", [input, boundaries], input.shape, args);
}

function searchsorted(pass: ForwardPass, args: Bound, overload: number): Tensor {
  const sequence = tensorOf(args, "sorted_sequence");
  const { shape } = sequence;
  const input = overload === 0 ? tensorOf(args, "input") : null;
  const wanted: Shape | null = input ? input.shape : [];
  checkSide(args);
  const shown = (sizes: Shape) => `[${sizes.map((size) => size ?? "?").join(", ")}]`;
  if (shape?.length === 0) {
    throw runtimeError("torch.searchsorted(): boundaries tensor should have positive dimension, but got 0 dimension");
  }
  if (shape !== null && wanted !== null && shape.length !== 1) {
    if (input === null || wanted.length === 0) {
      throw runtimeError(
        `torch.searchsorted(): input value can be a scalar only when boundaries tensor dimension is 1, but we got ` +
          `boundaries tensor dim(${shape.length}) and input value's dim(0) numel(1)`,
      );
    }
    const other = shape.length !== wanted.length || shape.slice(0, -1).some((size, i) => isOther(size, wanted[i]));
    if (other) {
      throw runtimeError(
        `torch.searchsorted(): boundaries tensor should be 1 dimension or the first N-1 dimensions of boundaries ` +
          `tensor and input value tensor must match, but we got boundaries tensor ${shown(shape)} and input value ` +
          `tensor ${shown(wanted)}`,
      );
    }
  }
  return searched(pass, "searchsorted", input ? [sequence, input] : [sequence], wanted, args);
}

const isOther = (one: Dim, other: Dim | undefined): boolean =>
  one !== null && typeof other === "number" && one !== other;

function checkSide(args: Bound): void {
  const side = args.side ?? null;
  if (typeof side !== "string") return;
  if (side !== "left" && side !== "right") {
    throw runtimeError(`torch.searchsorted(): side can only be 'left' or 'right' but got ${side}`);
  }
  if (side === "left" && flagOf(args, "right")) {
    throw runtimeError(
      "torch.searchsorted(): side and right can't be set to opposites, got side of left while right was True",
    );
  }
}

/** Functions that order elements or search among them. */
export const sorting: readonly TorchFunction[] = [
  both("topk", ["(Tensor input, int k, int dim=-1, bool largest=True, bool sorted=True, *, Tensor[]? out=None)"], topk),
  both(
    "sort",
    [
      "(Tensor input, *, bool? stable, int dim=-1, bool descending=False, Tensor[]? out=None)",
      "(Tensor input, int dim=-1, bool descending=False, *, Tensor[]? out=None)",
      "(Tensor input, *, bool? stable, Dimname dim, bool descending=False, Tensor[]? out=None)",
      "(Tensor input, Dimname dim, bool descending=False, *, Tensor[]? out=None)",
    ],
    sort,
  ),
  both(
    "argsort",
    [
      "(Tensor input, *, bool stable, int dim=-1, bool descending=False)",
      "(Tensor input, int dim=-1, bool descending=False)",
      "(Tensor input, Dimname dim, bool descending=False)",
    ],
    argsort,
  ),
  both("msort", ["(Tensor input, *, Tensor? out=None)"], msort),
  both(
    "kthvalue",
    [
      "(Tensor input, int k, int dim=-1, bool keepdim=False, *, Tensor[]? out=None)",
      "(Tensor input, int k, Dimname dim, bool keepdim=False, *, Tensor[]? out=None)",
    ],
    kthvalue,
  ),
  ...named(
    ["bucketize"],
    ["torch"],
    [
      "(Tensor input, Tensor boundaries, *, bool out_int32=False, bool right=False, Tensor? out=None)",
      "(Scalar self, Tensor boundaries, *, bool out_int32=False, bool right=False)",
    ],
    bucketize,
  ),
  ...named(
    ["searchsorted"],
    ["torch"],
    ["Tensor input", "Scalar self"].map(
      (value) =>
        `(Tensor sorted_sequence, ${value}, *, bool out_int32=False, bool right=False, str? side=None, ` +
        "Tensor? sorter=None, Tensor? out=None)",
    ),
    searchsorted,
  ),
];
