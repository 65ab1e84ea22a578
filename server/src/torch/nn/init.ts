import { compare } from "../../values/compare.js";
import { attributeError, NotAnalysed, typeError, valueError } from "../../values/errors.js";
import { numberOf, typeName } from "../../values/kinds.js";
import { str } from "../../values/repr.js";
import { float, isFloat, isUnknown, tuple, type Value } from "../../values/value.js";
import { bind } from "../bind.js";
import { callable, parametersOf, required, type Signature } from "../methods.js";
import { product } from "../operators/operator.js";
import { type Dim, isTensor, numel, type Shape, type Tensor } from "../tensor.js";
import { modulo } from "./convNd.js";

type Keys = Readonly<Record<string, Value>>;

/** A function of `torch.nn.init`. */
interface Initialiser {
  readonly signature: Signature;
  readonly run: (args: Keys) => Value;
}

/** The tensor to fill; anything else lacks `attribute`, which the function asks it for first. */
function tensorOf({ tensor = null }: Keys, attribute: string): Tensor {
  if (isUnknown(tensor)) throw new NotAnalysed(tensor.reason);
  if (isTensor(tensor)) return tensor;
  throw attributeError(`'${typeName(tensor)}' object has no attribute '${attribute}'`);
}

function fans(shape: Shape): readonly [Dim, Dim] {
  if (shape.length < 2) {
    throw valueError("Fan in and fan out can not be computed for tensor with fewer than 2 dimensions");
  }
  const [out = null, inputs = null, ...kernel] = shape;
  return [product(inputs, ...kernel), product(out, ...kernel)];
}

function fan(shape: Shape, mode: Value): Dim {
  if (typeof mode !== "string") throw attributeError(`'${typeName(mode)}' object has no attribute 'lower'`);
  const modes = ["fan_in", "fan_out"];
  if (!modes.includes(mode.toLowerCase())) {
    throw valueError(`Mode ${mode.toLowerCase()} not supported, please use one of ['fan_in', 'fan_out']`);
  }
  return fans(shape)[modes.indexOf(mode.toLowerCase())] ?? null;
}

const sized = (value: Dim): Value => {
  if (value === null) throw new NotAnalysed("a tensor of unknown shape");
  return value;
};

const linearNames = ["linear", "conv1d", "conv2d", "conv3d", "conv_transpose1d", "conv_transpose2d"];

function gain(nonlinearity: Value, parameter: Value): Value {
  if (typeof nonlinearity !== "string") {
    if (isUnknown(nonlinearity)) throw new NotAnalysed(nonlinearity.reason);
    throw valueError(`Unsupported nonlinearity ${str(nonlinearity)}`);
  }
  if ([...linearNames, "conv_transpose3d", "sigmoid"].includes(nonlinearity)) return 1;
  if (nonlinearity === "tanh") return float(5 / 3);
  if (nonlinearity === "relu") return float(Math.sqrt(2));
  if (nonlinearity === "selu") return float(3 / 4);
  if (nonlinearity !== "leaky_relu") throw valueError(`Unsupported nonlinearity ${nonlinearity}`);
  if (isUnknown(parameter)) throw new NotAnalysed(parameter.reason);
  if (parameter !== null && typeof parameter !== "number" && !isFloat(parameter)) {
    throw valueError(`negative_slope ${str(parameter)} not a valid number`);
  }
  return float(Math.sqrt(2 / (1 + (numberOf(parameter) ?? 0.01) ** 2)));
}

/** Fills a tensor with values at random. */
function random(tensor: Tensor): Tensor {
  tensor.forgetData();
  return tensor;
}

/** Fills a tensor with one value. */
function filled(tensor: Tensor, value: number): Tensor {
  const count = numel(tensor.shape);
  if (count === null || count > 4096) tensor.forgetData();
  else tensor.writeData(Array.from({ length: count }, () => value));
  return tensor;
}

const plain = (signature: Signature, attribute: string): Initialiser => ({
  signature: { tensor: required, ...signature },
  run: (args) => random(tensorOf(args, attribute)),
});

