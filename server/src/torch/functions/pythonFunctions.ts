import { binary } from "../../values/arithmetic.js";
import { compare, isTruthy } from "../../values/compare.js";
import { NotAnalysed, runtimeError, valueError } from "../../values/errors.js";
import { str } from "../../values/repr.js";
import { float, isUnknown, type Value } from "../../values/value.js";
import { type Dtype, isTensor, numel, type Tensor } from "../tensor.js";
import type { ForwardPass } from "../trace.js";
import { invoke } from "./callable.js";
import type { Bound, Home, TorchFunction } from "./function.js";
import { inPlace } from "./inplace.js";
import { pointwise } from "./pointwise.js";
import { isFloating } from "./promotion.js";
import { flagOf, numberArgument, tensorOf } from "./read.js";
import { callMethod, tensorWith } from "./tensorMethod.js";
import { typeNameOf } from "./typeNames.js";

type Run = TorchFunction["run"];

/** A function that `torch.nn.functional` defines in Python. */
export const pythonFunction = (name: string, signature: string, run: Run): TorchFunction => ({
  name,
  signatures: [signature],
  homes: ["functional"],
  python: true,
  run,
});

/** The dimension that softmax takes where none is given. */
const legacyDim = (rank: number): number => (rank === 0 || rank === 1 || rank === 3 ? 0 : 1);

const softmaxLike = (name: string, method: "softmax" | "log_softmax", negates = false): TorchFunction =>
  pythonFunction(name, `${name}(input, dim=None, _stacklevel=3, dtype=None)`, (_, args) => {
    const given = args.input ?? null;
    const { dim = null, dtype = null } = args;
    const implied = (): Value => {
      const { shape } = tensorWith(given, "dim");
      if (shape === null) throw new NotAnalysed("a tensor of unknown shape");
      return legacyDim(shape.length);
    };
    const axis = dim ?? implied();
    const input = negates ? callMethod(given, "neg") : given;
    const keywords = dtype === null ? new Map<string, Value>() : new Map([["dtype", dtype]]);
    return callMethod(input, method, [axis], keywords);
  });

/** Random maps: what is dropped changes no shape. */
interface Dropout {
  readonly name: string;
  /** The native function it calls. */
  readonly native: string;
  readonly training: "True" | "False";
  readonly check?: (input: Value) => void;
  /** Set where the input gets one more dimension first. */
  readonly anyRank?: true;
}

const dropouts: readonly Dropout[] = [
  { name: "dropout", native: "dropout", training: "True" },
  { name: "dropout1d", native: "feature_dropout", training: "True", check: checkRank1d },
  { name: "dropout2d", native: "feature_dropout", training: "True", check: (input) => void tensorWith(input, "dim") },
  {
    name: "dropout3d",
    native: "feature_dropout",
    anyRank: true,
    training: "True",
    check: (input) => void tensorWith(input, "dim"),
  },
  { name: "alpha_dropout", native: "alpha_dropout", training: "False" },
  { name: "feature_alpha_dropout", native: "feature_alpha_dropout", training: "False" },
];

function checkRank1d(input: Value): void {
  const rank = tensorWith(input, "dim").shape?.length ?? 2;
  if (rank === 2 || rank === 3) return;
  throw runtimeError(
    `dropout1d: Expected 2D or 3D input, but received a ${rank}D input. Note that dropout1d exists to provide ` +
      "channel-wise dropout on inputs with 1 spatial dimension, a channel dimension, and an optional batch dimension " +
      "(i.e. 2D or 3D inputs).",
  );
}

const torchHome: readonly Home[] = ["torch"];

function dropped(pass: ForwardPass, name: string, args: Bound, anyRank: boolean): Tensor {
  const [input, p, train] = [tensorOf(args, "input"), numberArgument(args, "p"), flagOf(args, "train")];
  if (p < 0 || p > 1) throw runtimeError(`dropout probability has to be between 0 and 1, but got ${p}`);
  const isFlat = input.shape !== null && input.shape.length < 2 && numel(input.shape) !== 0 && !anyRank;
  if (train && p > 0 && p < 1 && name.startsWith("feature") && isFlat) {
    throw runtimeError("Feature dropout requires at least 2 dimensions in the input");
  }
  if (train && p > 0) checkWhole(input.dtype, name);
  return pointwise(pass, name, [input], { dtype: input.dtype, compute: train && p > 0 ? undefined : (x = 0) => x });
}

