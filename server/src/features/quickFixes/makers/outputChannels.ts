import { isFloat } from "../../../values/value.js";
import { argsOf, isAt, layerOf, type Maker, replace } from "../fix.js";

/** The nearest multiple of 8, which parse_model scales. */
export const outputChannels: Maker = (analysis, problem) => {
  const node = argsOf(layerOf(analysis, problem)).find((item) => isAt(item, problem.range));
  const value = isFloat(node?.value ?? null) ? undefined : node?.value;
  if (node === undefined || typeof value !== "number" || value % 8 === 0) return [];
  const text = String(Math.max(8, Math.round(value / 8) * 8));
  return [{ title: `Write ${text}, which is scaled`, edits: [replace(node, text)] }];
};
