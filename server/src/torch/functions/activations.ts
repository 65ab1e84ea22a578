import { NotAnalysed, runtimeError } from "../../values/errors.js";
import { isTruthy } from "../../values/compare.js";
import { numberOf } from "../../values/kinds.js";
import type { Value } from "../../values/value.js";
import { glu } from "../operators/rearranging.js";
import { run } from "../operators/operator.js";
import { prelu } from "../operators/pointwise.js";
import type { Tensor } from "../tensor.js";
import type { Attributes } from "../trace.js";
import { invoke } from "./callable.js";
import type { Bound, Home, TorchFunction } from "./function.js";
import { inPlace } from "./inplace.js";
import { type Compute, pointwise } from "./pointwise.js";
import { intOf, numberArgument, tensorOf } from "./read.js";
import { tensorWith } from "./tensorMethod.js";
import { refuse, unary } from "./unary.js";

type Refusal = Parameters<typeof refuse>[1];

/** An activation function as PyTorch has it natively, and how `torch.nn.functional` calls it. */
interface Activation {
  /** Parameters besides the input. */
  readonly parameters?: string;
  /** Where the native function itself can be called. */
  readonly homes?: readonly Home[];
  /** The signature of the Python function of `torch.nn.functional`, which calls the native one in its order. */
  readonly python?: string;
  readonly refuses?: Refusal;
  readonly check?: (args: Bound) => void;
  readonly compute?: (args: Bound) => Compute;
}

const wholeAnd = (kernel: string): Refusal => ({ int: kernel, bool: kernel });
const both: readonly Home[] = ["torch", "method", "functional"];

/** By native name. */
const activations: Readonly<Record<string, Activation>> = {
  silu: {
    python: "silu(input, inplace=False)",
    refuses: wholeAnd("silu_cpu"),
    compute:
      () =>
      (x = 0) =>
        x / (1 + Math.exp(-x)),
  },
  mish: { python: "mish(input, inplace=False)", refuses: wholeAnd("mish_cpu") },
  hardswish: {
    python: "hardswish(input, inplace=False)",
    refuses: wholeAnd("hardswish_cpu"),
    compute:
      () =>
      (x = 0) =>
        (x * Math.min(Math.max(x + 3, 0), 6)) / 6,
  },
  hardsigmoid: {
    python: "hardsigmoid(input, inplace=False)",
    refuses: wholeAnd("hardsigmoid_cpu"),
    compute:
      () =>
      (x = 0) =>
        Math.min(Math.max(x + 3, 0), 6) / 6,
  },
  relu6: {
    python: "relu6(input, inplace=False)",
    refuses: { bool: "Bool inputs not supported for hardtanh" },
    compute:
      () =>
      (x = 0) =>
        Math.min(Math.max(x, 0), 6),
  },
  hardtanh: {
    parameters: "Scalar min_val=-1, Scalar max_val=1",
    python: "hardtanh(input, min_val=-1.0, max_val=1.0, inplace=False)",
    refuses: { bool: "Bool inputs not supported for hardtanh" },
    compute:
      (args) =>
      (x = 0) =>
        Math.min(Math.max(x, numberArgument(args, "min_val")), numberArgument(args, "max_val")),
  },
  leaky_relu: {
    parameters: "Scalar negative_slope=0.01",
    python: "leaky_relu(input, negative_slope=0.01, inplace=False)",
    refuses: wholeAnd("leaky_relu_cpu"),
    compute:
      (args) =>
      (x = 0) =>
        x > 0 ? x : x * numberArgument(args, "negative_slope"),
  },
  elu: {
    parameters: "Scalar alpha=1, Scalar scale=1, Scalar input_scale=1",
    python: "elu(input, alpha=1.0, inplace=False)",
    refuses: wholeAnd("elu_cpu"),
  },
  selu: { homes: ["torch"], python: "selu(input, inplace=False)", refuses: wholeAnd("elu_cpu") },
  celu: {
    parameters: "Scalar alpha=1.0",
    homes: ["torch"],
    python: "celu(input, alpha=1.0, inplace=False)",
    refuses: wholeAnd("elu_cpu"),
    check: (args) => {
      if (numberArgument(args, "alpha") === 0) throw runtimeError("ZeroDivisionError: alpha cannot be 0 for CELU");
    },
  },
  rrelu: {
    parameters: "Scalar lower=0.125, Scalar upper=0.3333333333333333, bool training=False, Generator? generator=None",
    homes: ["torch"],
    python: "rrelu(input, lower=0.125, upper=0.3333333333333333, training=False, inplace=False)",
    refuses: wholeAnd("leaky_relu_cpu"),
    check: (args) => {
      if (numberArgument(args, "lower") <= numberArgument(args, "upper")) return;
      throw runtimeError("Lower bound should be less than or equal to the upper bound");
    },
  },
  threshold: {
    parameters: "Scalar threshold, Scalar value",
    homes: ["torch"],
    python: "_threshold(input, threshold, value, inplace=False)",
    refuses: { bool: "threshold_cpu" },
    compute:
      (args) =>
      (x = 0) =>
        x > numberArgument(args, "threshold") ? x : numberArgument(args, "value"),
  },
  gelu: {
    parameters: "*, str approximate='none'",
    homes: ["functional"],
    refuses: wholeAnd("GeluKernelImpl"),
    check: ({ approximate = null }) => {
      if (typeof approximate !== "string" || approximate === "none" || approximate === "tanh") return;
      throw runtimeError("approximate argument must be either none or tanh.");
    },
  },
  softplus: {
    parameters: "Scalar beta=1, Scalar threshold=20",
    homes: ["functional"],
    refuses: wholeAnd("softplus_cpu"),
  },
  hardshrink: { parameters: "Scalar lambd=0.5", homes: both, refuses: wholeAnd("hardshrink_cpu") },
  softshrink: {
    parameters: "Scalar lambd=0.5",
    homes: ["functional"],
    refuses: wholeAnd("softshrink_cpu"),
    check: (args) => {
      const lambd = numberArgument(args, "lambd");
      if (lambd < 0) throw runtimeError(`lambda must be greater or equal to 0, but found to be ${lambd}.`);
    },
  },
  log_sigmoid: { refuses: wholeAnd("log_sigmoid_cpu") },
};

