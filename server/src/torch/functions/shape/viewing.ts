import { NotAnalysed, runtimeError } from "../../../values/errors.js";
import { isSequence, isUnknown, type Value } from "../../../values/value.js";
import { dimension } from "../../operators/dimension.js";
import { type Operator, run } from "../../operators/operator.js";
import { unflatten } from "../../operators/rearranging.js";
import { flatten, reshape, view } from "../../operators/shaping.js";
import { permute, squeeze, unsqueeze } from "../../operators/views.js";
import { isTensor, type Shape, Tensor } from "../../tensor.js";
import type { Attributes, ForwardPass } from "../../trace.js";
import { invoke } from "../callable.js";
import type { Bound, TorchFunction } from "../function.js";
import { elementSize } from "../promotion.js";
import { dtypeOf, intOf, intsOf, sizesOf, tensorOf } from "../read.js";
import { both, method, named } from "./entries.js";

type Change = (pass: ForwardPass, tensor: Tensor, args: Bound) => Tensor;

/** Swaps two dimensions. */
export function transposed(pass: ForwardPass, tensor: Tensor, one: number, other: number): Tensor {
  const rank = tensor.shape?.length ?? null;
  if (rank === null) return tensorLike(tensor);
  const [a, b] = [dimension(one, rank), dimension(other, rank)];
  const dims = Array.from({ length: rank }, (_, i) => (i === a ? b : i === b ? a : i));
  return run(pass, permute, [tensor], { dims });
}

/** The same elements in an unknown shape. */
const tensorLike = (tensor: Tensor): Tensor => new Tensor(null, { dtype: tensor.dtype, base: tensor, picks: null });

function transpose2d(pass: ForwardPass, tensor: Tensor): Tensor {
  const rank = tensor.shape?.length ?? null;
  if (rank !== null && rank > 2) throw runtimeError(`t() expects a tensor with <= 2 dimensions, but self is ${rank}D`);
  return rank !== null && rank < 2
    ? run(pass, permute, [tensor], { dims: rank ? [0] : [] })
    : transposed(pass, tensor, 0, 1);
}

function moveDimensions(pass: ForwardPass, tensor: Tensor, args: Bound, overload: number): Tensor {
  const [source, destination] =
    overload === 0
      ? [[intOf(args, "source")], [intOf(args, "destination")]]
      : [intsOf(args, "source"), intsOf(args, "destination")];
  const shown = (dims: readonly number[]) => `[${dims.join(", ")}]`;
  if (source.length !== destination.length) {
    throw runtimeError(
      `movedim: Invalid source or destination dims: source (${shown(source)} dims) should contain the same number of ` +
        `dims as destination (${shown(destination)} dims)`,
    );
  }
  const rank = tensor.shape?.length ?? null;
  if (rank === null) return tensorLike(tensor);
  const [from, to] = [source, destination].map((dims) => dims.map((dim) => dimension(dim, rank))) as [
    number[],
    number[],
  ];
  if (new Set(from).size < from.length) throw runtimeError(`movedim: repeated dim in \`source\` (${shown(source)})`);
  if (new Set(to).size < to.length) {
    throw runtimeError(`movedim: repeated dim in \`destination\` (${shown(destination)})`);
  }
  const others = Array.from({ length: rank }, (_, i) => i).filter((dim) => !from.includes(dim));
  const dims = Array.from({ length: rank }, (_, i) => (to.includes(i) ? from[to.indexOf(i)] : others.shift()) ?? 0);
  return run(pass, permute, [tensor], { dims: rank === 0 ? [] : dims });
}

/** `tensor.view(dtype)`: the bytes read as elements of another type. */
function viewAs(tensor: Tensor, args: Bound): Tensor {
  const dtype = dtypeOf(args) ?? null;
  const [own, wanted] = [elementSize(tensor.dtype), elementSize(dtype)];
  if (own === null || wanted === null || tensor.shape === null) throw new NotAnalysed("a view as another type");
  const last = tensor.shape.at(-1) ?? null;
  if (own !== wanted && (last === null || (last * own) % wanted !== 0)) throw new NotAnalysed("a view as another type");
  const shape: Shape = own === wanted ? tensor.shape : [...tensor.shape.slice(0, -1), ((last ?? 0) * own) / wanted];
  return new Tensor(shape, { dtype, base: tensor, picks: null });
}

