import type { Maker } from "../fix.js";
import type { TextEdit } from "../../../config/textEdits.js";

/** What the reader itself knows to write. */
export const syntax: Maker = (_, problem) => {
  const mend = problem.data?.mend as (TextEdit & { readonly title: string }) | undefined;
  if (mend === undefined) return [];
  const { title, range, newText } = mend;
  return [{ title, edits: [{ range, newText }], isPreferred: true }];
};