function checkWhole(dtype: Dtype, name: string): void {
  if (dtype === null || isFloating(dtype) || dtype.startsWith("complex")) return;
  const legacy =
    dtype === "bool" && name !== "alpha_dropout" ? "Bool" : dtype === "int64" || dtype === "bool" ? "Long" : undefined;
  if (legacy === undefined) throw new NotAnalysed("dropout of whole numbers");
  throw runtimeError(`result type Float can't be cast to the desired output type ${legacy}`);
}

const nativeDropout = (name: string, anyRank = false): TorchFunction => ({
  name,
  signatures: [`${name}(Tensor input, float p, bool train)`],
  homes: torchHome,
  run: (pass, args) => dropped(pass, name, args, anyRank),
});

const nativeDropouts: readonly TorchFunction[] = [
  "dropout",
  "feature_dropout",
  "alpha_dropout",
  "feature_alpha_dropout",
].map((name) => nativeDropout(name));

const dropoutFunctions: readonly TorchFunction[] = dropouts.map(({ name, native, training, check, anyRank }) =>
  pythonFunction(name, `${name}(input, p=0.5, training=${training}, inplace=False)`, (pass, args) => {
    const { input = null, p = null, training: train = null, inplace = null } = args;
    if (isUnknown(p)) return isTensor(input) ? pointwise(pass, name, [input], { dtype: input.dtype }) : input;
    if (isTruthy(compare("<", p, float(0))) || isTruthy(compare(">", p, float(1)))) {
      throw valueError(`dropout probability has to be between 0 and 1, but got ${str(p)}`);
    }
    check?.(input);
    const fn = nativeDropout(native, anyRank);
    // Whether the model trains may not be known, which changes no shape.
    if (isUnknown(train)) return isTensor(input) ? pointwise(pass, name, [input], { dtype: input.dtype }) : input;
    return invoke(isTruthy(inplace) ? inPlace(fn) : fn, [input, p, train]);
  }),
);

/** `F.normalize`: divides by the norm along a dimension. */
const normalize = pythonFunction(
  "normalize",
  "normalize(input, p=2.0, dim=1, eps=1e-12, out=None)",
  (_, { input = null, p = null, dim = null, eps = null }) => {
    const norm = callMethod(input, "norm", [p, dim], new Map<string, Value>([["keepdim", true]]));
    const least = callMethod(norm, "clamp_min", [eps]);
    return binary("/", input, callMethod(least, "expand_as", [input]));
  },
);

function gumbel(pass: ForwardPass, args: Bound): Value {
  const { logits = null, tau = null, dim = null, hard = null } = args;
  if (!isTensor(logits)) {
    if (isUnknown(logits)) throw new NotAnalysed(logits.reason);
    throw new NotAnalysed(`gumbel_softmax of ${typeNameOf(logits)}`);
  }
  const soft = callMethod(binary("/", logits, tau), "softmax", [dim]);
  return isTensor(soft) && isTruthy(hard) ? pointwise(pass, "gumbel_softmax", [soft], { dtype: soft.dtype }) : soft;
}

/** Functions of `torch.nn.functional` that are written in terms of methods. */
export const pythonFunctions: readonly TorchFunction[] = [
  softmaxLike("softmax", "softmax"),
  softmaxLike("log_softmax", "log_softmax"),
  softmaxLike("softmin", "softmax", true),
  ...nativeDropouts,
  ...dropoutFunctions,
  normalize,
  pythonFunction("gumbel_softmax", "gumbel_softmax(logits, tau=1, hard=False, eps=1e-10, dim=-1)", gumbel),
  pythonFunction("sigmoid", "sigmoid(input)", (_, { input = null }) => callMethod(input, "sigmoid")),
  pythonFunction("tanh", "tanh(input)", (_, { input = null }) => callMethod(input, "tanh")),
  pythonFunction("softsign", "softsign(input)", (_, { input = null }) =>
    binary("/", input, binary("+", callMethod(input, "abs"), 1)),
  ),
  pythonFunction("tanhshrink", "tanhshrink(input)", (_, { input = null }) =>
    binary("-", input, callMethod(input, "tanh")),
  ),
];
