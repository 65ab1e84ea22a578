import { round } from "../../../values/numbers.js";
import { isFloat, isList, type Value } from "../../../values/value.js";
import { layerOf, type Maker, replace } from "../fix.js";
import { scaleKey } from "./keyValue.js";
import { swapped } from "./swapped.js";

/** The int that the second item of a row is meant to be. */
export const numberType: Maker = (analysis, problem) => {
  const layer = layerOf(analysis, problem);
  const node = layer?.row.number;
  if (layer === undefined || node === undefined) return [];
  const text = meantNumber(node.value, layer.row.from?.kind === "sequence");
  return [
    ...scaleKey(analysis, "depth_multiple"),
    ...swapped(analysis, layer.row.number, layer.row.module, "the number and the module"),
    ...(text === undefined ? [] : [{ title: `Write ${text}`, edits: [replace(node, text)], isPreferred: true }]),
  ];
};

function meantNumber(value: Value, readsList: boolean): string | undefined {
  if (typeof value === "string") return /^\s*(\d+)\s*$/.exec(value)?.[1];
  if (isFloat(value)) return Number.isFinite(value.value) ? String(Math.max(1, Number(round(value)))) : undefined;
  if (isList(value)) return value.items.length === 1 ? meantNumber(value.items[0] ?? null, readsList) : undefined;
  // What reads a list cannot be repeated.
  return value === null || (typeof value === "number" && readsList) ? "1" : undefined;
}
