import { sourcesOf } from "../../../analysis/rules/wiring.js";
import type { Analysis } from "../../../analysis/types.js";
import type { ConfigNode } from "../../../config/modelConfig.js";
import type { TextEdit } from "../../../config/textEdits.js";
import { itemsOf, type Maker, replace } from "../fix.js";
import { sourceOf } from "../source.js";
import { anchorsOf, meanSide, numbersOf } from "./anchorRows.js";

/** Lists the inputs of a head from the finest to the coarsest map, and the anchors from small to large. */
export const headOrder: Maker = (analysis) => {
  const head = analysis.layers.at(-1);
  if (head === undefined) return [];
  const strides = sourcesOf(head).map((source) => analysis.layers[source]?.stride ?? 0);
  const inputs = ordered(analysis, itemsOf(head.row.from), strides);
  const rows = anchorsOf(analysis, head)?.items ?? [];
  const sides = rows.map(({ value }) => meanSide(numbersOf(value) ?? []));
  const anchors = ordered(analysis, rows, sides);
  const title =
    inputs.length === 0
      ? "Turn the anchors round: from small to large"
      : anchors.length === 0
        ? "Order the inputs by stride"
        : "Order the inputs by stride and the anchors by size";
  return [{ title, edits: [...inputs, ...anchors], isPreferred: true }];
};

/** Puts nodes in the order of what each measures; what stands around them stays. */
function ordered(analysis: Analysis, nodes: readonly ConfigNode[], measures: readonly number[]): readonly TextEdit[] {
  const order = nodes.map((_, i) => i).sort((a, b) => (measures[a] ?? 0) - (measures[b] ?? 0));
  return nodes.flatMap((node, place) => {
    const other = nodes[order[place] ?? place];
    return other === undefined || other === node ? [] : [replace(node, sourceOf(analysis, other))];
  });
}
