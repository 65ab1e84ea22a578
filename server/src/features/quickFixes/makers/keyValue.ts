import type { Analysis } from "../../../analysis/types.js";
import type { ConfigNode, TopLevelKey } from "../../../config/modelConfig.js";
import { isFloat, isList, type Value } from "../../../values/value.js";
import { argsOf, type Fix, isAt, layerOf, type Maker, replace } from "../fix.js";

/** The number that a key is meant to have, or that the args of the head are to have for it. */
export const keyValue: Maker = (analysis, problem) => {
  const key = [...analysis.config.keys.values()].find(({ node }) => isAt(node, problem.range));
  const node = key?.node ?? argsOf(layerOf(analysis, problem)).find((item) => isAt(item, problem.range));
  if (node === undefined) return [];
  return proposals(node, key).map((text) => ({
    title: `Write ${text}`,
    edits: [replace(node, text)],
    isPreferred: true,
  }));
};

const scales = ["depth_multiple", "width_multiple"];

/** The number that a multiple is meant to be, where it is none: a checkout fails on the rows that it scales. */
export function scaleKey({ config }: Analysis, name: "depth_multiple" | "width_multiple"): readonly Fix[] {
  const node = config.keys.get(name)?.node;
  if (node === undefined || typeof node.value === "number" || isFloat(node.value)) return [];
  return meantFloat(node.value).map((text) => ({
    title: `Write ${name}: ${text}`,
    edits: [replace(node, text)],
    isPreferred: true,
  }));
}

function proposals(node: ConfigNode, key: TopLevelKey | undefined): readonly string[] {
  if (key === undefined) return ["nc"];
  if (key.name === "nc") return meantInt(node.value);
  return scales.includes(key.name) ? meantFloat(node.value) : [];
}

/** A count of classes: a text or float that is one, else the nearest there can be. */
function meantInt(value: Value): readonly string[] {
  if (value === null) return ["80"];
  if (typeof value === "string") return /^\s*\d+\s*$/.test(value) ? [value.trim()] : [];
  if (isList(value)) return value.items.length === 1 ? meantInt(value.items[0] ?? null) : [];
  if (isFloat(value)) return Number.isInteger(value.value) && value.value > 0 ? [String(value.value)] : [];
  if (typeof value === "number") return [String(Math.max(1, -value))];
  return [];
}

/** A factor: `0,33`, `'0.33'`, `0.50x`, `0.25# width`; a negative one without its minus. */
function meantFloat(value: Value): readonly string[] {
  if (value === null) return ["1.0"];
  if (isList(value)) return value.items.length === 1 ? meantFloat(value.items[0] ?? null) : [];
  if (isFloat(value)) return value.value < 0 && Number.isFinite(value.value) ? [String(-value.value)] : [];
  if (typeof value === "number") return value < 0 ? [String(-value)] : [String(value)];
  if (typeof value !== "string") return [];
  const [, number, comment = ""] = /^\s*(\d*[.,]?\d+)\s*(?:x|(#.*))?$/.exec(value) ?? [];
  return number === undefined ? [] : [`${number.replace(",", ".")}${comment === "" ? "" : ` ${comment}`}`];
}
