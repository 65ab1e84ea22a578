import { parameterOf } from "../../../analysis/rules/blame.js";
import { nearest } from "../../../analysis/rules/words.js";
import type { Layer } from "../../../analysis/types.js";
import type { ConfigNode } from "../../../config/modelConfig.js";
import { nnClasses } from "../../../torch/nn/namespace.js";
import type { ParameterSpec } from "../../../torch/signature.js";
import { isFloat, isList, type Value } from "../../../values/value.js";
import { argText } from "../argText.js";
import { type Fix, insert, isAt, itemsOf, layerOf, type Maker, replace } from "../fix.js";
import { channelsAbove } from "./channelsAbove.js";
import { fillArgs } from "./fillArgs.js";
import { scaleKey } from "./keyValue.js";
import { isHead } from "./rows.js";
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
  const meant = [...new Set(proposals.flatMap((propose) => propose(node.value, parameter, layer) ?? []))];
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

type Proposal = (value: Value, parameter: ParameterSpec | undefined, layer: Layer) => string | undefined;

/** Each knows one kind of slip; what does not fit is sorted out when it is tried. */
const proposals: readonly Proposal[] = [
  // A head takes the number of classes first.
  (_, parameter, layer) => (isHead(layer) && parameter?.name === "nc" ? "nc" : undefined),
  whole,
  (value) => (typeof value === "number" && value < 0 ? String(-value) : undefined),
  (value) => (isList(value) && value.items.length === 1 ? argText(value.items[0] ?? null) : undefined),
  (value) => (isList(value) ? itemwise(value.items) : undefined),
  (value, parameter) =>
    typeof value === "number" && parameter?.type.startsWith("list") === true ? `[${value}]` : undefined,
  (value) => (typeof value === "string" ? named(value) : undefined),
  (value, parameter) => (typeof value === "string" ? keyword(value, parameter) : undefined),
  (value, parameter) => (typeof value === "string" && parameter ? nearestWord(value, parameter) : undefined),
];

/** `3.0` and `03`, which are meant as 3. */
function whole(value: Value): string | undefined {
  if (isFloat(value)) return Number.isInteger(value.value) ? String(value.value) : undefined;
  return typeof value === "string" && /^0+\d+$/.test(value) ? String(Number(value)) : undefined;
}

/** An int in quotes, which is only looked at where it is no arg of its own. */
const intIn = (value: Value): string | undefined =>
  typeof value === "string" && /^-?\d+$/.test(value) ? value : undefined;

function itemwise(items: readonly Value[]): string | undefined {
  const texts = items.map((item) => whole(item) ?? intIn(item) ?? argText(item));
  return texts.includes(undefined) ? undefined : `[${texts.join(", ")}]`;
}

/** Names among the args of a row that have no meaning, and the nearest that have one. */
export const argNames = (layer: Layer | undefined): readonly Fix[] =>
  argsOf(layer).flatMap((node) => {
    const name = typeof node.value === "string" ? named(node.value) : undefined;
    return name === undefined ? [] : [{ title: `Write ${name}`, edits: [replace(node, name)], isPreferred: true }];
  });

/** Names that have a meaning among args, and classes of PyTorch. */
function named(text: string): string | undefined {
  const [, name = "", rest = ""] = /^(?:nn\.)?([A-Za-z_]\w*)(.*)$/.exec(text) ?? [];
  const known = ["nc", "anchors", "None", "True", "False"];
  const word = known.find((one) => one.toLowerCase() === text.toLowerCase()) ?? nearestLong(text, known);
  if (word !== undefined && word !== text) return word;
  const [cls] = rest.startsWith("(") ? nearest(name, [...nnClasses.keys()]) : [];
  return cls === undefined ? undefined : `nn.${cls}${rest}`;
}

/** Short names have too many neighbours. */
const nearestLong = (text: string, names: readonly string[]): string | undefined =>
  text.length > 3 ? nearest(text, names)[0] : undefined;

/** `k=3` where k stands anyway. */
function keyword(text: string, parameter: ParameterSpec | undefined): string | undefined {
  const [, name, value] = /^(\w+)\s*=\s*(\S+)$/.exec(text) ?? [];
  return name !== undefined && name === parameter?.name ? value : undefined;
}

/** One of the words that a parameter takes, e.g. the mode of an Upsample. */
function nearestWord(text: string, { doc, type }: ParameterSpec): string | undefined {
  const words = type === "str" ? doc.split(/,\s*|\s+or\s+/) : [];
  const [word] = nearest(text.replaceAll(" ", "-"), words);
  return word === undefined ? undefined : `'${word}'`;
}

/** An arg of a row by what stands at a place. */
export const argsOf = (layer: Layer | undefined): readonly ConfigNode[] =>
  layer?.row.args?.kind === "sequence" ? itemsOf(layer.row.args) : [];
