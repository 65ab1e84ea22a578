import { parameterOf } from "../../../analysis/rules/blame.js";
import type { Layer } from "../../../analysis/types.js";
import type { ConfigNode } from "../../../config/modelConfig.js";
import { argText } from "../argText.js";
import { argsOf, type Fix, insert, isAt, layerOf, type Maker, replace } from "../fix.js";
import { channelsAbove } from "./channelsAbove.js";
import { fillArgs } from "./fillArgs.js";
import { scaleKey } from "./keyValue.js";
import { meantValues, named } from "./meantValue.js";
import { swapped } from "./swapped.js";

/** What an arg is meant to be: the nearest value of its type, then its parameter's default. */
export const argValue: Maker = (analysis, problem) => {
  const layer = layerOf(analysis, problem);
  const args = layer?.row.args;
  if (layer === undefined || args === undefined) return [];
  if (args.kind !== "sequence") {
    const filled = args.value === null ? [`[${channelsAbove(analysis, layer.index)}]`] : [];
    return [...swapped(analysis, args, layer.row.module, "the module and the args"), ...listed(args, filled)];
  }
  if (isAt(args, problem.range)) return [...scaleKey(analysis, "width_multiple"), ...fillArgs(analysis, problem)];
  const arg = args.items.findIndex((item) => isAt(item, problem.range));
  const node = args.items[arg];
  if (node === undefined) return [];
  const parameter = parameterOf(analysis.options.version, layer, arg);
  const meant = meantValues(node.value, parameter, layer);
  const fallback = parameter?.default === undefined ? undefined : argText(parameter.default);
  return [
    ...(arg === 0 ? scaleKey(analysis, "width_multiple") : []),
    ...meant.map((text): Fix => ({ title: `Write ${text}`, edits: [replace(node, text)], isPreferred: true })),
    ...shifted(layer, arg, args.items),
    ...(fallback === undefined || meant.includes(fallback) ? [] : [byDefault(node, fallback, parameter?.name ?? "")]),
  ];
};

const byDefault = (node: ConfigNode, text: string, name: string): Fix => ({
  title: `Write ${text}, the default of ${name}`,
  edits: [replace(node, text)],
  isPreferred: name === "dimension",
});

/** `[2, nearest]` for an Upsample, which takes the size first. */
function shifted({ name }: Layer, arg: number, [first, second]: readonly ConfigNode[]): readonly Fix[] {
  if (name !== "nn.Upsample" || arg !== 1 || first === undefined || typeof second?.value !== "string") return [];
  return [{ title: "Insert None for size", edits: [insert(first, "start", "None, ")], isPreferred: true }];
}

/** Args that stand without a list. */
function listed(args: ConfigNode, filled: readonly string[]): readonly Fix[] {
  if (args.kind !== "scalar") return [];
  if (args.value === null) {
    return ["[]", ...filled].map((text) => ({
      title: `Write ${text}`,
      edits: [replace(args, text)],
      isPreferred: true,
    }));
  }
  const edits = [insert(args, "start", "["), insert(args, "end", "]")];
  return [{ title: "Put the args in brackets", edits, isPreferred: true }];
}

/** Names among the args of a row that have no meaning, and the nearest that have one. */
export const argNames = (layer: Layer | undefined): readonly Fix[] =>
  argsOf(layer).flatMap((node) => {
    const name = typeof node.value === "string" ? named(node.value) : undefined;
    return name === undefined ? [] : [{ title: `Write ${name}`, edits: [replace(node, name)], isPreferred: true }];
  });
