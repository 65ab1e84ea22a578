import { NotAnalysed, runtimeError } from "../../values/errors.js";
import { numberOf } from "../../values/kinds.js";
import { isUnknown, type Value } from "../../values/value.js";
import { type Dtype, isTensor, type Tensor } from "../tensor.js";
import type { ForwardPass } from "../trace.js";
import { dtypes } from "./dtypes.js";
import type { TorchFunction } from "./function.js";
import { type Compute, pointwise, scalarOf } from "./pointwise.js";
import { isFloating, isWhole, resultType } from "./promotion.js";
import { knownArgument, numberArgument, tensorOf } from "./read.js";
import { nonzeroColumns } from "./shape/counting.js";

function choose(pass: ForwardPass, condition: Tensor, one: Value, other: Value): Tensor {
  if (condition.dtype !== null && condition.dtype !== "bool" && condition.dtype !== "uint8") {
    const legacy = dtypes[condition.dtype]?.legacy;
    throw runtimeError(`where expected condition to be a boolean tensor, but got a tensor with dtype ${legacy}`);
  }
  return pointwise(pass, "where", [condition, one, other], {
    dtype: resultType([one, other]),
    compute: (holds, a = 0, b = 0) => (holds === 0 ? b : a),
  });
}

const where: readonly TorchFunction[] = [
  {
    name: "where",
    signatures: [
      "where(Tensor condition)",
      "where(Tensor condition, Tensor input, Tensor other, *, Tensor? out=None)",
      "where(Tensor condition, Scalar self, Tensor other)",
      "where(Tensor condition, Tensor input, Scalar other)",
      "where(Tensor condition, Scalar self, Scalar other)",
    ],
    homes: ["torch"],
    run(pass, args, overload) {
      const condition = tensorOf(args, "condition");
      if (overload === 0) return nonzeroColumns(pass, "where", condition);
      return choose(pass, condition, knownArgument(args, "self") ?? args.input ?? null, args.other ?? null);
    },
  },
  {
    name: "where",
    signatures: ["where(Tensor input, Tensor condition, Tensor other)"],
    homes: ["method"],
    run: (pass, args) => choose(pass, tensorOf(args, "condition"), tensorOf(args, "input"), tensorOf(args, "other")),
  },
];

function clamp(pass: ForwardPass, input: Tensor, low: Value, high: Value): Tensor {
  if (low === null && high === null) {
    throw runtimeError("torch.clamp: At least one of 'min' or 'max' must not be None");
  }
  const operands = [input, low ?? -Infinity, high ?? Infinity];
  const given = [input, low, high].filter((bound) => bound !== null);
  return pointwise(pass, "clamp", operands, {
    dtype: resultType(given),
    compute: (x = 0, least = 0, most = 0) => Math.min(Math.max(x, least), most),
  });
}

const clamps: readonly TorchFunction[] = [
  ...["clamp", "clip"].map((name): TorchFunction => ({
    name,
    signatures: [
      `${name}(Tensor input, Tensor? min=None, Tensor? max=None, *, Tensor? out=None)`,
      `${name}(Tensor input, Scalar? min=None, Scalar? max=None, *, Tensor? out=None)`,
    ],
    homes: ["torch", "method"],
    run: (pass, args) => clamp(pass, tensorOf(args, "input"), args.min ?? null, args.max ?? null),
  })),
  ...["min", "max"].map((bound): TorchFunction => ({
    name: `clamp_${bound}`,
    signatures: ["Tensor", "Scalar"].map(
      (type) => `clamp_${bound}(Tensor input, ${type} ${bound}, *, Tensor? out=None)`,
    ),
    homes: ["torch", "method"],
    run: (pass, args) => clamp(pass, tensorOf(args, "input"), args.min ?? null, args.max ?? null),
  })),
];

function lerp(pass: ForwardPass, start: Tensor, end: Tensor, weight: Value): Tensor {
  for (const [name, value] of [
    ["end", end],
    ["weight", weight],
  ] as const) {
    if (!isTensor(value) || start.dtype === null || value.dtype === null || value.dtype === start.dtype) continue;
    const [own, theirs] = [dtypes[start.dtype]?.inC, dtypes[value.dtype]?.inC];
    throw runtimeError(`expected dtype ${own} for \`${name}\` but got dtype ${theirs}`);
  }
  return pointwise(pass, "lerp", [start, end, weight], {
    dtype: start.dtype,
    compute: (a = 0, b = 0, w = 0) => a + w * (b - a),
  });
}