const shapeOf = (tensor: Tensor): Shape => {
  if (tensor.shape === null) throw new NotAnalysed("a tensor of unknown shape");
  return tensor.shape;
};

const sized =
  (operator: Operator<{ readonly shape: Shape }>, name: string): Change =>
  (pass, tensor, args) =>
    run(pass, operator, [tensor], { shape: sizesOf(args, name) });

const likeOther =
  (operator: Operator<{ readonly shape: Shape }>): TorchFunction["run"] =>
  (pass, args) =>
    run(pass, operator, [tensorOf(args, "input")], { shape: shapeOf(tensorOf(args, "other")) });

const squeezing = (pass: ForwardPass, args: Bound, overload: number): Tensor =>
  run(pass, squeeze, [tensorOf(args, "input")], { dim: overload === 0 ? null : intOf(args, "dim") });

const along =
  <A extends Attributes>(operator: Operator<A>, read: (args: Bound) => A): TorchFunction["run"] =>
  (pass, args) =>
    run(pass, operator, [tensorOf(args, "input")], read(args));

const swapping =
  (one: string, other: string): TorchFunction["run"] =>
  (pass, args) =>
    transposed(pass, tensorOf(args, "input"), intOf(args, one), intOf(args, other));

const squeezes = ["(Tensor input)", "(Tensor input, int dim)", "(Tensor input, Dimname dim)"];
const unsqueezes = ["(Tensor input, int dim)"];
const unsqueezing = along(unsqueeze, (args) => ({ dim: intOf(args, "dim") }));
const pairs = ["(Tensor input, int dim0, int dim1)", "(Tensor input, Dimname dim0, Dimname dim1)"];
const axes = ["(Tensor input, int axis0, int axis1)"];
const planar: TorchFunction["run"] = (pass, args) => transpose2d(pass, tensorOf(args, "input"));

/** The variant `name_` of a function, which changes the shape of the tensor itself. */
const itself = (name: string, signatures: readonly string[], change: TorchFunction["run"]): TorchFunction =>
  method(`${name}_`, signatures, (pass, args, overload) => {
    const tensor = tensorOf(args, "input");
    const changed = change(pass, args, overload);
    if (!isTensor(changed)) return changed;
    tensor.become(changed);
    pass.replace(tensor, changed);
    return tensor;
  });

const [nativeUnflatten] = named(
  ["unflatten"],
  ["torch"],
  ["(Tensor input, int dim, int[] sizes)"],
  along(unflatten, (args) => ({ dim: intOf(args, "dim"), sizes: intsOf(args, "sizes") })),
) as [TorchFunction];

/** `tensor.unflatten(dim, sizes)`, checked in Python first. */
function unflattenMethod(self: Value, dim: Value, sizes: Value): Value {
  if (isUnknown(sizes)) throw new NotAnalysed(sizes.reason);
  const empty = isSequence(sizes) ? sizes.items.length === 0 : sizes === null || sizes === 0 || sizes === false;
  if (empty) throw runtimeError("unflatten: sizes must be non-empty");
  if (isSequence(sizes) && isSequence(sizes.items[0] ?? null)) throw new NotAnalysed("named dimensions");
  return invoke(nativeUnflatten, [dim, sizes], new Map(), self);
}

