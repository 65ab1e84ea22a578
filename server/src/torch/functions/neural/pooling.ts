import { attributeError, NotAnalysed, PythonError, typeError, valueError } from "../../../values/errors.js";
import { isTruthy } from "../../../values/compare.js";
import { numberOf, typeName } from "../../../values/kinds.js";
import { toFloat } from "../../../values/numbers.js";
import { iterate, len } from "../../../values/sequence.js";
import { isInt, isUnknown, list, tuple, unknown, type Value } from "../../../values/value.js";
import { repeated } from "../../arguments.js";
import { adaptiveAvgPools, adaptiveMaxPools } from "../../operators/adaptivePooling.js";
import { run, runAll } from "../../operators/operator.js";
import { map, mul } from "../../operators/pointwise.js";
import { avgPools, maxPools } from "../../operators/pooling.js";
import { isTensor, type Tensor } from "../../tensor.js";
import type { ForwardPass } from "../../trace.js";
import { invoke } from "../callable.js";
import type { Bound, Home, TorchFunction } from "../function.js";
import { flagOf, intsOf, optionalIntOf, optionalIntsOf, tensorOf } from "../read.js";

type Spatial = 1 | 2 | 3;

/** One output, or a tuple of the maxima and their places. */
const result = (outputs: readonly Tensor[]): Value => {
  const [only] = outputs;
  return outputs.length === 1 && only ? only : tuple(outputs);
};

const sizes = (spatial: Spatial, name: string, fallback: string): string => `int[${spatial}] ${name}=${fallback}`;

/** `torch.max_pool2d`, and `max_pool2d_with_indices` of `torch._C._nn`. */
function maxPool(spatial: Spatial, withIndices: boolean, homes: readonly Home[]): TorchFunction {
  const name = `max_pool${spatial}d${withIndices ? "_with_indices" : ""}`;
  return {
    name,
    homes,
    signatures: [
      `${name}(Tensor input, int[${spatial}] kernel_size, int[${spatial}]? stride=None, ` +
        `${sizes(spatial, "padding", "0")}, ${sizes(spatial, "dilation", "1")}, bool ceil_mode=False)`,
    ],
    run(pass, args) {
      const attributes = { ...windowOf(args), dilation: intsOf(args, "dilation"), withIndices };
      return result(runAll(pass, maxPools[spatial], [tensorOf(args, "input")], attributes));
    },
  };
}

const windowOf = (args: Bound) => ({
  kernelSize: intsOf(args, "kernel_size"),
  stride: optionalIntsOf(args, "stride") ?? [],
  padding: intsOf(args, "padding"),
  ceilMode: flagOf(args, "ceil_mode"),
});

/** `F.max_pool2d`, which PyTorch's Python sends on by its last argument. */
function functionalMaxPool(spatial: Spatial): readonly TorchFunction[] {
  const name = `max_pool${spatial}d`;
  const [plain, indexed] = [maxPool(spatial, false, ["torch"]), maxPool(spatial, true, spatial === 1 ? ["torch"] : [])];
  const parameters = "input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False";
  const send = (fn: TorchFunction, args: Bound): Value => {
    const given = ["input", "kernel_size", "stride", "padding", "dilation", "ceil_mode"].map(
      (key) => args[key] ?? null,
    );
    return invoke(fn, given);
  };
  return [
    plain,
    indexed,
    {
      name,
      homes: ["functional"],
      python: true,
      signatures: [`_${name}(${parameters})`],
      run(_, args) {
        const { return_indices: both = false } = args;
        if (isUnknown(both)) throw new NotAnalysed(both.reason);
        return send(isTruthy(both) ? indexed : plain, args);
      },
    },
    {
      name: `${name}_with_indices`,
      homes: ["functional"],
      python: true,
      signatures: [`${name}_with_indices(${parameters})`],
      run: (_, args) => send(indexed, args),
    },
  ];
}

function avgPool(spatial: Spatial): TorchFunction {
  const name = `avg_pool${spatial}d`;
  return {
    name,
    homes: spatial === 1 ? ["torch", "functional"] : ["functional"],
    signatures: [
      `${name}(Tensor input, int[${spatial}] kernel_size, int[${spatial}]? stride=None, ` +
        `${sizes(spatial, "padding", "0")}, bool ceil_mode=False, bool count_include_pad=True` +
        `${spatial === 1 ? "" : ", int? divisor_override=None"})`,
    ],
    run: (pass, args) =>
      run(pass, avgPools[spatial], [tensorOf(args, "input")], {
        ...windowOf(args),
        dilation: [1],
        countIncludePad: flagOf(args, "count_include_pad"),
        divisorOverride: spatial === 1 ? null : optionalIntOf(args, "divisor_override"),
      }),
  };
}

/** Sizes of None stand for the input's own. */
export function filled(size: Value, tensor: Tensor): Value {
  if (isUnknown(size)) throw new NotAnalysed(size.reason);
  if (isInt(size)) return size;
  const count = len(size);
  const own = tensor.shape;
  if (!own) return unknown("a map of unknown size");
  if (own.length <= count) throw valueError(`Input dimension should be at least ${count + 1}`);
  const items = iterate(size);
  return list(items.map((item, i) => item ?? own[own.length - count + i] ?? unknown("a map of unknown size")));
}

