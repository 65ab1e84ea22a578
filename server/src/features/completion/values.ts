import { CompletionItemKind } from "vscode-languageserver-types";
import { scanLines, lineEndOf } from "../../config/lines.js";
import type { OffsetEdit } from "../../config/textEdits.js";
import { type Scale, scales } from "../../yolov5/stock/configs.js";
import type { Context } from "./context.js";
import type { PlaceOf, Suggest, Suggestion } from "./suggestion.js";

type Place = PlaceOf<"value">;

/** Values of keys that have a few usual ones, the likeliest first. */
const usual: Readonly<Record<string, readonly (readonly [value: string, note: string])[]>> = {
  nc: [
    ["80", "COCO"],
    ["20", "PASCAL VOC"],
    ["1", "one class"],
  ],
  ch: [
    ["3", "RGB, the default"],
    ["1", "grey"],
    ["4", "RGB and one more"],
  ],
  anchors: [["3", "per level, training finds their sizes"]],
  channel_multiple: [
    ["8", "default"],
    ["16", ""],
    ["4", ""],
  ],
  activation: [
    ["nn.SiLU()", "default"],
    ["nn.ReLU()", ""],
    ["nn.LeakyReLU(0.1)", "yolov5s-LeakyReLU"],
    ["nn.Hardswish()", ""],
    ["nn.ReLU6()", ""],
    ["nn.Mish()", ""],
    ["nn.GELU()", ""],
    ["nn.Identity()", "none"],
  ],
};

/** The values of a top-level key. */
export const valueSuggestions: Suggest<"value"> = (place, context) => {
  const { key, word } = place;
  if (key === "depth_multiple" || key === "width_multiple") return scaleSuggestions(place, context);
  if (!Object.hasOwn(usual, key)) return [];
  const found = (usual[key] ?? []).filter(([value]) => word.quote === "" || value.includes("("));
  return found.map(([value, note], i) => ({
    label: value,
    kind: CompletionItemKind.Value,
    note,
    insert: [value],
    ...(i === 0 ? { preselect: true } : {}),
  }));
};

const other = { depth_multiple: "width_multiple", width_multiple: "depth_multiple" } as const;

/** The multiples of n, s, m, l and x: choosing one writes the other key too. */
function scaleSuggestions({ key }: Place, context: Context): readonly Suggestion[] {
  const isDepth = key === "depth_multiple";
  return (Object.keys(scales) as Scale[]).map((scale) => {
    const { depthMultiple: depth, widthMultiple: width } = scales[scale];
    const [value, partner] = (isDepth ? [depth, width] : [width, depth]).map((multiple) => multiple.toFixed(2));
    const edits = partnerEdits(isDepth ? other.depth_multiple : other.width_multiple, partner ?? "", context);
    return {
      label: `${value} (yolov5${scale})`,
      kind: CompletionItemKind.EnumMember,
      note: `depth ${depth.toFixed(2)}, width ${width.toFixed(2)}`,
      detail: `The multiples of yolov5${scale}`,
      documentation:
        edits.length === 0 ? undefined : `Writes \`${isDepth ? "width" : "depth"}_multiple: ${partner}\` too.`,
      insert: [value ?? ""],
      edits,
    };
  });
}

/** Writes the value of the other multiple, where its key has a value or none on its line. */
function partnerEdits(name: string, value: string, { table }: Context): readonly OffsetEdit[] {
  const block = table.blocks.findLast(({ key }) => key.name === name);
  if (block === undefined) return [];
  const { text } = table;
  const { codeEnd } = scanLines(text, block.body, lineEndOf(text, block.body));
  const written = text.slice(block.body, codeEnd);
  if (written.trim() === "") return [{ start: block.body, end: block.body, newText: ` ${value}` }];
  const start = block.body + (written.length - written.trimStart().length);
  return written.trim() === value ? [] : [{ start, end: codeEnd, newText: value }];
}
