import { isObject, type PyObject, type Value } from "../../values/value.js";

/** What a dtype is made of: its category decides promotion. */
interface DtypeFacts {
  readonly category: "bool" | "int" | "float" | "complex";
  /** Bytes of one element. */
  readonly size: number;
  /** The name of the tensor class of old, as in `torch.FloatTensor`. */
  readonly legacy: string;
  /** The type of C++, as some messages name it. */
  readonly inC: string;
  /** Other names in `torch`. */
  readonly aliases?: readonly string[];
}

/** By PyTorch's name; within a category in the order in which promotion goes up. */
export const dtypes: Readonly<Record<string, DtypeFacts>> = {
  bool: { category: "bool", size: 1, legacy: "Bool", inC: "bool" },
  uint8: { category: "int", size: 1, legacy: "Byte", inC: "unsigned char" },
  int8: { category: "int", size: 1, legacy: "Char", inC: "signed char" },
  int16: { category: "int", size: 2, legacy: "Short", inC: "short int", aliases: ["short"] },
  int32: { category: "int", size: 4, legacy: "Int", inC: "int", aliases: ["int"] },
  int64: { category: "int", size: 8, legacy: "Long", inC: "long int", aliases: ["long"] },
  float16: { category: "float", size: 2, legacy: "Half", inC: "c10::Half", aliases: ["half"] },
  bfloat16: { category: "float", size: 2, legacy: "BFloat16", inC: "c10::BFloat16" },
  float32: { category: "float", size: 4, legacy: "Float", inC: "float", aliases: ["float"] },
  float64: { category: "float", size: 8, legacy: "Double", inC: "double", aliases: ["double"] },
  complex32: {
    category: "complex",
    size: 4,
    legacy: "ComplexHalf",
    inC: "c10::complex<c10::Half>",
    aliases: ["chalf"],
  },
  complex64: { category: "complex", size: 8, legacy: "ComplexFloat", inC: "c10::complex<float>", aliases: ["cfloat"] },
  complex128: {
    category: "complex",
    size: 16,
    legacy: "ComplexDouble",
    inC: "c10::complex<double>",
    aliases: ["cdouble"],
  },
};

/** The Python object of a dtype, e.g. `torch.float32`. */
export interface DtypeObject extends PyObject {
  readonly dtype: string;
}

export const isDtype = (value: Value | undefined): value is DtypeObject =>
  value !== undefined && isObject(value) && "dtype" in value && value.typeName === "dtype";

function make(name: string, { category, size }: DtypeFacts): DtypeObject {
  const attributes: Readonly<Record<string, Value>> = {
    is_floating_point: category === "float",
    is_complex: category === "complex",
    is_signed: category !== "bool" && name !== "uint8",
    itemsize: size,
  };
  return {
    kind: "object",
    typeName: "dtype",
    plain: true,
    dtype: name,
    repr: () => `torch.${name}`,
    attribute: (attribute) => (Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined),
  };
}

const objects: ReadonlyMap<string, DtypeObject> = new Map(
  Object.entries(dtypes).map(([name, facts]) => [name, make(name, facts)]),
);

/** The object of a dtype's own name. */
export function dtypeObject(name: string): DtypeObject {
  const found = objects.get(name);
  if (found === undefined) throw new Error(`no dtype ${name}`);
  return found;
}

/** Dtypes by every name that `torch` has for them, e.g. `float`, `float32`, `long`. */
export const dtypeNames: ReadonlyMap<string, DtypeObject> = new Map(
  Object.entries(dtypes).flatMap(([name, { aliases = [] }]) =>
    [name, ...aliases].map((alias) => [alias, dtypeObject(name)] as const),
  ),
);

const pythonTypes: Readonly<Record<string, string>> = { float: "float64", int: "int64", bool: "bool" };

/** The dtype that an argument names: a dtype, or Python's own `float`, `int` or `bool`. */
export function asDtype(value: Value): DtypeObject | undefined {
  if (isDtype(value)) return value;
  const python = isObject(value) && value.typeName === "type" ? pythonTypes[value.mro?.[0] ?? ""] : undefined;
  return python === undefined ? undefined : dtypeObject(python);
}

/** What `tensor.type()` gives, e.g. `torch.FloatTensor`. */
export const legacyType = (dtype: string): string => `torch.${dtypes[dtype]?.legacy ?? ""}Tensor`;

/** Elements as a dtype holds them: truncated, wrapped or rounded. */
export function castElements(elements: readonly number[], dtype: string): readonly number[] {
  const cast = casts[dtype];
  return cast === undefined ? elements : elements.map(cast);
}

const casts: Readonly<Record<string, (value: number) => number>> = {
  bool: (value) => (value === 0 ? 0 : 1),
  uint8: (value) => Math.trunc(value) & 0xff,
  int8: (value) => (Math.trunc(value) << 24) >> 24,
  int16: (value) => (Math.trunc(value) << 16) >> 16,
  int32: (value) => Math.trunc(value) | 0,
  int64: (value) => Math.trunc(value) + 0,
  float16: roundTo(10, -24),
  bfloat16: roundTo(7, -133),
  float32: Math.fround,
};

/** Rounds to floats of so many bits after the leading one, half to even; `least` is the exponent of the smallest. */
function roundTo(bits: number, least: number): (value: number) => number {
  return (value) => {
    if (value === 0 || !Number.isFinite(value)) return value;
    const exponent = Math.max(Math.floor(Math.log2(Math.abs(value))) - bits, least);
    const scaled = value / 2 ** exponent;
    const floor = Math.floor(scaled);
    const rest = scaled - floor;
    const up = rest > 0.5 || (rest === 0.5 && floor % 2 !== 0);
    const rounded = (floor + (up ? 1 : 0)) * 2 ** exponent;
    return bits === 10 && Math.abs(rounded) > 65504 ? Math.sign(value) * Infinity : rounded;
  };
}
