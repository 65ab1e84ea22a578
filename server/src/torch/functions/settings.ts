import { isTruthy } from "../../values/compare.js";
import { NotAnalysed, PythonError, runtimeError, typeError } from "../../values/errors.js";
import { iterate } from "../../values/sequence.js";
import {
  float,
  isSequence,
  isTuple,
  isUnknown,
  type PyObject,
  tuple,
  unknown,
  type Value,
} from "../../values/value.js";
import { broadcast } from "../operators/pointwise.js";
import { isTensor, type Shape } from "../tensor.js";
import { callable } from "./callable.js";
import { dtypeObject, dtypes } from "./dtypes.js";
import type { TorchFunction } from "./function.js";
import { dtypeOf, itemsOf, knownArgument } from "./read.js";
import { sizeClass, sizeValue } from "./size.js";
import { typeNameOf } from "./typeNames.js";

const python = (signature: string, run: TorchFunction["run"]): TorchFunction => ({
  name: signature.slice(0, signature.indexOf("(")),
  signatures: [signature],
  homes: ["torch"],
  python: true,
  run,
});

/** A setting of PyTorch that code asks for; what it sets is not followed. */
const answers: Readonly<Record<string, Value>> = {
  get_default_dtype: dtypeObject("float32"),
  is_grad_enabled: unknown("whether gradients are recorded"),
  is_inference_mode_enabled: false,
  is_autocast_enabled: false,
  is_autocast_cpu_enabled: false,
  get_autocast_gpu_dtype: dtypeObject("float16"),
  get_autocast_cpu_dtype: dtypeObject("bfloat16"),
  are_deterministic_algorithms_enabled: false,
  is_deterministic_algorithms_warn_only_enabled: false,
  is_warn_always_enabled: false,
  get_num_threads: unknown("the number of threads"),
  get_num_interop_threads: unknown("the number of threads"),
};

const silent = [
  "set_default_dtype(d)",
  "set_default_tensor_type(t)",
  "set_default_device(device)",
  "set_warn_always(b)",
  "set_autocast_enabled(enabled)",
];

const ranks = ["bool", "int", "float", "complex"];

function sizesOf(value: Value): Shape {
  if (isUnknown(value)) throw new NotAnalysed(value.reason);
  const items = isSequence(value) ? value.items : [value];
  return items.map((item) => (typeof item === "number" ? item : null));
}

function shapeOfBoth(one: Shape | null, other: Shape): Shape | null {
  try {
    return broadcast(one, other);
  } catch (error) {
    if (!(error instanceof PythonError)) throw error;
    throw runtimeError("Shape mismatch: objects cannot be broadcast to a single shape");
  }
}

/** Functions of `torch` that look at values or settings and run nothing. */
export const settings: readonly TorchFunction[] = [
  ...Object.entries(answers).map(([name, answer]) => python(`${name}()`, () => answer)),
  ...silent.map((signature) => python(signature, () => null)),
  python("is_tensor(obj)", (_, args) => isTensor(knownArgument(args, "obj"))),
  python("is_storage(obj)", (_, args) => isTensor(knownArgument(args, "obj")) && false),
  python("manual_seed(seed)", () => unknown("a random generator")),
  python("seed()", () => unknown("a random seed")),
  python("initial_seed()", () => unknown("a random seed")),
  python("_assert(condition, message)", (_, args) => {
    const condition = knownArgument(args, "condition");
    if (isTruthy(condition)) return null;
    throw new PythonError("AssertionError", typeof args.message === "string" ? args.message : "");
  }),
  python("broadcast_shapes(*shapes)", (_, args) => {
    const shapes = itemsOf(args, "shapes").map(sizesOf);
    const common = shapes.reduce<Shape | null>(shapeOfBoth, []);
    return tuple((common ?? []).map(sizeValue), sizeClass);
  }),
  {
    name: "can_cast",
    signatures: ["can_cast(ScalarType from, ScalarType to)"],
    homes: ["torch"],
    run(_, args) {
      const [from, to] = [dtypeOf(args, "from"), dtypeOf(args, "to")].map(
        (dtype) => dtypes[dtype ?? ""]?.category ?? "",
      );
      return ranks.indexOf(from ?? "") <= ranks.indexOf(to ?? "");
    },
  },
];

/** Numbers that `torch` has under a name. */
export const constants: Readonly<Record<string, Value>> = {
  inf: float(Infinity),
  nan: float(NaN),
  pi: float(Math.PI),
  e: float(Math.E),
};

function checkedSizes(sizes: Value): readonly Value[] {
  const items = iterate(sizes);
  items.forEach((item, i) => {
    if (isUnknown(item) || typeof item === "number" || typeof item === "boolean" || isTensor(item)) return;
    throw typeError(`torch.Size() takes an iterable of 'int' (item ${i} is '${typeNameOf(item)}')`);
  });
  return items;
}

/** The class `torch.Size`. */
export const sizeType: PyObject = {
  ...callable("Size", ([sizes]) => tuple(sizes === undefined ? [] : checkedSizes(sizes), sizeClass), "type"),
  mro: ["Size", "tuple", "object"],
  repr: () => "<class 'torch.Size'>",
  hasInstance: (value) => isTuple(value) && value.subclass === sizeClass,
};