/** `input + value * (tensor1 op tensor2)`. */
const addOf = (name: string, op: (a: number, b: number) => number): TorchFunction => ({
  name,
  signatures: [
    `${name}(Tensor input, Tensor tensor1, Tensor tensor2, *, Scalar value=1, Tensor? out=None)`,
    `${name}(Tensor input, Scalar value, Tensor tensor1, Tensor tensor2, *, Tensor? out=None)|deprecated`,
  ],
  homes: ["torch", "method"],
  run(pass, args) {
    const operands = [tensorOf(args, "input"), tensorOf(args, "tensor1"), tensorOf(args, "tensor2")];
    const whole = ({ dtype }: Tensor): boolean => isWhole(dtype) || dtype === "bool";
    if (name === "addcdiv" && operands.slice(1).every(whole)) {
      throw runtimeError(
        "Integer division with addcdiv is no longer supported, and in a future  release addcdiv will perform a true " +
          "division of tensor1 and tensor2.",
      );
    }
    const value = numberArgument(args, "value");
    const compute: Compute = (x = 0, a = 0, b = 0) => x + value * op(a, b);
    return pointwise(pass, name, operands, { dtype: resultType(operands), compute, attributes: { value } });
  },
});

function fillMasked(pass: ForwardPass, input: Tensor, mask: Tensor, value: Value): Tensor {
  if (isTensor(value) && value.shape !== null && value.shape.length > 0) {
    const rank = value.shape.length;
    throw runtimeError(
      `masked_fill_ only supports a 0-dimensional value tensor, but got tensor with ${rank} dimension(s).`,
    );
  }
  const { dtype } = input;
  return pointwise(pass, "masked_fill", [mask, input, value], {
    dtype,
    compute: mask.dtype === "bool" ? (masked = 0, x = 0, filling = 0) => (masked === 0 ? x : filling) : undefined,
  });
}

const like = (
  name: string,
  run: (input: Tensor, args: Parameters<TorchFunction["run"]>[1]) => Value,
): TorchFunction => ({
  name,
  signatures: [],
  homes: ["torch", "method"],
  run: (_, args) => run(tensorOf(args, "input"), args),
});

/** Whether two tensors have the same elements; not known where theirs are not. */
function sameElements(one: Tensor, other: Tensor, close: (a: number, b: number) => boolean): boolean {
  if (one.data === undefined || other.data === undefined) throw new NotAnalysed("the elements of a tensor");
  return one.data.length === other.data.length && one.data.every((x, i) => close(x, other.data?.[i] ?? NaN));
}

const isClose =
  (args: Parameters<TorchFunction["run"]>[1]) =>
  (a: number, b: number): boolean =>
    a === b || Math.abs(a - b) <= numberArgument(args, "atol") + numberArgument(args, "rtol") * Math.abs(b);

/** Throws where two tensors are not of one type. */
function sameTyped(one: Tensor, other: Tensor): readonly [Tensor, Tensor] {
  if (one.dtype === null || other.dtype === null || one.dtype === other.dtype) return [one, other];
  throw runtimeError(`${dtypes[one.dtype]?.legacy} did not match ${dtypes[other.dtype]?.legacy}`);
}

const closeness = "Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False";

const comparisons: readonly TorchFunction[] = [
  {
    name: "isclose",
    signatures: [`isclose(Tensor input, ${closeness})`],
    homes: ["torch", "method"],
    run: (pass, args) =>
      pointwise(pass, "isclose", sameTyped(tensorOf(args, "input"), tensorOf(args, "other")), {
        dtype: "bool",
        compute: (a = 0, b = 0) => (isClose(args)(a, b) ? 1 : 0),
        attributes: { rtol: scalarOf(args.rtol ?? null), atol: scalarOf(args.atol ?? null) },
      }),
  },
  {
    ...like("allclose", (input, args) => {
      const all = sameElements(input, tensorOf(args, "other"), isClose(args));
      return all;
    }),
    signatures: [`allclose(Tensor input, ${closeness})`],
  },
  {
    ...like("equal", (input, args) => {
      const other = tensorOf(args, "other");
      const sizes = [input, other].map(({ shape }) => shape?.join());
      if (input.shape && other.shape && !sizes.some((each) => each?.includes("null")) && sizes[0] !== sizes[1])
        return false;
      return sameElements(input, other, (a, b) => a === b);
    }),
    signatures: ["equal(Tensor input, Tensor other)"],
  },
];

