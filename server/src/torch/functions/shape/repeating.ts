import { NotAnalysed, runtimeError } from "../../../values/errors.js";
import { type Dim, isTensor, mostElements, type Shape, Tensor } from "../../tensor.js";
import { tuple, type Value } from "../../../values/value.js";
import { certainStrides, rowMajor } from "../../layout.js";
import { flip, indexSelect, repeat, repeatInterleave, roll } from "../../operators/arranging.js";
import { run } from "../../operators/operator.js";
import { broadcast } from "../../operators/pointwise.js";
import { reshape } from "../../operators/shaping.js";
import { expand, select, slice, windows } from "../../operators/views.js";
import { dimension } from "../../operators/dimension.js";
import type { ForwardPass } from "../../trace.js";
import { dtypes } from "../dtypes.js";
import type { Bound, TorchFunction } from "../function.js";
import { intOf, intsOf, knownArgument, optionalIntOf, sizeOf, sizesOf, tensorOf } from "../read.js";
import { both, method, tensorItems } from "./entries.js";
import { transposed } from "./viewing.js";

/** `tensor.expand(sizes)`. */
export function expanded(pass: ForwardPass, tensor: Tensor, sizes: Shape): Tensor {
  const { shape, dtype } = tensor;
  if (shape !== null && sizes.length < shape.length) {
    const list = (values: Shape) => `[${values.map((size) => size ?? "?").join(", ")}]`;
    const kind = `torch.${dtypes[dtype ?? ""]?.legacy ?? ""}Tensor`;
    throw runtimeError(
      `expand(${kind}{${list(shape)}}, size=${list(sizes)}): the number of sizes provided (${sizes.length}) must be ` +
        `greater or equal to the number of dimensions in the tensor (${shape.length})`,
    );
  }
  return run(pass, expand, [tensor], { sizes });
}

const expandTo =
  (name: string): TorchFunction["run"] =>
  (pass, args) =>
    expanded(pass, tensorOf(args, "input"), sizesOf(args, name));

function expandAs(pass: ForwardPass, args: Bound): Tensor {
  const { shape } = tensorOf(args, "other");
  if (shape === null) throw new NotAnalysed("a tensor of unknown shape");
  return expanded(pass, tensorOf(args, "input"), shape);
}

function broadcastTensors(pass: ForwardPass, tensors: readonly Tensor[]): Value {
  const shape = tensors.map((tensor) => tensor.shape).reduce(broadcast, []);
  if (shape === null) return tuple(tensors);
  return tuple(tensors.map((tensor) => run(pass, expand, [tensor], { sizes: shape })));
}

function tile(pass: ForwardPass, args: Bound): Tensor {
  const [tensor, dims] = [tensorOf(args, "input"), sizesOf(args, "dims")];
  const missing = Math.max(0, (tensor.shape?.length ?? 0) - dims.length);
  return run(pass, repeat, [tensor], { repeats: [...Array.from({ length: missing }, () => 1), ...dims] });
}

/** `repeat_interleave(input, repeats, dim)` with one number, or with one for every element. */
function interleave(pass: ForwardPass, args: Bound, overload: number): Value {
  if (overload === 2) return indicesOf(pass, tensorOf(args, "repeats"));
  const input = tensorOf(args, "input");
  const dim = optionalIntOf(args, "dim");
  const tensor = dim === null ? run(pass, reshape, [input], { shape: [-1] }) : input;
  const axis = dim ?? 0;
  if (overload === 1) return run(pass, repeatInterleave, [tensor], { repeats: sizeOf(args, "repeats"), dim: axis });
  const repeats = tensorOf(args, "repeats");
  checkRepeats(repeats);
  const length = tensor.shape?.[dimension(axis, tensor.shape.length)] ?? null;
  const { shape, data } = repeats;
  if (shape === null) return run(pass, indexSelect, [tensor], { dim: axis, count: null, indices: null });
  const own = shape.length === 0 ? 1 : (shape[0] ?? null);
  if (own === 1) return run(pass, repeatInterleave, [tensor], { repeats: data?.[0] ?? null, dim: axis });
  if (length !== null && own !== null && length !== own) {
    throw runtimeError("repeats must have the same size as input along dim");
  }
  return run(pass, indexSelect, [tensor], { dim: axis, ...timesOver(data) });
}

