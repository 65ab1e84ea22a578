import type { Analysis, Layer, Problem } from "../../analysis/types.js";
import type { ConfigNode, Range } from "../../config/modelConfig.js";
import { compareRanges } from "../../config/ranges.js";
import type { TextEdit } from "../../config/textEdits.js";

/** A change of the config that takes a finding away. */
export interface Fix {
  /** What is done, as an order: `Change C4 to C3`. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** The one that is meant in nearly all cases. Of several only the first is offered as such. */
  readonly isPreferred?: boolean;
  /** Can be made without looking: it changes nothing that is built, or makes the text mean what it says. */
  readonly isSafe?: boolean;
}

/** The fixes of a finding, the best first; none where there is no plain answer. */
export type Maker = (analysis: Analysis, problem: Problem) => readonly Fix[];

/**
 * Which errors may show once a finding is gone, as it can hide others: none where a fix may be wrong itself, those of
 * rows that could not be judged before, or also those of its own row.
 */
export type Uncovered = "nothing" | "other rows" | "all rows";

/** What is done about the findings of a rule, in the config and, as told in `inPython`, in the checkout around it. */
export type Decision = { readonly inPython?: string } & (
  | {
      /** What the fixes do, for the documentation: `Writes the nearest name.` */
      readonly does: string;
      readonly make: Maker;
      /** Set where fixes are tried: what leaves the finding, or brings other errors than these, is not offered. */
      readonly mayUncover?: Uncovered;
      /** Which of the fixes are safe, for the documentation: `all`, `where both values are the same`. */
      readonly safe?: string;
    }
  /** Why there is no fix. */
  | { readonly none: string }
);

export const replace = (node: { readonly range: Range }, newText: string): TextEdit => ({ range: node.range, newText });

export const layerOf = ({ layers }: Analysis, { layer }: Problem): Layer | undefined =>
  layer === undefined ? undefined : layers[layer];

export const isAt = (node: { readonly range: Range } | undefined, range: Range): boolean =>
  node !== undefined && compareRanges(node.range, range) === 0;

/** The items of a list, or the one that stands in its place. */
export const itemsOf = (node: ConfigNode | undefined): readonly ConfigNode[] =>
  node?.kind === "sequence" ? node.items : node === undefined ? [] : [node];

/** An insertion before or behind a node. */
export const insert = (node: { readonly range: Range }, side: "start" | "end", newText: string): TextEdit => ({
  range: { start: node.range[side], end: node.range[side] },
  newText,
});

/** The args of a row. */
export const argsOf = (layer: Layer | undefined): readonly ConfigNode[] =>
  layer?.row.args?.kind === "sequence" ? layer.row.args.items : [];
