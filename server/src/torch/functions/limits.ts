import { typeError } from "../../values/errors.js";
import { float, isUnknown, type PyObject, unknown, type Value } from "../../values/value.js";
import { callable } from "./callable.js";
import { asDtype, dtypes } from "./dtypes.js";
import { typeNameOf } from "./typeNames.js";

interface FloatLimits {
  readonly bits: number;
  readonly eps: number;
  readonly max: number;
  readonly tiny: number;
  readonly resolution: number;
}

/** Measured with `torch.finfo`. */
const floats: Readonly<Record<string, FloatLimits>> = {
  float16: { bits: 16, eps: 0.0009765625, max: 65504, tiny: 6.103515625e-5, resolution: 1e-3 },
  bfloat16: { bits: 16, eps: 0.0078125, max: 3.3895313892515355e38, tiny: 1.1754943508222875e-38, resolution: 1e-2 },
  float32: {
    bits: 32,
    eps: 1.1920928955078125e-7,
    max: 3.4028234663852886e38,
    tiny: 1.1754943508222875e-38,
    resolution: 1e-6,
  },
  float64: {
    bits: 64,
    eps: 2.220446049250313e-16,
    max: 1.7976931348623157e308,
    tiny: 2.2250738585072014e-308,
    resolution: 1e-15,
  },
};

const whole: Readonly<Record<string, number>> = { uint8: 8, int8: 8, int16: 16, int32: 32, int64: 64 };

function limits(typeName: string, values: Readonly<Record<string, Value>>): PyObject {
  return {
    kind: "object",
    typeName,
    plain: true,
    repr: () => `${typeName}(...)`,
    attribute: (name) => (Object.hasOwn(values, name) ? values[name] : undefined),
  };
}

function finfo(dtype: string): PyObject {
  const facts = floats[dtype];
  if (facts === undefined) {
    throw typeError("torch.finfo() requires a floating point input type. Use torch.iinfo to handle 'torch.finfo'");
  }
  const { bits, eps, max, tiny, resolution } = facts;
  return limits("finfo", {
    bits,
    eps: float(eps),
    max: float(max),
    min: float(-max),
    tiny: float(tiny),
    smallest_normal: float(tiny),
    resolution: float(resolution),
    dtype,
  });
}

function iinfo(dtype: string): PyObject {
  const bits = whole[dtype];
  if (bits === undefined) {
    const isBool = dtypes[dtype]?.category === "bool";
    throw typeError(
      isBool
        ? "torch.bool is not supported by torch.iinfo"
        : "torch.iinfo() requires an integer input type. Use torch.finfo to handle 'torch.iinfo'",
    );
  }
  if (bits === 64) {
    const beyond = unknown("an integer beyond 2^53");
    return limits("iinfo", { bits, max: beyond, min: beyond, dtype });
  }
  const isSigned = dtype !== "uint8";
  return limits("iinfo", {
    bits,
    max: isSigned ? 2 ** (bits - 1) - 1 : 2 ** bits - 1,
    min: isSigned ? -(2 ** (bits - 1)) : 0,
    dtype,
  });
}

const reader = (name: string, read: (dtype: string) => PyObject, fallback?: string): PyObject =>
  callable(
    name,
    (args, keywords) => {
      const type = args[0] ?? keywords.get("type");
      if (type === undefined && fallback !== undefined) return read(fallback);
      if (type === undefined) throw typeError(`${name}() missing 1 required positional arguments: "type"`);
      if (isUnknown(type)) return type;
      const dtype = asDtype(type);
      if (dtype === undefined) {
        throw typeError(`${name}(): argument 'type' (position 1) must be torch.dtype, not ${typeNameOf(type)}`);
      }
      return read(dtype.dtype);
    },
    "type",
  );

/** `torch.finfo` and `torch.iinfo`: what a type can hold. */
export const limitClasses: ReadonlyMap<string, PyObject> = new Map([
  ["finfo", reader("finfo", finfo, "float32")],
  ["iinfo", reader("iinfo", iinfo)],
]);
