import { NotAnalysed } from "../../../values/errors.js";
import { isArray } from "./array.js";
import { toFloat, toInt } from "../../../values/numbers.js";
import { isObject, isUnknown, type PyObject, type Value } from "../../../values/value.js";
import { isTruthy } from "../../../values/compare.js";
import { libraryClass } from "../objects.js";
import { categoryOf, contentOf, type Dtype, NdArray } from "./array.js";

const names: Readonly<Record<string, Dtype>> = {
  bool_: "bool",
  double: "float64",
  float16: "float16",
  float32: "float32",
  float64: "float64",
  int16: "int32",
  int32: "int32",
  int64: "int64",
  int8: "int32",
  int_: "int64",
  single: "float32",
  uint8: "uint8",
};

const dtypeOfClass = new Map<PyObject, Dtype>();

/** `np.float32(value)`: numpy's scalars are taken for Python's own numbers. */
function convert(dtype: Dtype, value: Value): Value {
  if (isArray(value)) return cast(value, dtype);
  if (dtype === "bool") return isTruthy(value);
  if (categoryOf(dtype) === "int") return toInt(value);
  const number = toFloat(value);
  return dtype === "float32" ? { ...number, value: Math.fround(number.value) } : number;
}

export const cast = ({ shape, data }: NdArray, dtype: Dtype): NdArray => new NdArray(shape, dtype, data);

/** The classes of numpy's scalars, which name types too. */
export const scalarClasses: Readonly<Record<string, PyObject>> = Object.fromEntries(
  Object.entries(names).map(([name, dtype]) => {
    const cls = libraryClass({
      qualifiedName: `numpy.${name}`,
      bases: ["number", "generic"],
      call: ([value = 0]) => convert(dtype, value),
    });
    dtypeOfClass.set(cls, dtype);
    return [name, cls];
  }),
);

const pythonTypes: Readonly<Record<string, Dtype>> = { float: "float64", int: "int64", bool: "bool" };

const dtypeObjects = new Map<Dtype, PyObject>();

/** The object `array.dtype`. */
export function dtypeObject(dtype: Dtype): PyObject {
  const known = dtypeObjects.get(dtype);
  if (known !== undefined) return known;
  const made: PyObject = {
    kind: "object",
    typeName: "dtype",
    repr: () => `dtype('${dtype}')`,
    attribute: (name) => (name === "name" ? dtype : undefined),
  };
  dtypeObjects.set(dtype, made);
  return made;
}

/** The type that an argument names. */
export function asDtype(value: Value, fallback: Dtype): Dtype {
  if (value === null) return fallback;
  if (isUnknown(value)) throw new NotAnalysed(value.reason);
  if (typeof value === "string" && Object.values(names).includes(value as Dtype)) return value as Dtype;
  const own = isObject(value) ? (dtypeOfClass.get(value) ?? pythonTypes[value.mro?.[0] ?? ""]) : undefined;
  const object = [...dtypeObjects].find(([, made]) => made === value)?.[0];
  const found = own ?? object;
  if (found === undefined) throw new NotAnalysed("a type of numpy");
  return found;
}

/** `np.array(value, dtype)`. */
export function arrayOf(value: Value, dtype: Value = null): NdArray {
  const { shape, data, dtype: own } = contentOf(value);
  return new NdArray(shape, asDtype(dtype, own), data);
}