/** A native adaptive pool; in more than one dimension a size that is not known makes the output's not known. */
const adaptivePool = (kind: "avg" | "max", spatial: Spatial): TorchFunction => {
  const name = `adaptive_${kind}_pool${spatial}d`;
  const type = kind === "avg" && spatial === 2 ? "SymInt" : "int";
  return {
    name,
    homes: spatial === 1 ? (kind === "avg" ? ["torch", "functional"] : ["torch"]) : [],
    signatures: [`${name}(Tensor input, ${type}[${spatial}] output_size)`],
    run(pass, args) {
      const input = tensorOf(args, "input");
      const outputSize = intsOf(args, "output_size");
      if (kind === "avg") return run(pass, adaptiveAvgPools[spatial], [input], { outputSize });
      return tuple(runAll(pass, adaptiveMaxPools[spatial], [input], { outputSize, withIndices: true }));
    },
  };
};

const sized = (input: Value): Tensor => {
  if (isUnknown(input)) throw new NotAnalysed(input.reason);
  if (isTensor(input)) return input;
  throw attributeError(`'${typeName(input)}' object has no attribute 'size'`);
};

/** `F.adaptive_avg_pool2d` and its kin, which fill in the input's own sizes in Python. */
function functionalAdaptive(kind: "avg" | "max", spatial: Spatial): readonly TorchFunction[] {
  const native = adaptivePool(kind, spatial);
  if (kind === "avg" && spatial === 1) return [native];
  const { name } = native;
  const call = (args: Bound): Value => {
    const { input = null, output_size: size = null } = args;
    return invoke(native, [input, spatial === 1 ? size : filled(size, sized(input))]);
  };
  const firstOf = (both: Value): Value =>
    kind === "max" && "items" in Object(both) ? (iterate(both)[0] ?? null) : both;
  const parameters = kind === "max" ? "input, output_size, return_indices=False" : "input, output_size";
  return [
    native,
    {
      name,
      homes: ["functional"],
      python: true,
      signatures: [`${kind === "max" ? "_" : ""}${name}(${parameters})`],
      run: (_, args) =>
        args.return_indices !== undefined && isTruthy(args.return_indices) ? call(args) : firstOf(call(args)),
    },
    ...(kind === "max"
      ? [
          {
            name: `${name}_with_indices`,
            homes: ["functional"] as const,
            python: true as const,
            signatures: [`${name}_with_indices(${parameters})`],
            run: (_: ForwardPass, args: Bound) => call(args),
          },
        ]
      : []),
  ];
}

/** `kw, kh = _pair(kernel_size)`. */
function unpackPair(kernel: Value): void {
  const count = repeated(kernel, 2).length;
  if (count < 2) throw valueError(`not enough values to unpack (expected 2, got ${count})`);
  if (count > 2) throw valueError("too many values to unpack (expected 2)");
}

/** How many elements a window has. */
const elementsOf = (kernel: Value, spatial: Spatial): number =>
  repeated(kernel, spatial).reduce((product: number, size) => product * (numberOf(size) ?? NaN), 1);

/** `F.lp_pool1d` and `F.lp_pool2d`: an average pool of powers, times the window, and the root of it. */
function lpPool(spatial: 1 | 2): TorchFunction {
  const pool = avgPool(spatial);
  const name = `lp_pool${spatial}d`;
  return {
    name,
    homes: ["functional"],
    python: true,
    signatures: [`${name}(input, norm_type, kernel_size, stride=None, ceil_mode=False)`],
    run(pass, args) {
      const { input = null, kernel_size: kernel = null, stride = null, ceil_mode: ceil = null } = args;
      if (spatial === 2) unpackPair(kernel);
      if (isUnknown(input)) throw new NotAnalysed(input.reason);
      if (!isTensor(input)) throw attributeError(`'${typeName(input)}' object has no attribute 'pow'`);
      const norm = toFloat(args.norm_type ?? null).value;
      const powers = run(pass, map("pow"), [input], { exponent: norm });
      const pooled = invoke(pool, [powers, kernel, stride, 0, ceil]);
      if (spatial === 1 && !isInt(kernel)) {
        throw typeError(`mul(): argument 'other' (position 1) must be Tensor, not ${typeName(kernel)}`);
      }
      if (norm === 0) throw new PythonError("ZeroDivisionError", "float division by zero");
      const whole = run(pass, mul, [pooled as Tensor], { scalars: [null, elementsOf(kernel, spatial)] });
      return run(pass, map("pow"), [whole], { exponent: 1 / norm });
    },
  };
}

/** By the number of spatial dimensions. */
export const lpPools = { 1: lpPool(1), 2: lpPool(2) };

const spatials = [1, 2, 3] as const;

/** Pooling functions of `torch` and `torch.nn.functional`. */
export const pooling: readonly TorchFunction[] = [
  ...spatials.flatMap((spatial) => [
    ...functionalMaxPool(spatial),
    avgPool(spatial),
    ...functionalAdaptive("avg", spatial),
    ...functionalAdaptive("max", spatial),
  ]),
  ...Object.values(lpPools),
];