const replaceable = (value: Value, otherwise: number): number =>
  value === null ? otherwise : (numberOf(value) ?? NaN);

const largest: Readonly<Record<string, number>> = { float32: 3.4028234663852886e38, float64: Number.MAX_VALUE };

const nanToNum: TorchFunction = {
  name: "nan_to_num",
  signatures: [
    "nan_to_num(Tensor input, float? nan=None, float? posinf=None, float? neginf=None, *, Tensor? out=None)",
  ],
  homes: ["torch", "method"],
  run(pass, args) {
    const input = tensorOf(args, "input");
    const most = largest[input.dtype ?? ""] ?? NaN;
    const { nan = null, posinf = null, neginf = null } = args;
    if ([nan, posinf, neginf].some(isUnknown)) return pointwise(pass, "nan_to_num", [input], { dtype: input.dtype });
    const compute: Compute = (x = 0) =>
      Number.isNaN(x)
        ? replaceable(nan, 0)
        : x === Infinity
          ? replaceable(posinf, most)
          : x === -Infinity
            ? replaceable(neginf, -most)
            : x;
    const attributes = {
      nan: scalarOf(replaceable(nan, 0)),
      posinf: scalarOf(replaceable(posinf, most)),
      neginf: scalarOf(replaceable(neginf, -most)),
    };
    return pointwise(pass, "nan_to_num", [input], { dtype: input.dtype, compute, attributes });
  },
};

/** Types that rounding to places takes apart from whole ones. */
const rounding: TorchFunction = {
  name: "round",
  signatures: ["round(Tensor input, *, Tensor? out=None)", "round(Tensor input, *, int decimals, Tensor? out=None)"],
  homes: ["torch", "method"],
  run(pass, args, overload) {
    const input = tensorOf(args, "input");
    if (input.dtype === "bool") throw runtimeError(`"round_vml_cpu" not implemented for 'Bool'`);
    const scale = overload === 0 ? 1 : 10 ** numberArgument(args, "decimals");
    const attributes = scale === 1 ? {} : { scale };
    return pointwise(pass, "round", [input], {
      attributes,
      dtype: input.dtype,
      compute: (x = 0) => roundEven(x * scale) / scale,
    });
  },
};

function roundEven(x: number): number {
  const rounded = Math.round(x);
  return Math.abs(x % 1) === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

const logit: TorchFunction = {
  name: "logit",
  signatures: ["logit(Tensor input, float? eps=None, *, Tensor? out=None)"],
  homes: ["torch", "method"],
  run(pass, args) {
    const input = tensorOf(args, "input");
    const dtype: Dtype = isFloating(input.dtype) || input.dtype === null ? input.dtype : "float32";
    const compute: Compute | undefined = args.eps === null ? (x = 0) => Math.log(x / (1 - x)) : undefined;
    const eps = numberOf(args.eps ?? null);
    return pointwise(pass, "logit", [input], { dtype, compute, ...(eps !== undefined && { attributes: { eps } }) });
  },
};

export const ternary: readonly TorchFunction[] = [
  ...where,
  ...clamps,
  {
    name: "lerp",
    signatures: ["Tensor", "Scalar"].map(
      (type) => `lerp(Tensor input, Tensor end, ${type} weight, *, Tensor? out=None)`,
    ),
    homes: ["torch", "method"],
    run: (pass, args) => lerp(pass, tensorOf(args, "input"), tensorOf(args, "end"), args.weight ?? null),
  },
  addOf("addcmul", (a, b) => a * b),
  addOf("addcdiv", (a, b) => a / b),
  {
    name: "masked_fill",
    signatures: ["Tensor", "Scalar"].map((type) => `masked_fill(Tensor input, Tensor mask, ${type} value)`),
    homes: ["torch", "method"],
    run: (pass, args) => fillMasked(pass, tensorOf(args, "input"), tensorOf(args, "mask"), args.value ?? null),
  },
  ...comparisons,
  nanToNum,
  rounding,
  logit,
];
