import { type Bound, formatExact } from "../format.js";

const signed = (text: string, change: number): string => (change > 0 ? `+${text}` : change < 0 ? `−${text}` : "0");

/** Whole numbers: `+1,234`; `?` where one of them is not known. */
export const paramsChange = (own: number | null, base: number | null): string =>
  own === null || base === null ? "?" : signed(formatExact(Math.abs(own - base)), own - base);

/** Two digits or so, and never `0` for a change: `+0.12`, `−1.9`. */
export function gflopsChange(own: number | null, base: number | null): string {
  if (own === null || base === null) return "?";
  const change = own - base;
  const size = Math.abs(change);
  if (size < 1e-9) return "0";
  if (size < 0.001) return signed("0.001", change).replace(/^([+−])/, "$1< ");
  return signed(String(Number(size < 0.995 ? size.toPrecision(2) : size.toFixed(1))), change);
}

/** `+0.9 %`; undefined where nothing was there before. */
export function shareOfChange(own: number, base: number): string | undefined {
  if (base <= 0) return undefined;
  const share = ((own - base) / base) * 100;
  if (share === 0) return undefined;
  const size = Math.abs(share);
  return `${share > 0 ? "+" : "−"}${size < 0.1 ? "< 0.1" : size.toFixed(size < 9.95 ? 1 : 0)} %`;
}

/** A change of two sums: `+1,234 (+0.9 %)`; `?` where one of them is a lower bound. */
export function sumChange(
  own: Bound,
  base: Bound,
  change: (own: number | null, base: number | null) => string,
): string {
  if (!own.complete || !base.complete) return "?";
  const share = shareOfChange(own.value, base.value);
  const text = change(own.value, base.value);
  return share === undefined || text === "0" ? text : `${text} (${share})`;
}
