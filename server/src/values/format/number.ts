import { checkSize } from "../kinds.js";
import { codePoints } from "../sequence.js";
import type { FormatSpec } from "./spec.js";

/** The parts of a number: nothing or `-`, a prefix such as `0x`, whole digits, and what follows them. */
export interface NumberParts {
  readonly negative: boolean;
  readonly prefix?: string;
  readonly digits: string;
  readonly rest: string;
}

/** Puts sign, prefix, groups and padding around a number. */
export function layOut({ negative, prefix = "", digits, rest }: NumberParts, spec: FormatSpec, groupSize = 3): string {
  checkSize(spec.width);
  const sign = negative ? "-" : spec.sign === "-" ? "" : spec.sign;
  const head = sign + prefix;
  const isZeroFilled = spec.fill === "0" && spec.align === "=";
  const least = isZeroFilled ? spec.width - head.length - rest.length : 0;
  const grouped = digits === "" ? "" : group(digits, spec.grouping, groupSize, least);
  return pad(head, grouped + rest, spec);
}

/** Pads to the width; `=` pads after the head. */
export function pad(head: string, body: string, { fill, align, width }: FormatSpec): string {
  checkSize(width);
  const missing = Math.max(0, width - codePoints(head + body).length);
  if (align === "=") return head + fill.repeat(missing) + body;
  const left = align === "<" ? 0 : align === ">" ? missing : Math.floor(missing / 2);
  return fill.repeat(left) + head + body + fill.repeat(missing - left);
}

/** Digits with separators; zeros fill them up to a width, and a group never begins with a separator. */
function group(digits: string, separator: string, size: number, least: number): string {
  if (separator === "") return digits.padStart(least, "0");
  const groups: string[] = [];
  let [rest, width] = [digits, least];
  for (;;) {
    const length = Math.min(size, Math.max(rest.length, width, 1));
    groups.unshift(rest.slice(-length).padStart(length, "0"));
    rest = rest.slice(0, -length);
    width -= length;
    if (rest === "" && width <= 0) return groups.join(separator);
    width -= 1;
  }
}
