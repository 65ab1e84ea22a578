import type { OffsetEdit } from "./textEdits.js";

/** A mistake in words, at offsets of the text that was parsed. */
export interface Finding {
  readonly message: string;
  readonly start: number;
  readonly end: number;
  /** What takes it away, where that is plain: a text in the place of another, and what that does. */
  readonly mend?: OffsetEdit & { readonly title: string };
}

/** Something that is missing at an offset. */
export const lacking = (title: string, at: number, newText: string): NonNullable<Finding["mend"]> => ({
  title,
  start: at,
  end: at,
  newText,
});
