import { indexError, NotAnalysed, runtimeError } from "../../../values/errors.js";
import { indexSelect } from "../../operators/arranging.js";
import { dimension } from "../../operators/dimension.js";
import { gather, indexAdd, indexCopy, scatter } from "../../operators/gathering.js";
import { run } from "../../operators/operator.js";
import { str } from "../../../values/repr.js";
import { broadcast } from "../../operators/pointwise.js";
import { reshape } from "../../operators/shaping.js";
import { expand } from "../../operators/views.js";
import { type Dim, isTensor, numel, type Shape, type Tensor } from "../../tensor.js";
import type { ForwardPass } from "../../trace.js";
import { dtypes } from "../dtypes.js";
import type { Bound, TorchFunction } from "../function.js";
import { scalarOf } from "../pointwise.js";
import { flagOf, intOf, knownArgument, optionalIntOf, tensorOf, textOf } from "../read.js";
import { both } from "./entries.js";

const legacy = ({ dtype }: Tensor): string => dtypes[dtype ?? ""]?.legacy ?? "?";
const isOfType = ({ dtype }: Tensor, ...wanted: readonly string[]): boolean => dtype === null || wanted.includes(dtype);

/** Checks indices that are known against the size of a dimension. */
function checkBounds(index: Tensor, tensor: Tensor, axis: number): void {
  const size: Dim = tensor.shape?.length === 0 ? 1 : (tensor.shape?.[axis] ?? null);
  const odd = size === null ? undefined : index.data?.find((value) => value < 0 || value >= size);
  if (odd === undefined) return;
  throw runtimeError(`index ${odd} is out of bounds for dimension ${axis} with size ${size}`);
}

const axisOf = (tensor: Tensor, dim: number): number => (tensor.shape ? dimension(dim, tensor.shape.length) : 0);

function gathered(pass: ForwardPass, args: Bound): Tensor {
  const [tensor, dim, index] = [tensorOf(args, "input"), intOf(args, "dim"), tensorOf(args, "index")];
  const axis = axisOf(tensor, dim);
  if (!isOfType(index, "int64") && numel(index.shape) !== 0) {
    throw runtimeError("gather(): Expected dtype int64 for index");
  }
  const output = run(pass, gather, [tensor, index], { dim });
  if (tensor.shape) checkBounds(index, tensor, axis);
  return output;
}

const reductions: Readonly<Record<string, readonly string[]>> = {
  scatter: ["add", "multiply"],
  scatter_reduce: ["sum", "prod", "mean", "amax", "amin"],
};

function checkReduction(name: string, args: Bound): void {
  const given = args.reduce ?? null;
  if (given === null) return;
  const allowed = reductions[name] ?? [];
  if (allowed.includes(textOf(args, "reduce"))) return;
  const words = allowed.length === 2 ? allowed.join(" or ") : `${allowed.slice(0, -1).join(", ")} or ${allowed.at(-1)}`;
  throw runtimeError(`reduce argument must be either ${words}.`);
}

const scattered =
  (name: string): TorchFunction["run"] =>
  (pass, args) => {
    const [tensor, dim, index] = [tensorOf(args, "input"), intOf(args, "dim"), tensorOf(args, "index")];
    const source = args.src === undefined ? null : tensorOf(args, "src");
    const { shape } = index;
    if (!isOfType(index, "int64") && numel(shape) !== 0)
      throw runtimeError("scatter(): Expected dtype int64 for index");
    if (source && !isOfType(source, tensor.dtype ?? source.dtype ?? "")) {
      throw runtimeError("scatter(): Expected self.dtype to be equal to src.dtype");
    }
    const { reduce = null, value = null } = args;
    const { include_self: included = null } = args;
    const way = {
      ...(included !== null && { includeSelf: flagOf(args, "include_self") }),
      ...(source === null && { value: scalarOf(value) }),
      ...(reduce !== null && { reduce: str(reduce) }),
    };
    const inputs = source ? [tensor, index, source] : [tensor, index];
    const output = run(pass, { ...scatter, name }, inputs, { dim, ...way });
    checkReduction(name, args);
    if (tensor.shape) checkBounds(index, tensor, axisOf(tensor, dim));
    return output;
  };

