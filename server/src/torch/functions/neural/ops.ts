import { type PyObject, unknown, type Value } from "../../../values/value.js";
import { known, run } from "../../operators/operator.js";
import type { Dim } from "../../tensor.js";
import { functionObject } from "../callable.js";
import type { Bound, TorchFunction } from "../function.js";
import { flagOf, intOf, tensorOf } from "../read.js";

const steps = ["h", "w"].map((side) => [`stride_${side}`, `pad_${side}`, `dilation_${side}`] as const);

/** One size of the output of a deformable convolution, as that of a plain one. */
function sizeAlong(args: Bound, side: number, length: Dim, kernel: Dim): Dim {
  const [stride = 1, pad = 0, dilation = 1] = (steps[side] ?? []).map((name) => intOf(args, name));
  return known([length, kernel], (own, size) => Math.floor((own + 2 * pad - dilation * (size - 1) - 1) / stride) + 1);
}

/** `torch.ops.torchvision.deform_conv2d`; PyTorch's counters of operators see nothing of it. */
const deformConvolution: TorchFunction = {
  name: "deform_conv2d",
  homes: [],
  signatures: [
    "deform_conv2d(Tensor input, Tensor weight, Tensor offset, Tensor mask, Tensor bias, int stride_h, int stride_w, " +
      "int pad_h, int pad_w, int dilation_h, int dilation_w, int groups, int offset_groups, bool use_mask)",
  ],
  run(pass, args) {
    const [input, weight] = [tensorOf(args, "input"), tensorOf(args, "weight")];
    const [batch = null, , height = null, width = null] = input.shape ?? [];
    const [out = null, , rows = null, columns = null] = weight.shape ?? [];
    const output = [batch, out, sizeAlong(args, 0, height, rows), sizeAlong(args, 1, width, columns)];
    const pair = (name: string): readonly number[] => ["h", "w"].map((side) => intOf(args, `${name}_${side}`));
    const attributes = {
      stride: pair("stride"),
      padding: pair("pad"),
      dilation: pair("dilation"),
    };
    const mask = flagOf(args, "use_mask") ? [tensorOf(args, "mask")] : [];
    const inputs = [input, tensorOf(args, "offset"), weight, ...mask];
    const operator = { name: "deform_conv2d", infer: () => ({ outputs: [output] }), dtype: () => input.dtype };
    return run(pass, operator, inputs, attributes, { bias: args.bias ?? null });
  },
};

const object = (name: string, attribute: (name: string) => Value): PyObject => ({
  kind: "object",
  typeName: "module",
  repr: () => `<module '${name}'>`,
  attribute,
});

const torchvision = object("torch.ops.torchvision", (name) =>
  name === "deform_conv2d"
    ? functionObject(deformConvolution)
    : unknown(`torch.ops.torchvision.${name} is not supported`),
);

/** The Python module `torch.ops`, of which some of torchvision's operators are known. */
export const ops: PyObject = object("torch.ops", (name) =>
  name === "torchvision" ? torchvision : unknown(`torch.ops.${name} is not supported`),
);
