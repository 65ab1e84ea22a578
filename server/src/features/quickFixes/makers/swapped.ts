import type { Analysis } from "../../../analysis/types.js";
import type { ConfigNode } from "../../../config/modelConfig.js";
import { type Fix, replace } from "../fix.js";
import { sourceOf } from "../source.js";

/** Two items of a row, each in the other's place: the first is a name and the second is none. */
export function swapped(
  analysis: Analysis,
  first: ConfigNode | undefined,
  second: ConfigNode | undefined,
  what: string,
): readonly Fix[] {
  const isName = (node: ConfigNode): boolean => typeof node.value === "string" && /^[A-Za-z_][\w.]*$/.test(node.value);
  if (first === undefined || second === undefined || !isName(first) || isName(second)) return [];
  const edits = [replace(first, sourceOf(analysis, second)), replace(second, sourceOf(analysis, first))];
  return [{ title: `Swap ${what}`, edits, isPreferred: true }];
}