/** Functions that show a tensor's elements under other sizes or in another order. */
export const viewing: readonly TorchFunction[] = [
  method("view", ["(Tensor input, ScalarType dtype)", "(Tensor input, SymInt[] size)"], (pass, args, overload) => {
    const tensor = tensorOf(args, "input");
    return overload === 0 ? viewAs(tensor, args) : sized(view, "size")(pass, tensor, args);
  }),
  method("view_as", ["(Tensor input, Tensor other)"], likeOther(view)),
  both("reshape", ["(Tensor input, SymInt[] shape)"], (pass, args) =>
    sized(reshape, "shape")(pass, tensorOf(args, "input"), args),
  ),
  method("reshape_as", ["(Tensor input, Tensor other)"], likeOther(reshape)),
  both(
    "ravel",
    ["(Tensor input)"],
    along(reshape, () => ({ shape: [-1] })),
  ),
  both(
    "flatten",
    [
      "(Tensor input, int start_dim, int end_dim, Dimname out_dim)",
      "(Tensor input, int start_dim=0, int end_dim=-1)",
      "(Tensor input, Dimname start_dim, Dimname end_dim, Dimname out_dim)",
    ],
    along(flatten, (args) => ({ start: intOf(args, "start_dim"), end: intOf(args, "end_dim") })),
  ),
  nativeUnflatten,
  {
    name: "unflatten",
    homes: ["method"],
    python: true,
    signatures: ["Tensor.unflatten(self, dim, sizes)"],
    run: (_, { self = null, dim = null, sizes = null }) => unflattenMethod(self, dim, sizes),
  },
  both("squeeze", squeezes, squeezing),
  itself("squeeze", squeezes, squeezing),
  both("unsqueeze", unsqueezes, unsqueezing),
  itself("unsqueeze", unsqueezes, unsqueezing),
  both(
    "permute",
    ["(Tensor input, int[] dims)"],
    along(permute, (args) => ({ dims: intsOf(args, "dims") })),
  ),
  both("transpose", pairs, swapping("dim0", "dim1")),
  itself("transpose", pairs, swapping("dim0", "dim1")),
  both("swapdims", pairs.slice(0, 1), swapping("dim0", "dim1")),
  itself("swapdims", pairs.slice(0, 1), swapping("dim0", "dim1")),
  both("swapaxes", axes, swapping("axis0", "axis1")),
  itself("swapaxes", axes, swapping("axis0", "axis1")),
  both("t", ["(Tensor input)"], planar),
  itself("t", ["(Tensor input)"], planar),
  ...named(
    ["movedim", "moveaxis"],
    ["torch", "method"],
    ["(Tensor input, int source, int destination)", "(Tensor input, int[] source, int[] destination)"],
    (pass, args, overload) => moveDimensions(pass, tensorOf(args, "input"), args, overload),
  ),
];

const reversed = ({ shape }: Tensor): readonly number[] => shape?.map((_, i) => shape.length - 1 - i) ?? [];

const matrices =
  (name: string): Change =>
  (pass, tensor) => {
    const rank = tensor.shape?.length ?? 2;
    if (rank === 0) return run(pass, permute, [tensor], { dims: [] });
    if (rank === 1) {
      throw runtimeError(`tensor.${name} is only supported on matrices or batches of matrices. Got ${rank}-D tensor.`);
    }
    return transposed(pass, tensor, -2, -1);
  };

/** `tensor.T` and its kin, which are attributes. */
export const transposes: Readonly<Record<string, (pass: ForwardPass, tensor: Tensor) => Tensor>> = {
  T: (pass, tensor) => (tensor.shape ? run(pass, permute, [tensor], { dims: reversed(tensor) }) : tensorLike(tensor)),
  mT: (pass, tensor) => matrices("mT")(pass, tensor, {}),
  mH: (pass, tensor) => matrices("mH")(pass, tensor, {}),
  H(pass, tensor) {
    const rank = tensor.shape?.length ?? 2;
    if (rank !== 2 && rank !== 0) {
      throw runtimeError(
        `tensor.H is only supported on matrices (2-D tensors). Got ${rank}-D tensor.` +
          (rank > 2 ? " For batches of matrices, consider using tensor.mH" : ""),
      );
    }
    return transpose2d(pass, tensor);
  },
};
