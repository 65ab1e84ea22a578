import { floordiv, sub } from "../../../values/arithmetic.js";
import { attributeError, NotAnalysed, typeError, valueError } from "../../../values/errors.js";
import { typeName } from "../../../values/kinds.js";
import { isUnknown, tuple, type Value } from "../../../values/value.js";
import { invalidCombination, realNumber } from "../../arguments.js";
import { ints, parse } from "../../nn/parse.js";
import { run, tensorArgument } from "../../operators/operator.js";
import { pad } from "../../operators/padding.js";
import { map } from "../../operators/pointwise.js";
import { avgPools } from "../../operators/pooling.js";
import { numel, type Tensor } from "../../tensor.js";
import type { ForwardPass } from "../../trace.js";
import type { TorchFunction } from "../function.js";
import { scalarOf } from "../pointwise.js";
import { pythonFunction } from "../pythonFunctions.js";

function checkNumber(name: string, value: Value): void {
  if (realNumber(value) !== undefined) return;
  if (name === "pow") throw invalidCombination("pow", [typeName(value)]);
  throw typeError(`${name}(): argument 'other' (position 1) must be Tensor, not ${typeName(value)}`);
}

export const localResponseKeys = ["size", "alpha", "beta", "k"] as const;

type Settings = Readonly<Record<(typeof localResponseKeys)[number], Value>>;

/** An average pool over the channels of the squares divides the map. */
export function localResponse(pass: ForwardPass, input: Value | undefined, settings: Settings): Tensor {
  const { size, alpha, beta, k } = settings;
  for (const value of [size, alpha, beta, k]) if (isUnknown(value)) throw new NotAnalysed(value.reason);
  const tensor = tensorArgument(input, (value) => attributeError(`'${typeName(value)}' object has no attribute 'dim'`));
  const { shape } = tensor;
  if (!shape) return pass.tensor(null);
  if (shape.length < 3) {
    throw valueError(
      `Expected 3D or higher dimensionality                          input (got ${shape.length} dimensions)`,
    );
  }
  if (numel(shape) === 0) return tensor;
  const dims = shape.length === 3 ? 2 : 3;
  const flat = Array.from({ length: 2 * (dims - 1) }, () => 0);
  const sides = tuple([...flat, floordiv(size, 2), floordiv(sub(size, 1), 2)]);
  const padding = parse("pad", { pad: ints(0) }, { pad: sides }).pad;
  const [batch = null, channels = null, length = null, ...rest] = shape;
  const spread = dims === 2 ? [batch, 1, channels, length] : [batch, 1, channels, length, numel(rest)];
  const padded = pad.infer([spread], { padding, mode: "constant" }).outputs[0] ?? null;
  const { name } = avgPools[dims];
  const kernel = tuple([size, ...Array.from({ length: dims - 1 }, () => 1)]);
  const kernelSize = parse(name, { kernel_size: ints(dims) }, { kernel_size: kernel }).kernel_size;
  avgPools[dims].infer([padded], { kernelSize, stride: [1], padding: [0], dilation: [1], ceilMode: false });
  checkNumber("mul", alpha);
  checkNumber("add", k);
  checkNumber("pow", beta);
  const attributes = Object.fromEntries(localResponseKeys.map((key) => [key, scalarOf(settings[key])]));
  return run(pass, map("local_response_norm"), [tensor], attributes);
}

/** `F.local_response_norm`. */
export const localResponseFunctions: readonly TorchFunction[] = [
  pythonFunction(
    "local_response_norm",
    "local_response_norm(input, size, alpha=0.0001, beta=0.75, k=1.0)",
    (pass, { input = null, size = null, alpha = null, beta = null, k = null }) =>
      localResponse(pass, input, { size, alpha, beta, k }),
  ),
];