/** Every index so many times: how many that is, and which ones where they are few. */
function timesOver(repeats: readonly number[] | undefined) {
  const count: Dim = repeats?.reduce((a, b) => a + b, 0) ?? null;
  const few = count !== null && count <= mostElements;
  const indices = few ? repeats?.flatMap((times, index) => Array.from({ length: times }, () => index)) : null;
  return { count, indices: indices ?? null };
}

function checkRepeats({ shape, dtype, data }: Tensor): void {
  const facts = dtypes[dtype ?? "int64"];
  if (facts !== undefined && dtype !== null && dtype !== "int64" && dtype !== "int32") {
    throw runtimeError(`"repeat_interleave_cpu" not implemented for '${facts.legacy}'`);
  }
  if (shape !== null && shape.length > 1) {
    throw runtimeError("repeat_interleave only accept 1D vector as repeat");
  }
  if (data?.some((times) => times < 0)) throw runtimeError("repeats can not be negative");
}

/** `repeat_interleave(repeats)`: every index so many times. */
function indicesOf(pass: ForwardPass, repeats: Tensor): Tensor {
  checkRepeats(repeats);
  const { count, indices } = timesOver(repeats.data);
  const every = { dim: 0, count, indices: null };
  const output = run(pass, { ...indexSelect, picks: () => indices ?? [] }, [repeats], every);
  if (indices !== null) output.writeData(indices);
  return output;
}

function rotate(pass: ForwardPass, args: Bound): Tensor {
  const [tensor, times, dims] = [tensorOf(args, "input"), intOf(args, "k"), intsOf(args, "dims")];
  const rank = tensor.shape?.length ?? 2;
  const [first = 0, second = 0] = dims;
  if (dims.length !== 2) throw runtimeError(`expected total rotation dims == 2, but got dims = ${dims.length}`);
  if (rank < 2) throw runtimeError(`expected total dims >= 2, but got total dims = ${rank}`);
  if (first === second || Math.abs(first - second) === rank) {
    throw runtimeError(`expected rotation dims to be different, but got dim0 = ${first} and dim1 = ${second}`);
  }
  const [from, to] = [dimension(first, rank), dimension(second, rank)];
  const turn = ((times % 4) + 4) % 4;
  if (turn === 0) return run(pass, flip, [tensor], { dims: [] });
  if (turn === 2) return run(pass, flip, [tensor], { dims: [from, to] });
  return transposed(pass, run(pass, flip, [tensor], { dims: [turn === 1 ? to : from] }), from, to);
}

/** `fliplr` and `flipud`. */
const mirror = (name: string, axis: number): TorchFunction =>
  both(name, ["(Tensor input)"], (pass, args) => {
    const tensor = tensorOf(args, "input");
    if (tensor.shape !== null && tensor.shape.length <= axis) {
      throw runtimeError(`Input must be >= ${axis + 1}-d.`);
    }
    return run(pass, flip, [tensor], { dims: [axis] });
  });

function narrow(pass: ForwardPass, args: Bound): Tensor {
  const [tensor, dim] = [tensorOf(args, "input"), intOf(args, "dim")];
  const { shape } = tensor;
  if (shape?.length === 0) throw runtimeError("narrow() cannot be applied to a 0-dim tensor.");
  const given = knownArgument(args, "start");
  const start: Dim = isTensor(given) ? (given.data?.[0] ?? null) : intOf(args, "start");
  const length = sizeOf(args, "length");
  const size = shape?.[dimension(dim, shape.length)] ?? null;
  if (start === null || length === null || size === null) return pieceOf(pass, tensor, dim, length);
  const from = start === size ? start : dimension(start, size);
  if (length < 0 || from + length > size) {
    throw runtimeError(`start (${from}) + length (${length}) exceeds dimension size (${size}).`);
  }
  return run(pass, slice, [tensor], { dim, start: from, step: 1, stop: from + length });
}

