import type { Analysis } from "../../analysis/types.js";
import type { Range } from "../../config/modelConfig.js";
import { textIndex } from "../../config/textIndex.js";

/** What a node is written as. */
export function sourceOf({ config: { text } }: Analysis, { range }: { readonly range: Range }): string {
  const { offset } = textIndex(text);
  return text.slice(offset(range.start), offset(range.end));
}