/** `torch.index_select(input, dim, index)`. */
function indexSelected(pass: ForwardPass, args: Bound): Tensor {
  const [tensor, dim, index] = [tensorOf(args, "input"), intOf(args, "dim"), tensorOf(args, "index")];
  const { shape, data } = index;
  if (tensor.shape) dimension(dim, tensor.shape.length);
  if (shape !== null && shape.length > 1) throw indexError("index_select(): Index is supposed to be a vector");
  if (!isOfType(index, "int32", "int64")) {
    throw runtimeError("index_select(): Expected dtype int32 or int64 for index");
  }
  const count: Dim = shape === null ? null : shape.length === 0 ? 1 : (shape[0] ?? null);
  if (tensor.shape?.length === 0) return run(pass, reshape, [tensor], { shape: [] });
  const size = tensor.shape?.[axisOf(tensor, dim)] ?? null;
  if (size === 0 && tensor.shape?.length !== 1)
    throw runtimeError("index_select(): self indexing axis dim should be positive");
  const odd = size === null ? undefined : data?.find((value) => value < 0 || value >= size);
  if (odd !== undefined) {
    throw axisOf(tensor, dim) === 1
      ? runtimeError(`INDICES element is out of DATA bounds, id=${odd} axis_dim=${size}`)
      : indexError("index out of range in self");
  }
  return run(pass, indexSelect, data ? [tensor] : [tensor, index], { dim, count, indices: data ?? null });
}

/** `index_add`, `index_copy`, `index_fill`: writes at indices along a dimension. */
function checkVector(index: Tensor, complaint: (index: Tensor) => Error): void {
  if (index.shape !== null && index.shape.length > 1) throw complaint(index);
}

function indexAdded(pass: ForwardPass, args: Bound): Tensor {
  const [tensor, dim] = [tensorOf(args, "input"), intOf(args, "dim")];
  const [index, source] = [tensorOf(args, "index"), tensorOf(args, "source")];
  if (tensor.shape) dimension(dim, tensor.shape.length);
  checkVector(index, ({ shape }) =>
    indexError(
      `index_add_(): Index is supposed to be a vector, but got dim: ${shape?.length} with type: ${legacy(index)} and ` +
        `size: [${shape?.map((size) => size ?? "?").join(", ")}]`,
    ),
  );
  if (!isOfType(index, "int32", "int64")) {
    throw runtimeError(`index_add_(): Expected dtype int32/int64 for index but got: ${legacy(index)}`);
  }
  if (tensor.dtype !== null && !isOfType(source, tensor.dtype)) {
    throw runtimeError(
      `index_add_(): self (${legacy(tensor)}) and source (${legacy(source)}) must have the same scalar type`,
    );
  }
  const { alpha = 1 } = args;
  return run(pass, indexAdd, [tensor, index, source], { dim, ...(alpha !== 1 && { alpha: scalarOf(alpha) }) });
}

function indexCopied(pass: ForwardPass, args: Bound): Tensor {
  const [tensor, dim] = [tensorOf(args, "input"), intOf(args, "dim")];
  const [index, source] = [tensorOf(args, "index"), tensorOf(args, "source")];
  if (tensor.shape) dimension(dim, tensor.shape.length);
  checkVector(index, ({ shape }) =>
    indexError(`index_copy_(): Index should have dimension 1 or 0 (got ${shape?.length})`),
  );
  if (!isOfType(index, "int64")) {
    throw runtimeError(`index_copy_(): Expected a long tensor for index, but got ${legacy(index)}`);
  }
  if (tensor.dtype !== null && !isOfType(source, tensor.dtype)) {
    throw runtimeError(
      `index_copy_(): self and source expected to have the same dtype, but got (self) ${legacy(tensor)} and (source) ` +
        legacy(source),
    );
  }
  return run(pass, indexCopy, [tensor, index, source], { dim });
}

const same = (name: string) => ({
  name,
  infer: ([shape = null]: readonly (Shape | null)[]) => ({ outputs: [shape] }),
  dtype: ([dtype = null]: readonly (string | null)[]) => dtype,
});

function indexFilled(pass: ForwardPass, args: Bound): Tensor {
  const [tensor, dim, index] = [tensorOf(args, "input"), intOf(args, "dim"), tensorOf(args, "index")];
  const value = knownArgument(args, "value");
  const rank = isTensor(value) ? value.shape?.length : 0;
  if (rank !== undefined && rank > 0) {
    throw runtimeError(
      `index_fill_ only supports a 0-dimensional value tensor, but got tensor with ${rank} dimension(s).`,
    );
  }
  if (!isOfType(index, "int64")) throw indexError("index_fill_(): Expected dtype int64 for index.");
  if (tensor.shape) dimension(dim, tensor.shape.length);
  checkVector(index, () => runtimeError("Index has to be a vector/scalar"));
  if (isTensor(value)) return run(pass, same("index_fill"), [tensor, index, value], { dim });
  return run(pass, same("index_fill"), [tensor, index], { dim, value: scalarOf(value) });
}

