import { parameterOf } from "../../../analysis/rules/blame.js";
import { argsOf, isAt, layerOf, type Maker, replace } from "../fix.js";

/** The nearest numbers of groups that divide the channels. */
export const groups: Maker = (analysis, problem) => {
  const layer = layerOf(analysis, problem);
  const arg = argsOf(layer).findIndex((item) => isAt(item, problem.range));
  const node = argsOf(layer)[arg];
  if (layer === undefined || node === undefined) return [];
  const parameter = parameterOf(analysis.options.version, layer, arg);
  if (parameter === undefined || !["g", "groups", "num_groups"].includes(parameter.name)) return [];
  const channels = layer.args.slice(0, 2).filter((value) => typeof value === "number");
  const written = typeof node.value === "number" ? node.value : 0;
  const off = (count: number): number => Math.abs(count - written);
  const divisors = Array.from({ length: Math.min(...channels, 4096) }, (_, i) => i + 1)
    .filter((count) => channels.every((value) => value % count === 0))
    .sort((a, b) => off(a) - off(b))
    .slice(0, 3);
  const [first = 0, second = 0] = divisors;
  return divisors.map((count) => ({
    title: `Write ${count}`,
    edits: [replace(node, String(count))],
    isPreferred: count === first && off(first) < off(second),
  }));
};
