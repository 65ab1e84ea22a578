import { runtimeError } from "../../../values/errors.js";
import { tuple } from "../../../values/value.js";
import { isRowMajor, unordered } from "../../layout.js";
import { isKnown, type Operator, run } from "../../operators/operator.js";
import { broadcast } from "../../operators/pointwise.js";
import { diagonal, select } from "../../operators/views.js";
import { formatSizes, numel, type Shape, Tensor } from "../../tensor.js";
import type { Attributes, ForwardPass } from "../../trace.js";
import { dtypes } from "../dtypes.js";
import type { Bound, TorchFunction } from "../function.js";
import { setItem } from "../indexing/items.js";
import { flagOf, intOf, intsOf, optionalIntOf, tensorOf, tensorsOf } from "../read.js";
import { both } from "./entries.js";

const copyOf = ({ shape, dtype, data, strides }: Tensor): Tensor => new Tensor(shape, { dtype, data, strides });

/** `tensor.index_put(indices, values)`: a copy with values written at index tensors. */
function indexPut(pass: ForwardPass, args: Bound): Tensor {
  const tensor = tensorOf(args, "input");
  const copy = pass.alias(copyOf(tensor), tensor);
  const accumulate = flagOf(args, "accumulate");
  setItem(pass, copy, tuple(tensorsOf(args, "indices")), tensorOf(args, "values"), accumulate);
  if (accumulate) copy.forgetData();
  return copy;
}

const legacy = ({ dtype }: Tensor): string => dtypes[dtype ?? ""]?.legacy ?? "?";

/** `tensor.masked_scatter(mask, source)`: elements of a source, one after the other, where a mask is true. */
function maskedScatter(pass: ForwardPass, args: Bound): Tensor {
  const [tensor, mask, source] = [tensorOf(args, "input"), tensorOf(args, "mask"), tensorOf(args, "source")];
  const shape = broadcast(mask.shape, tensor.shape);
  if (tensor.dtype !== null && source.dtype !== null && tensor.dtype !== source.dtype) {
    throw runtimeError(
      `masked_scatter: expected self and source to have same dtypes but got${legacy(tensor)} and ${legacy(source)}`,
    );
  }
  const wanted = shape?.length === mask.shape?.length ? mask.data?.filter((flag) => flag !== 0).length : undefined;
  if (wanted !== undefined && (numel(source.shape) ?? Infinity) < wanted) {
    throw runtimeError("Number of elements of source < number of ones in mask");
  }
  const operator: Operator = {
    name: "masked_scatter",
    infer: () => ({ outputs: [shape] }),
    dtype: ([input = null]) => input,
  };
  return run(pass, operator, [tensor, mask, source], {});
}

/** `torch.as_strided`: sizes and steps in memory as they are given. */
function asStrided(pass: ForwardPass, args: Bound): Tensor {
  const [tensor, size, stride] = [tensorOf(args, "input"), intsOf(args, "size"), intsOf(args, "stride")];
  const offset = optionalIntOf(args, "storage_offset") ?? 0;
  if (size.length !== stride.length) throw runtimeError("mismatch in length of strides and shape");
  const negative = stride.find((step) => step < 0);
  const shown = `[${stride.join(", ")}]`;
  if (negative !== undefined) {
    throw runtimeError(`as_strided: Negative strides are not supported at the moment, got strides: ${shown}`);
  }
  if (size.some((one) => one < 0)) {
    throw runtimeError(`Storage size calculation overflowed with sizes=${formatSizes(size)} and strides=${shown}`);
  }
  const output = new Tensor(size, { dtype: tensor.dtype, base: tensor, picks: null, strides: stride });
  // Memory begins with the first element only where the tensor is all of it.
  const { shape, strides, base } = tensor;
  const isWhole = base === undefined && isKnown(shape) && strides !== null && isRowMajor(shape, strides);
  pass.record("as_strided", [tensor], { size, stride, ...(isWhole && { offset }) }, [output], 0);
  return output;
}

/** A copy with a source in place of a part, which it must fit: `select_scatter`, `diagonal_scatter`. */
function replacing(
  pass: ForwardPass,
  name: string,
  args: Bound,
  attributes: Attributes,
  partOf: (shape: Shape) => Shape,
): Tensor {
  const [tensor, source] = [tensorOf(args, "input"), tensorOf(args, "src")];
  const part = tensor.shape && partOf(tensor.shape);
  const own = source.shape;
  const differs =
    part && own && (part.length !== own.length || part.some((size, i) => size !== null && (own[i] ?? size) !== size));
  if (part && own && differs) {
    throw runtimeError(
      `expected src to have a size equal to the slice of self. src size = ${formatSizes(own)}, slice size = ` +
        formatSizes(part),
    );
  }
  const operator: Operator = { name, infer: () => ({ outputs: [tensor.shape] }), dtype: ([input = null]) => input };
  return run(pass, operator, [tensor, source], attributes);
}

/** Functions that write a tensor into places of another. */
export const placing: readonly TorchFunction[] = [
  both("index_put", ["(Tensor input, Tensor[] indices, Tensor values, bool accumulate=False)"], indexPut),
  both("masked_scatter", ["(Tensor input, Tensor mask, Tensor source)"], maskedScatter),
  both("as_strided", ["(Tensor input, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None)"], asStrided),
  both("select_scatter", ["(Tensor input, Tensor src, int dim, int index)"], (pass, args) => {
    const attributes = { dim: intOf(args, "dim"), index: intOf(args, "index"), call: true };
    return replacing(
      pass,
      "select_scatter",
      args,
      attributes,
      (shape) => select.view(unordered(shape), attributes).shape,
    );
  }),
  both("diagonal_scatter", ["(Tensor input, Tensor src, int offset=0, int dim1=0, int dim2=1)"], (pass, args) => {
    const attributes = { offset: intOf(args, "offset"), dim1: intOf(args, "dim1"), dim2: intOf(args, "dim2") };
    return replacing(
      pass,
      "diagonal_scatter",
      args,
      attributes,
      (shape) => diagonal.view(unordered(shape), attributes).shape,
    );
  }),
];