/** `torch.take(input, index)`: as large as the index. */
function taken(pass: ForwardPass, args: Bound): Tensor {
  const [tensor, index] = [tensorOf(args, "input"), tensorOf(args, "index")];
  if (!isOfType(index, "int64")) {
    throw runtimeError(`take(): Expected a long tensor for index, but got ${legacy(index)}`);
  }
  const total = numel(tensor.shape);
  const odd = total === null ? undefined : index.data?.find((value) => value >= total || value < -total);
  if (odd !== undefined) {
    throw indexError(`out of range: tried to access index ${odd} on a tensor of ${total} elements.`);
  }
  const pick = (place: number) => (place < 0 ? place + (total ?? 0) : place);
  const picks = index.data?.map(pick);
  const operator = { ...same("take"), infer: () => ({ outputs: [index.shape] }) };
  if (picks) return run(pass, { ...operator, picks: () => picks }, [tensor], { places: picks });
  return run(pass, operator, [tensor, index], {});
}

/** `torch.take_along_dim(input, indices, dim)`: gather, with broadcasting. */
function takenAlong(pass: ForwardPass, args: Bound): Tensor {
  const [tensor, indices, dim] = [tensorOf(args, "input"), tensorOf(args, "indices"), optionalIntOf(args, "dim")];
  const [own, others] = [tensor.shape, indices.shape];
  if (dim !== null && own !== null && others !== null && own.length !== others.length) {
    throw runtimeError(
      `torch.take_along_dim(): input and indices should have the same number of dimensions, but got ${own.length} ` +
        `dimensions for input, and ${others.length} dimensions for indices`,
    );
  }
  if (!isOfType(indices, "int64")) {
    throw runtimeError(`torch.take_along_dim(): dtype of indices should be Long but got ${legacy(indices)}`);
  }
  const flat = (one: Tensor) => run(pass, reshape, [one], { shape: [-1] });
  if (dim === null) return take1d(pass, flat(tensor), flat(indices));
  if (own === null || others === null) throw new NotAnalysed("a tensor of unknown shape");
  const axis = dimension(dim, own.length);
  const without = (shape: Shape, other: Shape) => shape.map((size, i) => (i === axis ? (other[i] ?? null) : size));
  const wide = broadcast(own, without(others, own));
  const chosen = broadcast(without(own, others), others);
  const [from, at] = [
    run(pass, expand, [tensor], { sizes: wide ?? own }),
    run(pass, expand, [indices], { sizes: chosen ?? others }),
  ];
  const output = run(pass, gather, [from, at], { dim });
  checkBounds(indices, tensor, axis);
  return output;
}

function take1d(pass: ForwardPass, tensor: Tensor, indices: Tensor): Tensor {
  const output = run(pass, gather, [tensor, indices], { dim: 0 });
  checkBounds(indices, tensor, 0);
  return output;
}

const named = (dims: string): readonly string[] => [dims, dims.replace("int dim", "Dimname dim")];

const sources = (name: string): TorchFunction =>
  both(name, named("(Tensor input, int dim, Tensor index, Tensor src, *, Tensor? out=None)"), scattered(name));

/** Functions that read or write elements at the places that an index tensor names. */
export const gathering: readonly TorchFunction[] = [
  both("gather", named("(Tensor input, int dim, Tensor index, *, bool sparse_grad=False, Tensor? out=None)"), gathered),
  both(
    "scatter",
    [
      "(Tensor input, int dim, Tensor index, Tensor src, *, Tensor? out=None)",
      "(Tensor input, int dim, Tensor index, Tensor src, *, str reduce, Tensor? out=None)",
      "(Tensor input, Dimname dim, Tensor index, Tensor src)",
      "(Tensor input, int dim, Tensor index, Scalar value, *, Tensor? out=None)",
      "(Tensor input, int dim, Tensor index, Scalar value, *, str reduce, Tensor? out=None)",
      "(Tensor input, Dimname dim, Tensor index, Scalar value)",
    ],
    scattered("scatter"),
  ),
  sources("scatter_add"),
  both(
    "scatter_reduce",
    ["(Tensor input, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True, Tensor? out=None)"],
    scattered("scatter_reduce"),
  ),
  both("index_select", named("(Tensor input, int dim, Tensor index, *, Tensor? out=None)"), indexSelected),
  both(
    "index_add",
    named("(Tensor input, int dim, Tensor index, Tensor source, *, Scalar alpha=1, Tensor? out=None)"),
    indexAdded,
  ),
  both("index_copy", named("(Tensor input, int dim, Tensor index, Tensor source)"), indexCopied),
  both(
    "index_fill",
    ["Tensor", "Scalar"].flatMap((type) => named(`(Tensor input, int dim, Tensor index, ${type} value)`)),
    indexFilled,
  ),
  both("take", ["(Tensor input, Tensor index, *, Tensor? out=None)"], taken),
  both("take_along_dim", ["(Tensor input, Tensor indices, int? dim=None, *, Tensor? out=None)"], takenAlong),
];
