import { NotAnalysed, runtimeError } from "../../../values/errors.js";
import { convolutions, transposedConvolutions } from "../../operators/convolution.js";
import { run } from "../../operators/operator.js";
import type { Tensor } from "../../tensor.js";
import type { Weights } from "../../trace.js";
import { dtypes } from "../dtypes.js";
import type { Bound, TorchFunction } from "../function.js";
import { intOf, intsOf, optionalTensorOf, tensorOf, textOf } from "../read.js";

type Spatial = 1 | 2 | 3;

/** `F.conv2d`, also as `torch.conv2d`. */
function convolve(spatial: Spatial): TorchFunction["run"] {
  return (pass, args, overload) => {
    const { input, weight, bias, common } = operands(args);
    const padding = overload === 1 ? paddingText(args, common.stride) : intsOf(args, "padding");
    return run(pass, convolutions[spatial], [input], { weight, ...bias, ...common, padding }, weightsOf(args));
  };
}

function transposed(spatial: Spatial): TorchFunction["run"] {
  return (pass, args) => {
    const { input, weight, bias, common } = operands(args);
    const [padding, outputPadding] = [intsOf(args, "padding"), intsOf(args, "output_padding")];
    const attributes = { weight, ...bias, ...common, padding, outputPadding };
    return run(pass, transposedConvolutions[spatial], [input], attributes, weightsOf(args));
  };
}

const weightsOf = ({ weight = null, bias = null }: Bound): Weights => ({ weight, bias });

/** What both kinds of convolution take. */
function operands(args: Bound) {
  const [input, weight, bias] = [tensorOf(args, "input"), tensorOf(args, "weight"), optionalTensorOf(args, "bias")];
  const groups = intOf(args, "groups");
  if (groups <= 0) throw runtimeError("non-positive groups is not supported");
  if (weight.shape === null) throw new NotAnalysed("a weight of unknown shape");
  if (bias !== null) checkTypes(input, bias, true);
  checkTypes(input, weight, false);
  return {
    input,
    weight: weight.shape,
    bias: { bias: bias !== null, biasShape: bias?.shape ?? null },
    common: { stride: intsOf(args, "stride"), dilation: intsOf(args, "dilation"), groups },
  };
}

/** Half precision is left to autocast; any other difference of types is refused. */
function checkTypes({ dtype: input }: Tensor, { dtype: other }: Tensor, isBias: boolean): void {
  const half = ["float16", "bfloat16"];
  if (input === null || other === null || input === other || half.includes(input) || half.includes(other)) return;
  const [mine, theirs] = [dtypes[input]?.legacy ?? input, dtypes[other]?.legacy ?? other];
  throw runtimeError(
    isBias
      ? `Input type (${mine.toLowerCase()}) and bias type (${theirs.toLowerCase()}) should be the same`
      : `expected scalar type ${mine} but found ${theirs}`,
  );
}

function paddingText(args: Bound, stride: readonly number[]): "same" | "valid" {
  const text = textOf(args, "padding");
  if (text !== "same" && text !== "valid") throw runtimeError(`Invalid padding string: '${text}'`);
  if (text === "same" && stride.some((step) => step !== 1)) {
    throw runtimeError("padding='same' is not supported for strided convolutions");
  }
  return text;
}

const spatials = [1, 2, 3] as const;
const first = "Tensor input, Tensor weight, Tensor? bias=None";

/** `F.conv1d` to `F.conv3d` and the transposed ones. */
export const convolving: readonly TorchFunction[] = spatials.flatMap((spatial): readonly TorchFunction[] => {
  const ints = (name: string, value: number) => `int[${spatial}] ${name}=${value}`;
  const stride = ints("stride", 1);
  const dilation = ints("dilation", 1);
  return [
    {
      name: `conv${spatial}d`,
      homes: ["torch", "functional"],
      signatures: [ints("padding", 0), "str padding='valid'"].map(
        (padding) => `conv${spatial}d(${first}, ${stride}, ${padding}, ${dilation}, int groups=1)`,
      ),
      run: convolve(spatial),
    },
    {
      name: `conv_transpose${spatial}d`,
      homes: ["torch", "functional"],
      signatures: [
        `conv_transpose${spatial}d(${first}, ${stride}, ${ints("padding", 0)}, ${ints("output_padding", 0)}, ` +
          `int groups=1, ${dilation})`,
      ],
      run: transposed(spatial),
    },
  ];
});
