import { nearest } from "../../../analysis/rules/words.js";
import type { Layer } from "../../../analysis/types.js";
import { nnClasses } from "../../../torch/nn/namespace.js";
import type { ParameterSpec } from "../../../torch/signature.js";
import { isFloat, isList, type Value } from "../../../values/value.js";
import { argText } from "../argText.js";
import { isHead } from "./rows.js";

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

/** The name that has a meaning among args, or the class of PyTorch, that a text is nearly. */
export function named(text: string): string | undefined {
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

/** What an arg can be meant to be, the likeliest first. */
export const meantValues = (value: Value, parameter: ParameterSpec | undefined, layer: Layer): readonly string[] => [
  ...new Set(proposals.flatMap((propose) => propose(value, parameter, layer) ?? [])),
];
