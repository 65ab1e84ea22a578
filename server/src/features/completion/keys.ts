import { CompletionItemKind } from "vscode-languageserver-types";
import type { SectionName } from "../../config/modelConfig.js";
import { lineEnding } from "../../config/textEdits.js";
import type { VersionProfile } from "../../yolov5/versions.js";
import { stockConfigs } from "../../yolov5/stock/configs.js";
import type { Context } from "./context.js";
import { rowOf, stockTemplates } from "./rowTemplates.js";
import { rowStyleOf } from "./rowStyle.js";
import { type Snippet, stop } from "./snippet.js";
import type { Suggest, Suggestion } from "./suggestion.js";

/** A top-level key that models have. */
interface KeySpec {
  readonly name: string;
  readonly doc: string;
  /** What stands behind the colon at first, the blank or line break included. */
  readonly value: (context: Context) => Snippet;
  /** Whether a version reads the key; all do where left out. */
  readonly isRead?: (version: VersionProfile) => boolean;
}

const plain = (value: string) => (): Snippet => [" ", stop(value)];

const anchorLevels = stockConfigs.flatMap(({ name, anchors }) =>
  name === "yolov5s" && typeof anchors !== "number" ? anchors : [],
);

function anchorLines({ draft }: Context): Snippet {
  const line = lineEnding(draft.text);
  return anchorLevels.flatMap((level) => [`${line}  - [`, stop(level.join(", ")), "]"]);
}

/** A section with the row that the stock models begin it with, in the style of the other section. */
const sectionLines =
  (section: SectionName) =>
  (context: Context): Snippet => {
    const count = context.table.rows.filter((row) => row.section === "backbone").length;
    const index = section === "backbone" ? 0 : count;
    const word = { start: 0, end: 0, quote: "" };
    const place = { kind: "row", word, section, index, lead: "line", previous: undefined, next: undefined } as const;
    const role = index === 0 ? "stem" : "reduce";
    const { modules } = context;
    const template = stockTemplates.find(
      ({ module, besides = module, ...other }) => other.role === role && modules.has(module) && modules.has(besides),
    );
    if (template === undefined) return [];
    const { flow, indent } = rowStyleOf(context.table, section, undefined);
    const line = lineEnding(context.draft.text);
    const row = rowOf(template, place, context);
    const outer = indent.slice(1);
    return flow ? [`${line}${outer}[`, ...row, `,${line}${outer}]`] : [`${line}${indent}- `, ...row];
  };

/** The keys in the order of the stock files. */
const specs: readonly KeySpec[] = [
  { name: "nc", doc: "Number of classes.", value: plain("80") },
  { name: "depth_multiple", doc: "Scales the repeats of rows that have more than one.", value: plain("0.33") },
  { name: "width_multiple", doc: "Scales the output channels of rows.", value: plain("0.50") },
  {
    name: "activation",
    doc: "The activation of every convolution that names none itself, `nn.SiLU()` without this key.",
    value: plain("nn.SiLU()"),
    isRead: ({ sharedActivation }) => sharedActivation,
  },
  { name: "ch", doc: "Channels of the image, 3 without this key.", value: plain("3") },
  {
    name: "channel_multiple",
    doc: "What channels are rounded up to a multiple of, 8 without this key.",
    value: plain("8"),
    isRead: ({ channelMultiple }) => channelMultiple,
  },
  {
    name: "anchors",
    doc: "Sizes `[width, height, ...]` of the boxes that the head starts from, a list per level, largest map first.",
    value: anchorLines,
  },
  {
    name: "backbone",
    doc: "The rows that find features, `[from, number, module, args]` each.",
    value: sectionLines("backbone"),
  },
  { name: "head", doc: "The rows that join the features and detect.", value: sectionLines("head") },
];

/** The keys that the file lacks. */
export const keySuggestions: Suggest<"key"> = ({ word }, context) => {
  const { blocks, text } = context.table;
  const given = new Set(blocks.filter(({ start }) => start !== word.start).map(({ key }) => key.name));
  const hasColon = text.slice(word.end).startsWith(":");
  return specs
    .filter(({ name, isRead }) => !given.has(name) && isRead?.(context.draft.options.version) !== false)
    .flatMap((spec) => suggestions(spec, hasColon, context));
};

function suggestions(spec: KeySpec, hasColon: boolean, context: Context): readonly Suggestion[] {
  const { name, doc, value } = spec;
  const common = { label: name, kind: CompletionItemKind.Property, documentation: doc };
  if (hasColon) return [{ ...common, insert: [name] }];
  const whole = { ...common, insert: [`${name}:`, ...value(context)] };
  if (name !== "anchors") return [whole];
  const counted = {
    ...common,
    label: "anchors: 3",
    documentation: "Three anchors per level; training finds their sizes.",
  };
  return [whole, { ...counted, insert: ["anchors: ", stop("3")] }];
}
