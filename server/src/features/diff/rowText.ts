import type { Row } from "../../config/modelConfig.js";
import { isList, type Value } from "../../values/value.js";
import { formatValue } from "../format.js";

/** A value as a config has it, on one line: `[[-1, 6], 1, Concat, [1]]`. Texts stand without quotes. */
export function yamlText(value: Value): string {
  if (value === null) return "null";
  if (isList(value)) return `[${value.items.map(yamlText).join(", ")}]`;
  return typeof value === "string" ? value.replace(/\s+/g, " ") : formatValue(value);
}

/** A part of a row on one line; empty where the row lacks it. */
export const partText = (node: Row["from"]): string => (node === undefined ? "" : yamlText(node.value));
