import { type Reason, reasons, Refusal } from "./pyyaml/refusal.js";

/** A mistake in words, at offsets of the text that was parsed. */
export interface Finding {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** PyYAML's reader takes these characters only. */
const unprintable =
  // eslint-disable-next-line no-control-regex
  /[^\t\n\r\x20-\x7E\x85\xA0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** The first character that PyYAML refuses to read at all. */
export function findUnprintable(text: string): Refusal | undefined {
  const match = unprintable.exec(text);
  return match === null ? undefined : new Refusal("unprintable", match.index);
}

export const finding = (reason: Reason, start: number, end: number): Finding => ({ message: reasons[reason], start, end });

/** Says a refusal in words, where it stands in the text. */
export const phrase = (_text: string, { reason, start, end }: Refusal): Finding => finding(reason, start, end);