/** Only tensors with so many dimensions can be filled. */
const ranked = (signature: Signature, fits: (rank: number) => boolean, ranks: string): Initialiser => ({
  signature: { tensor: required, ...signature },
  run(args) {
    const tensor = tensorOf(args, "ndimension");
    if (tensor.shape && !fits(tensor.shape.length)) throw valueError(`Only tensors with ${ranks} are supported`);
    const groups = args.groups ?? 1;
    if (tensor.shape && compare("!=", modulo(tensor.shape[0] ?? 0, groups), 0) === true) {
      throw valueError("dim 0 must be divisible by groups");
    }
    return random(tensor);
  },
});

const xavier: Initialiser = {
  signature: { tensor: required, gain: float(1) },
  run(args) {
    const tensor = tensorOf(args, "dim");
    if (tensor.shape) fans(tensor.shape);
    return random(tensor);
  },
};

const kaiming: Initialiser = {
  signature: { tensor: required, a: 0, mode: "fan_in", nonlinearity: "leaky_relu" },
  run(args) {
    const tensor = tensorOf(args, "shape");
    if (tensor.shape?.includes(0)) return tensor;
    if (tensor.shape) fan(tensor.shape, args.mode ?? null);
    gain(args.nonlinearity ?? null, args.a ?? null);
    return random(tensor);
  },
};

const constant = (name: string, value: number | undefined): Initialiser => ({
  signature: { tensor: required, ...(value === undefined && { val: required }) },
  run(args) {
    const tensor = tensorOf(args, name);
    if (value !== undefined) return filled(tensor, value);
    const given = args.val ?? null;
    const number = numberOf(given);
    if (isUnknown(given) || (isTensor(given) && number === undefined)) return random(tensor);
    if (number !== undefined) return filled(tensor, number);
    throw typeError(`fill_() received an invalid combination of arguments - got (${typeName(given)})`);
  },
});

const knownShape = (args: Keys): Shape => {
  const { shape } = tensorOf(args, "dim");
  if (shape === null) throw new NotAnalysed("a tensor of unknown shape");
  return shape;
};

const initialisers: Readonly<Record<string, Initialiser>> = {
  uniform_: plain({ a: float(0), b: float(1), generator: null }, "uniform_"),
  normal_: plain({ mean: float(0), std: float(1), generator: null }, "normal_"),
  trunc_normal_: plain({ mean: float(0), std: float(1), a: float(-2), b: float(2), generator: null }, "uniform_"),
  constant_: constant("fill_", undefined),
  ones_: constant("fill_", 1),
  zeros_: constant("zero_", 0),
  eye_: ranked({}, (rank) => rank === 2, "2 dimensions"),
  sparse_: ranked({ sparsity: required, std: float(0.01) }, (rank) => rank === 2, "2 dimensions"),
  dirac_: ranked({ groups: 1 }, (rank) => rank >= 3 && rank <= 5, "3, 4, or 5 dimensions"),
  orthogonal_: ranked({ gain: 1 }, (rank) => rank >= 2, "2 or more dimensions"),
  xavier_uniform_: xavier,
  xavier_normal_: xavier,
  kaiming_uniform_: kaiming,
  kaiming_normal_: kaiming,
  calculate_gain: {
    signature: { nonlinearity: required, param: null },
    run: ({ nonlinearity = null, param = null }) => gain(nonlinearity, param),
  },
  _calculate_fan_in_and_fan_out: {
    signature: { tensor: required },
    run: (args) => tuple(fans(knownShape(args)).map(sized)),
  },
  _calculate_correct_fan: {
    signature: { tensor: required, mode: required },
    run: (args) => sized(fan(knownShape(args), args.mode ?? null)),
  },
};

/** Functions with a former name: `normal` is `normal_`. */
const former =
  "uniform normal constant eye dirac sparse orthogonal xavier_uniform xavier_normal kaiming_uniform kaiming_normal";

function initFunction(name: string, { signature, run }: Initialiser): Value {
  const parameters = parametersOf(signature);
  return callable(`<function ${name}>`, name, (args, keywords) => run(bind(name, parameters, args, keywords)));
}

/** The functions of `torch.nn.init`: what they fill has other elements afterwards, and the same shape. */
export const initFunctions: ReadonlyMap<string, Value> = new Map([
  ...Object.entries(initialisers).map(([name, one]) => [name, initFunction(name, one)] as const),
  ...former.split(" ").map((name) => [name, initFunction(`${name}_`, initialisers[`${name}_`]!)] as const),
]);
