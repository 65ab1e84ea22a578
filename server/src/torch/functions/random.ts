import { runtimeError } from "../../values/errors.js";
import { numberOf } from "../../values/kinds.js";
import { preservedStrides } from "../layout.js";
import { type Dtype, isTensor, type Shape, Tensor } from "../tensor.js";
import type { ForwardPass } from "../trace.js";
import { filled, options, withGradient } from "./creation.js";
import { dtypes } from "./dtypes.js";
import type { Bound, TorchFunction } from "./function.js";
import { pointwise } from "./pointwise.js";
import { isFloating } from "./promotion.js";
import { dtypeOf, flagOf, numberArgument, sizeOf, sizesOf, tensorOf } from "./read.js";
import { both, method, named } from "./shape/entries.js";

/** Throws where a distribution gives no numbers of a type. */
function checkKernel(kernel: string, dtype: Dtype): void {
  if (dtype === null || isFloating(dtype) || dtype.startsWith("complex")) return;
  throw runtimeError(`"${kernel}" not implemented for '${dtypes[dtype]?.legacy}'`);
}

const kernels: Readonly<Record<string, string>> = { rand: "check_uniform_bounds", randn: "normal_kernel_cpu" };
const generator = "Generator? generator";

const typeOf = (args: Bound, fallback: Dtype): Dtype => {
  const dtype = dtypeOf(args);
  return dtype === undefined ? fallback : dtype;
};

/** `torch.rand` and `torch.randn`. */
const ofSize = (name: "rand" | "randn"): TorchFunction => ({
  name,
  signatures: [
    `${name}(int[] size, *, ${generator}, Dimname[]? names, ${options})`,
    `${name}(int[] size, *, ${generator}, Tensor? out=None, ${options})`,
    `${name}(int[] size, *, Tensor? out=None, ${options})`,
    `${name}(int[] size, *, Dimname[]? names, ${options})`,
  ],
  homes: ["torch"],
  run(_, args) {
    const dtype = typeOf(args, "float32");
    const tensor = filled(sizesOf(args, "size"), dtype);
    checkKernel(kernels[name] ?? "", dtype);
    return withGradient(tensor, args);
  },
});

const likeInput = (name: string, base: "rand" | "randn"): TorchFunction => ({
  name,
  signatures: [`${name}(Tensor input, *, MemoryFormat? memory_format=None, ${options})`],
  homes: ["torch"],
  run(_, args) {
    const input = tensorOf(args, "input");
    const dtype = typeOf(args, input.dtype);
    checkKernel(kernels[base] ?? "", dtype);
    return withGradient(
      new Tensor(input.shape, { dtype, strides: preservedStrides(input.shape, input.strides) }),
      args,
    );
  },
});

function checkRange(low: number | undefined, high: number | undefined): void {
  if (low === undefined || high === undefined || low < high) return;
  throw runtimeError(`random_ expects 'from' to be less than 'to', but got from=${low} >= to=${high}`);
}

const integers = (shape: Shape | null, dtype: Dtype, args: Bound): Tensor => {
  checkRange(args.low === undefined ? 0 : numberOf(args.low), numberOf(args.high ?? null));
  return withGradient(shape === null ? new Tensor(null, { dtype }) : filled(shape, dtype), args);
};

const randint: readonly TorchFunction[] = [
  {
    name: "randint",
    signatures: [
      `randint(int high, int[] size, *, ${generator}, Tensor? out=None, ${options})`,
      `randint(int high, int[] size, *, Tensor? out=None, ${options})`,
      `randint(int low, int high, int[] size, *, ${generator}, Tensor? out=None, ${options})`,
      `randint(int low, int high, int[] size, *, Tensor? out=None, ${options})`,
    ],
    homes: ["torch"],
    run: (_, args) => integers(sizesOf(args, "size"), typeOf(args, "int64"), args),
  },
  {
    name: "randint_like",
    signatures: ["int high", "int low, int high"].map(
      (range) => `randint_like(Tensor input, ${range}, *, MemoryFormat? memory_format=None, ${options})`,
    ),
    homes: ["torch"],
    run(_, args) {
      const input = tensorOf(args, "input");
      return integers(input.shape, typeOf(args, input.dtype), args);
    },
  },
];

/** Numbers drawn for every element of the operands. */
const drawn = (pass: ForwardPass, name: string, operands: readonly Tensor[], dtype: Dtype): Tensor =>
  pointwise(pass, name, operands, { dtype });

function bernoulli(pass: ForwardPass, input: Tensor): Tensor {
  checkKernel("bernoulli_tensor_cpu_p_", input.dtype);
  return drawn(pass, "bernoulli", [input], input.dtype);
}