const native = (name: string, { parameters, homes = [], refuses, check, compute }: Activation): TorchFunction => ({
  name,
  signatures: [`${name}(Tensor input${parameters === undefined ? "" : `, ${parameters}`})`],
  homes,
  run(pass, args) {
    const input = tensorOf(args, "input");
    check?.(args);
    refuse(input.dtype, refuses);
    return pointwise(pass, name.replace("log_sigmoid", "logsigmoid"), [input], {
      dtype: input.dtype,
      compute: compute?.(args),
      attributes: settingsOf(args, parameters),
    });
  },
});

/** The numbers and texts among the arguments, by name. */
function settingsOf(args: Bound, parameters = ""): Attributes {
  const settings: Record<string, number | string> = {};
  for (const parameter of parameters.split(", ")) {
    const name = parameter.replace(/=.*/, "").split(" ").at(-1) ?? "";
    const value = args[name] ?? null;
    const setting = typeof value === "string" ? value : typeof value === "boolean" ? undefined : numberOf(value);
    if (setting !== undefined) settings[name] = setting;
  }
  return settings;
}

const natives: ReadonlyMap<string, TorchFunction> = new Map([
  ...Object.entries(activations).map(([name, activation]): [string, TorchFunction] => [name, native(name, activation)]),
  ...unary.filter(({ name }) => name === "relu").map((fn): [string, TorchFunction] => [fn.name, fn]),
]);

/** The Python function that calls a native one, or its variant in place. */
function pythonic(name: string, signature: string): TorchFunction {
  const [, inside = ""] = /\((.*)\)/.exec(signature) ?? [];
  const passed = inside
    .split(", ")
    .map((parameter) => parameter.split("=")[0] ?? "")
    .filter((each) => each !== "inplace");
  return {
    name,
    signatures: [signature],
    homes: ["functional"],
    python: true,
    run(_, args) {
      const fn = natives.get(name);
      if (fn === undefined) throw new NotAnalysed(name);
      const called = isTruthy(args.inplace ?? false) ? inPlace(fn) : fn;
      return invoke(
        called,
        passed.map((parameter) => args[parameter] ?? null),
      );
    },
  };
}

const pythonNames: readonly TorchFunction[] = [
  ...Object.entries(activations).flatMap(([name, { python }]) =>
    python === undefined ? [] : [pythonic(name, python)],
  ),
  pythonic("relu", "relu(input, inplace=False)"),
];

/** Names of `torch.nn.functional` that are the native function in place itself. */
const nativesInPlace: readonly TorchFunction[] = [
  ...["celu", "elu", "hardtanh", "leaky_relu", "relu", "rrelu", "selu", "threshold"],
].flatMap((name) => {
  const fn = natives.get(name);
  return fn === undefined ? [] : [{ ...inPlace(fn), homes: ["functional"] as const }];
});

function preluOf(pass: Parameters<TorchFunction["run"]>[0], input: Tensor, weight: Tensor): Value {
  const { shape } = weight;
  return run(pass, prelu, [input], { weight: shape ?? [null] }, { weight });
}

export const activationFunctions: readonly TorchFunction[] = [
  ...natives.values(),
  ...pythonNames,
  ...nativesInPlace,
  { ...native("log_sigmoid", activations.log_sigmoid ?? {}), name: "logsigmoid", homes: ["functional"] },
  {
    name: "prelu",
    signatures: ["prelu(Tensor input, Tensor weight)"],
    homes: both,
    run: (pass, args) => preluOf(pass, tensorOf(args, "input"), tensorOf(args, "weight")),
  },
  {
    name: "glu",
    signatures: ["glu(input, dim=-1)"],
    homes: ["functional"],
    python: true,
    run(_, args) {
      const input = tensorWith(args.input ?? null, "dim");
      if (input.shape?.length === 0)
        throw runtimeError("glu does not support scalars because halving size must be even");
      const { name } = glu;
      return invoke(
        {
          name,
          signatures: ["glu(Tensor input, int dim=-1)"],
          homes: [],
          run: (running, own) => {
            refuse(input.dtype, wholeAnd("glu_cpu"));
            return run(running, glu, [input], { dim: intOf(own, "dim") });
          },
        },
        [input, args.dim ?? null],
      );
    },
  },
];
