import type { Value } from "../../../values/value.js";
import { isList } from "../../../values/value.js";
import { layerOf, type Maker, replace } from "../fix.js";
import { swapped } from "./swapped.js";

/** The name of a module that stands in a list or is called. */
export const moduleType: Maker = (analysis, problem) => {
  const row = layerOf(analysis, problem)?.row;
  const node = row?.module;
  if (row === undefined || node === undefined) return [];
  const name = nameIn(node.value);
  return [
    ...(name === undefined ? [] : [{ title: `Write ${name}`, edits: [replace(node, name)], isPreferred: true }]),
    ...swapped(analysis, row.number, node, "the number and the module"),
    ...swapped(analysis, row.args, node, "the module and the args"),
  ];
};

function nameIn(value: Value): string | undefined {
  if (isList(value)) return value.items.length === 1 ? nameIn(value.items[0] ?? null) : undefined;
  return typeof value === "string" ? /^([A-Za-z_][\w.]*)\s*(?:\(\s*\))?$/.exec(value)?.[1] : undefined;
}