function multinomial(args: Bound): Tensor {
  const { shape } = tensorOf(args, "input");
  const samples = sizeOf(args, "num_samples");
  if (shape === null) return new Tensor(null, { dtype: "int64" });
  if (shape.length !== 1 && shape.length !== 2) throw runtimeError("prob_dist must be 1 or 2 dim");
  const classes = shape.at(-1) ?? null;
  if (samples !== null && samples <= 0) throw runtimeError("cannot sample n_sample <= 0 samples");
  if (samples !== null && classes !== null && samples > classes && !flagOf(args, "replacement")) {
    throw runtimeError("cannot sample n_sample > prob_dist.size(-1) samples without replacement");
  }
  return filled([...shape.slice(0, -1), samples], "int64");
}

const normal: TorchFunction = {
  name: "normal",
  signatures: [
    `normal(Tensor mean, Tensor std, *, ${generator}=None, Tensor? out=None)`,
    `normal(Tensor mean, float std=1.0, *, ${generator}=None, Tensor? out=None)`,
    `normal(float mean, Tensor std, *, ${generator}=None, Tensor? out=None)`,
    `normal(float mean, float std, int[] size, *, ${generator}=None, Tensor? out=None, ${options})`,
  ],
  homes: ["torch"],
  run(pass, args, overload) {
    if (overload === 3) return withGradient(filled(sizesOf(args, "size"), typeOf(args, "float32")), args);
    const tensors = [args.mean ?? null, args.std ?? null].filter(isTensor);
    return drawn(pass, "normal", tensors, tensors[0]?.dtype ?? null);
  },
};

interface Filling {
  readonly name: string;
  /** Its parameters besides the tensor, one text an overload. */
  readonly parameters: readonly string[];
  /** The kernel that refuses whole numbers. */
  readonly kernel?: string;
  readonly check?: (args: Bound) => void;
}

const fillings: readonly Filling[] = [
  {
    name: "normal_",
    parameters: ["float mean=0.0, float std=1.0"],
    kernel: "normal_kernel_cpu",
    check: (args) => {
      const std = numberArgument(args, "std");
      if (std < 0) throw runtimeError(`normal expects std >= 0.0, but found std ${std}`);
    },
  },
  {
    name: "uniform_",
    parameters: ["float from=0.0, float to=1.0"],
    kernel: "check_uniform_bounds",
    check: (args) => {
      const [from, to] = [numberArgument(args, "from"), numberArgument(args, "to")];
      if (from > to) {
        throw runtimeError(`uniform_ expects to return a [from, to) range, but found from=${from} > to=${to}`);
      }
    },
  },
  { name: "random_", parameters: ["", "int from, int? to", "int to"] },
  { name: "bernoulli_", parameters: ["Tensor p", "float p=0.5"] },
  { name: "exponential_", parameters: ["float lambd=1.0"], kernel: "exponential_cpu" },
  { name: "log_normal_", parameters: ["float mean=1.0, float std=2.0"], kernel: "log_normal_cpu" },
  { name: "cauchy_", parameters: ["float median=0.0, float sigma=1.0"], kernel: "cauchy_cpu" },
  { name: "geometric_", parameters: ["float p"] },
];

const fill = ({ name, parameters, kernel, check }: Filling): TorchFunction =>
  method(
    name,
    parameters.map((own) => `(Tensor input, ${own === "" ? "" : `${own}, `}*, ${generator}=None)`),
    (_, args) => {
      const input = tensorOf(args, "input");
      if (kernel !== undefined) checkKernel(kernel, input.dtype);
      check?.(args);
      input.forgetData();
      return input;
    },
  );

export const random: readonly TorchFunction[] = [
  ofSize("rand"),
  ofSize("randn"),
  likeInput("rand_like", "rand"),
  likeInput("randn_like", "randn"),
  ...randint,
  {
    name: "randperm",
    signatures: [
      `randperm(int n, *, ${generator}, Tensor? out=None, ${options})`,
      `randperm(int n, *, Tensor? out=None, ${options})`,
    ],
    homes: ["torch"],
    run: (_, args) => filled([sizeOf(args, "n")], typeOf(args, "int64")),
  },
  both(
    "bernoulli",
    [`(Tensor input, *, ${generator}=None, Tensor? out=None)`, `(Tensor input, float p, *, ${generator}=None)`],
    (pass, args) => bernoulli(pass, tensorOf(args, "input")),
  ),
  both(
    "multinomial",
    [`(Tensor input, int num_samples, bool replacement=False, *, ${generator}=None, Tensor? out=None)`],
    (_, args) => multinomial(args),
  ),
  ...named(["poisson"], ["torch"], [`(Tensor input, ${generator}=None)`], (pass, args) => {
    const input = tensorOf(args, "input");
    return drawn(pass, "poisson", [input], input.dtype);
  }),
  normal,
  ...fillings.map(fill),
];