/** A part of a dimension of which the start or the size is not known. */
function pieceOf(pass: ForwardPass, tensor: Tensor, dim: number, length: Dim): Tensor {
  const { shape } = tensor;
  const axis = shape && dimension(dim, shape.length);
  const output = shape && shape.map((size, i) => (i === axis ? length : size));
  return run(pass, { name: "narrow", infer: () => ({ outputs: [output] }) }, [tensor], { dim, length });
}

/** Functions that repeat, turn or cut out elements along dimensions. */
export const repeating: readonly TorchFunction[] = [
  method("expand", ["(Tensor input, SymInt[] size, *, bool implicit=False)"], expandTo("size")),
  method("expand_as", ["(Tensor input, Tensor other)"], expandAs),
  both("broadcast_to", ["(Tensor input, int[] size)"], expandTo("size")),
  method("repeat", ["(Tensor input, SymInt[] repeats)"], (pass, args) =>
    run(pass, repeat, [tensorOf(args, "input")], { repeats: sizesOf(args, "repeats") }),
  ),
  both("tile", ["(Tensor input, int[] dims)"], tile),
  {
    ...both("repeat_interleave", [], interleave),
    signatures: [
      "repeat_interleave(Tensor input, Tensor repeats, int? dim=None, *, int? output_size=None)",
      "repeat_interleave(Tensor input, int repeats, int? dim=None, *, int? output_size=None)",
      "repeat_interleave(Tensor repeats, *, int? output_size=None)",
    ],
    homes: ["torch"],
  },
  method(
    "repeat_interleave",
    [
      "(Tensor input, Tensor repeats, int? dim=None, *, int? output_size=None)",
      "(Tensor input, int repeats, int? dim=None, *, int? output_size=None)",
    ],
    interleave,
  ),
  both("roll", ["(Tensor input, int[1] shifts, int[1] dims=[])"], (pass, args) =>
    run(pass, roll, [tensorOf(args, "input")], { shifts: intsOf(args, "shifts"), dims: intsOf(args, "dims") }),
  ),
  both("flip", ["(Tensor input, int[] dims)"], (pass, args) =>
    run(pass, flip, [tensorOf(args, "input")], { dims: intsOf(args, "dims") }),
  ),
  mirror("fliplr", 1),
  mirror("flipud", 0),
  both("rot90", ["(Tensor input, int k=1, int[] dims=[0, 1])"], rotate),
  both("narrow_copy", ["(Tensor input, int dim, int start, int length)"], (pass, args) => {
    const { shape, dtype, data } = narrow(pass, args);
    return new Tensor(shape, { dtype, data, strides: shape && certainStrides(rowMajor(shape)) });
  }),
  both(
    "narrow",
    ["(Tensor input, int dim, Tensor start, int length)", "(Tensor input, int dim, int start, int length)"],
    narrow,
  ),
  {
    name: "broadcast_tensors",
    homes: ["torch"],
    python: true,
    signatures: ["broadcast_tensors(*tensors)"],
    run: (pass, args) => broadcastTensors(pass, tensorItems(args)),
  },
  method("unfold", ["(Tensor input, int dimension, int size, int step)"], (pass, args) =>
    run(pass, windows, [tensorOf(args, "input")], {
      dim: intOf(args, "dimension"),
      size: intOf(args, "size"),
      step: intOf(args, "step"),
    }),
  ),
  both("select", ["(Tensor input, int dim, int index)", "(Tensor input, Dimname dim, int index)"], (pass, args) =>
    run(pass, select, [tensorOf(args, "input")], { dim: intOf(args, "dim"), index: sizeOf(args, "index"), call: true }),
  ),
];
