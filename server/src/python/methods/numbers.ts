import { NotAnalysed, PythonError, valueError } from "../../values/errors.js";
import { int } from "../../values/kinds.js";
import { float, type PyFloat, tuple, type Value } from "../../values/value.js";
import { type Methods, none } from "./method.js";

type Attributes<Self> = Readonly<Record<string, (self: Self) => Value>>;

const bits = (self: number | boolean): string => Math.abs(Number(self)).toString(2);

/** The methods of int and bool. */
export const intMethods: Methods<number | boolean> = {
  as_integer_ratio: none((self) => tuple([Number(self), 1])),
  bit_count: none((self) => bits(self).replaceAll("0", "").length),
  bit_length: none((self) => (Number(self) === 0 ? 0 : bits(self).length)),
  conjugate: none(Number),
};

/** The attributes of int and bool that are no methods. */
export const intAttributes: Attributes<number | boolean> = {
  denominator: () => 1,
  imag: () => 0,
  numerator: Number,
  real: Number,
};

/** The methods of float. */
export const floatMethods: Methods<PyFloat> = {
  as_integer_ratio: none(({ value }) => {
    if (Number.isNaN(value)) throw valueError("cannot convert NaN to integer ratio");
    if (!Number.isFinite(value)) throw new PythonError("OverflowError", "cannot convert Infinity to integer ratio");
    let [numerator, denominator] = [value, 1];
    while (!Number.isInteger(numerator)) [numerator, denominator] = [numerator * 2, denominator * 2];
    return tuple([int(numerator), int(denominator)]);
  }),
  conjugate: none((self) => self),
  hex: none(() => {
    throw new NotAnalysed("a float in hexadecimal");
  }),
  is_integer: none(({ value }) => Number.isInteger(value)),
};

/** The attributes of float that are no methods. */
export const floatAttributes: Attributes<PyFloat> = {
  imag: () => float(0),
  real: (self) => self,
};
