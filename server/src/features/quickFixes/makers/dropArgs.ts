import { parameterOf } from "../../../analysis/rules/blame.js";
import { layerOf, type Maker } from "../fix.js";

/** Removes the args that no parameter takes. */
export const dropArgs: Maker = (analysis, problem) => {
  const layer = layerOf(analysis, problem);
  const args = layer?.row.args;
  if (layer === undefined || args?.kind !== "sequence") return [];
  const taken = args.items.findIndex((_, arg) => parameterOf(analysis.options.version, layer, arg) === undefined);
  const [kept, last] = [args.items[taken - 1], args.items.at(-1)];
  if (taken < 0 || last === undefined) return [];
  const count = args.items.length - taken;
  const start = kept?.range.end ?? args.items[0]?.range.start ?? last.range.start;
  const title = count === 1 ? "Remove the last arg" : `Remove the last ${count} args`;
  return [{ title, edits: [{ range: { start, end: last.range.end }, newText: "" }], isPreferred: true }];
};
