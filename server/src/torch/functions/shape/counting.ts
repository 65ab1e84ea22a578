import { NotAnalysed, runtimeError } from "../../../values/errors.js";
import { isUnknown, tuple, type Value } from "../../../values/value.js";
import { wrongArgument } from "../../arguments.js";
import { dimension } from "../../operators/dimension.js";
import { type Operator, isKnown, run, runAll } from "../../operators/operator.js";
import { broadcast } from "../../operators/pointwise.js";
import { type Dim, isTensor, type Shape, type Tensor } from "../../tensor.js";
import type { ForwardPass } from "../../trace.js";
import type { Bound, TorchFunction } from "../function.js";
import { expanded, scalarOf } from "../pointwise.js";
import { isFloating } from "../promotion.js";
import { intOf, tensorOf } from "../read.js";
import { both, named } from "./entries.js";

/** An operator whose output has as many rows as some elements are something, which is known only with the elements. */
const counted = (name: string, outputs: readonly Shape[], dtype?: string): Operator => ({
  name,
  infer: () => ({ outputs }),
  dtype: ([input = null], output) => (dtype !== undefined || output > 0 ? (dtype ?? "int64") : input),
});

/** Places of the elements that are not zero, as indices along every dimension; null where they are not known. */
export function placesOfNonzero({ shape, data }: Tensor): readonly (readonly number[])[] | null {
  if (data === undefined || !isKnown(shape)) return null;
  return data.flatMap((value, place) => {
    if (value === 0) return [];
    const indices: number[] = [];
    let rest = place;
    for (const size of shape.toReversed()) {
      indices.unshift(rest % size);
      rest = Math.floor(rest / size);
    }
    return [indices];
  });
}

function nonzeroRows(pass: ForwardPass, name: string, tensor: Tensor): Tensor {
  const places = placesOfNonzero(tensor);
  const rank: Dim = tensor.shape?.length ?? null;
  const output = run(pass, counted(name, [[places?.length ?? null, rank]], "int64"), [tensor], {});
  if (places) output.writeData(places.flat());
  return output;
}

/** `nonzero(as_tuple=True)`, `where(condition)`: indices along every dimension; one for a number. */
export function nonzeroColumns(pass: ForwardPass, name: string, tensor: Tensor): Value {
  if (tensor.shape === null) throw new NotAnalysed("a tensor of unknown shape");
  const places = placesOfNonzero(tensor);
  const rank = Math.max(tensor.shape.length, 1);
  const count = places?.length ?? null;
  const outputs = runAll(
    pass,
    counted(
      name,
      Array.from({ length: rank }, () => [count]),
      "int64",
    ),
    [tensor],
    {},
  );
  if (places) outputs.forEach((output, axis) => output.writeData(places.map((indices) => indices[axis] ?? 0)));
  return tuple(outputs);
}

const nonzero: TorchFunction["run"] = (pass, args) => {
  const tensor = tensorOf(args, "input");
  return args.as_tuple === true ? nonzeroColumns(pass, "nonzero", tensor) : nonzeroRows(pass, "nonzero", tensor);
};

/** `torch.masked_select(input, mask)`. */
function maskedSelect(pass: ForwardPass, args: Bound): Tensor {
  const [tensor, mask] = [tensorOf(args, "input"), tensorOf(args, "mask")];
  if (mask.dtype !== null && mask.dtype !== "bool" && mask.dtype !== "uint8") {
    throw runtimeError("masked_select: expected BoolTensor or ByteTensor for mask");
  }
  const shape = broadcast(mask.shape, tensor.shape);
  const flags = isKnown(shape) ? expanded(mask, shape) : undefined;
  const count = flags?.filter((flag) => flag !== 0).length ?? null;
  const output = run(pass, counted("masked_select", [[count]]), [tensor, mask], {});
  const data = isKnown(shape) && flags ? expanded(tensor, shape) : undefined;
  if (data) output.writeData(data.filter((_, i) => flags?.[i] !== 0));
  return output;
}

