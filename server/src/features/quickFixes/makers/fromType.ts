import type { ConfigNode } from "../../../config/modelConfig.js";
import { isFloat } from "../../../values/value.js";
import { isAt, itemsOf, layerOf, type Maker, replace } from "../fix.js";
import { sourceOf } from "../source.js";

/** The int that an item of `from` is meant to be: without quotes, without a point, or out of a list of its own. */
export const fromType: Maker = (analysis, problem) => {
  const from = layerOf(analysis, problem)?.row.from;
  const node = [from, ...itemsOf(from)].find((item) => isAt(item, problem.range));
  if (from === undefined || node === undefined) return [];
  if (node.kind === "sequence" && itemsOf(from).length === 1) {
    return [
      { title: "Take the list out of the list", edits: [replace(from, sourceOf(analysis, node))], isPreferred: true },
    ];
  }
  const meant = meantInt(node);
  if (meant === undefined) return [];
  const text = meant.includes(",") && node === from ? `[${meant}]` : meant;
  return [{ title: `Write ${text}`, edits: [replace(node, text)], isPreferred: true }];
};

function meantInt({ value }: ConfigNode): string | undefined {
  if (typeof value === "string") return /^\s*(-?\d+)\s*$/.exec(value)?.[1] ?? list(value);
  if (isFloat(value)) return Number.isInteger(value.value) ? String(value.value) : undefined;
  return value === null ? "-1" : undefined;
}

/** `-1 6`: two indices that lack their comma. */
const list = (text: string): string | undefined =>
  /^\s*-?\d+(?:\s+-?\d+)+\s*$/.test(text) ? text.trim().split(/\s+/).join(", ") : undefined;
