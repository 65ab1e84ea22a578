import type { Value } from "../../../values/value.js";
import { tuple } from "../../../values/value.js";
import { repeated } from "../../arguments.js";
import { run } from "../../operators/operator.js";
import { col2im, im2col } from "../../operators/sliding.js";
import { invoke } from "../callable.js";
import type { Bound, TorchFunction } from "../function.js";
import { intsOf, tensorOf } from "../read.js";

const window = "int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride";

const windowOf = (args: Bound) => ({
  kernelSize: intsOf(args, "kernel_size"),
  dilation: intsOf(args, "dilation"),
  padding: intsOf(args, "padding"),
  stride: intsOf(args, "stride"),
});

const columns: TorchFunction = {
  name: "im2col",
  homes: [],
  signatures: [`im2col(Tensor input, ${window})`],
  run: (pass, args) => run(pass, im2col, [tensorOf(args, "input")], windowOf(args)),
};

const image: TorchFunction = {
  name: "col2im",
  homes: [],
  signatures: [`col2im(Tensor input, SymInt[2] output_size, ${window})`],
  run: (pass, args) =>
    run(pass, col2im, [tensorOf(args, "input")], { ...windowOf(args), outputSize: intsOf(args, "output_size") }),
};

/** A function of PyTorch's Python that makes pairs of its numbers and hands them on. */
const paired = (name: string, native: TorchFunction, keys: readonly string[]): TorchFunction => ({
  name,
  homes: ["functional"],
  python: true,
  signatures: [`${name}(input, ${keys.join(", ")}, dilation=1, padding=0, stride=1)`],
  run(_, args) {
    const pairs = [...keys, "dilation", "padding", "stride"].map((key): Value => tuple(repeated(args[key] ?? null, 2)));
    return invoke(native, [args.input ?? null, ...pairs]);
  },
});

/** `F.unfold` and `F.fold`. */
export const sliding: readonly TorchFunction[] = [
  paired("unfold", columns, ["kernel_size"]),
  paired("fold", image, ["output_size", "kernel_size"]),
];
