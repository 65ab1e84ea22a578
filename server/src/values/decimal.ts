import { checkSize } from "./kinds.js";
import { charge } from "./work.js";

/** More digits than these no float has, and no one asks for. */
const maxPlaces = 2_000;

/** `|value| * 10 ** places`, rounded half to even from the float's exact digits; `toFixed` rounds ties up. */
export function scaled(value: number, places: number): bigint {
  checkSize(Math.abs(places) > maxPlaces ? Infinity : 0);
  charge(20 + Math.abs(places) / 8);
  let [numerator, denominator] = exactly(Math.abs(value));
  if (places >= 0) numerator *= 10n ** BigInt(places);
  else denominator *= 10n ** BigInt(-places);
  const [quotient, rest] = [numerator / denominator, (numerator % denominator) * 2n];
  const up = rest > denominator || (rest === denominator && quotient % 2n === 1n);
  return quotient + (up ? 1n : 0n);
}

/** A positive finite float as the quotient that it is. */
function exactly(value: number): [numerator: bigint, denominator: bigint] {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  const word = bits.getBigUint64(0);
  const [biased, fraction] = [Number(word >> 52n), word & 0xfffffffffffffn];
  const mantissa = biased === 0 ? fraction : fraction + (1n << 52n);
  const exponent = Math.max(biased, 1) - 1075;
  return exponent >= 0 ? [mantissa << BigInt(exponent), 1n] : [mantissa, 1n << BigInt(-exponent)];
}

/** The digits of `%.{places}f` of a positive finite float. */
export function fixed(value: number, places: number): string {
  const digits = scaled(value, places)
    .toString()
    .padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  return places === 0 ? whole : `${whole}.${digits.slice(-places)}`;
}

/** The first digits of a positive finite float, rounded, and the power of ten of the first one. */
export function significant(value: number, count: number): { readonly digits: string; readonly exponent: number } {
  if (value === 0) return { digits: "0".repeat(count), exponent: 0 };
  let exponent = Math.floor(Math.log10(value));
  for (;;) {
    const digits = scaled(value, count - 1 - exponent).toString();
    if (digits.length === count) return { digits, exponent };
    exponent += digits.length - count;
  }
}