/** `torch.unique` of all elements or of slices, and what it gives besides. */
function unique(pass: ForwardPass, name: string, tensor: Tensor, args: Bound): Value {
  const dim = args.dim === null ? null : intOf(args, "dim");
  const { shape, data } = tensor;
  const axis = dim === null || shape === null ? dim : dimension(dim, shape.length);
  const consecutive = data?.filter((value, i) => i === 0 || value !== data[i - 1]);
  const found = axis !== null ? undefined : name === "unique" ? data && [...new Set(data)] : consecutive;
  const count: Dim = found?.length ?? null;
  const values: Shape | null = axis === null ? [count] : (shape?.map((size, i) => (i === axis ? null : size)) ?? null);
  const inverse: Shape | null = axis === null ? shape : [shape?.[axis] ?? null];
  const extra = [
    ...(args.return_inverse === true ? [inverse] : []),
    ...(args.return_counts === true ? [values && [axis === null ? count : null]] : []),
  ];
  const operator: Operator = {
    name,
    infer: () => ({ outputs: [values, ...extra] }),
    dtype: ([input = null], output) => (output > 0 ? "int64" : input),
  };
  const [first, ...others] = runAll(pass, operator, [tensor], {});
  if (found) first?.writeData(name === "unique" ? found.toSorted((a, b) => a - b) : found);
  return others.length === 0 ? (first ?? null) : tuple([first ?? null, ...others]);
}

/** `unique` as a function and as a method; PyTorch's Python hands the tensor on to `kernel`. */
function uniques(name: string, kernel: string, flags: string): readonly TorchFunction[] {
  const run: TorchFunction["run"] = (pass, args) => {
    const input = args.input ?? args.self ?? null;
    if (isUnknown(input)) throw new NotAnalysed(input.reason);
    if (!isTensor(input)) throw wrongArgument(kernel, "input", 1, "Tensor", input);
    return unique(pass, name, input, args);
  };
  return [
    { name, homes: ["torch"], python: true, signatures: [`_${name}_impl(input, ${flags})`], run },
    { name, homes: ["method"], python: true, signatures: [`Tensor.${name}(self, ${flags})`], run },
  ];
}

/** `torch.histc`: how many elements are in each of some ranges. */
function histogram(pass: ForwardPass, args: Bound): Tensor {
  const [tensor, bins] = [tensorOf(args, "input"), intOf(args, "bins")];
  if (!isFloating(tensor.dtype) || bins <= 0) throw new NotAnalysed("histc of these arguments");
  const operator: Operator = { name: "histc", infer: () => ({ outputs: [[bins]] }), dtype: ([input = null]) => input };
  return run(pass, operator, [tensor], { bins, min: scalarOf(args.min ?? null), max: scalarOf(args.max ?? null) });
}

/** Functions whose result is as large as elements say, and that count them. */
export const counting: readonly TorchFunction[] = [
  ...named(
    ["nonzero"],
    ["torch"],
    ["(Tensor input, *, Tensor? out=None)", "(Tensor input, *, bool as_tuple)"],
    nonzero,
  ),
  ...named(["nonzero"], ["method"], ["(Tensor input)", "(Tensor input, *, bool as_tuple)"], nonzero),
  both("argwhere", ["(Tensor input)"], (pass, args) => nonzeroRows(pass, "argwhere", tensorOf(args, "input"))),
  both("histc", ["(Tensor input, int bins=100, Scalar min=0, Scalar max=0, *, Tensor? out=None)"], histogram),
  both("masked_select", ["(Tensor input, Tensor mask, *, Tensor? out=None)"], maskedSelect),
  ...uniques("unique", "_unique2", "sorted=True, return_inverse=False, return_counts=False, dim=None"),
  ...uniques("unique_consecutive", "unique_consecutive", "return_inverse=False, return_counts=False, dim=None"),
];
