import { CompletionItemKind } from "vscode-languageserver-types";
import { lineEndOf } from "../../config/lines.js";
import { sourceText, type RowText } from "../../config/rowTexts.js";
import { formatImage } from "../format.js";
import { joinParts, outputsText, strideText } from "../layerText.js";
import type { Context } from "./context.js";
import { fromOf, type Role, roleOfModule } from "./rowTemplates.js";
import { plainText } from "./snippet.js";
import { blocksBefore, mapOf, rowsForHead, rowsOfSameMap } from "./sources.js";
import type { PlaceOf, Suggest, Suggestion } from "./suggestion.js";

type Place = PlaceOf<"from">;

/** The indices that a row can read, and whole lists of them. */
export const fromSuggestions: Suggest<"from"> = (place, context) => {
  const { row, item } = place;
  if (row.index === 0) return [sourceSuggestion(-1, row, context, true)];
  const role = row.module === "" ? undefined : roleOfModule(row.module, context);
  const isJoining = role === "join" || role === "head";
  if (item === undefined && isJoining) return [listSuggestion(role, row, context), ...indices(place, [-1], context)];
  const best = item === undefined ? [-1] : bestInList(place, role, context);
  return indices(place, best, context);
};

/** The rows of a list that are best where the item of the place stands, the best first. */
function bestInList({ row, item = 0 }: Place, role: Role | undefined, context: Context): readonly number[] {
  const others = listed(row, item, context);
  if (role === "head") return bestForHead(row, others, context);
  const [first] = others;
  return first === undefined ? [-1] : rowsOfSameMap(row.index, first, context);
}

/** Of each stride the last block, those first whose map is smaller than that of the rows that are listed. */
function bestForHead({ index }: RowText, listedRows: readonly number[], context: Context): readonly number[] {
  const strideOf = (row: number): number => context.layer(row)?.stride ?? 0;
  const last = Math.max(0, ...listedRows.map(strideOf));
  const levels = rowsForHead(index, context);
  const [later, earlier] = [
    levels.filter((row) => strideOf(row) > last),
    levels.filter((row) => strideOf(row) <= last),
  ];
  return [...later, ...earlier, ...blocksBefore(index, context)];
}

/** The rows that the other items of a list mean. */
function listed(row: RowText, item: number, { table }: Context): readonly number[] {
  return (row.items[0]?.items ?? []).flatMap((other, i) => {
    const written = sourceText(table.text, other);
    if (i === item || !/^-?\d+$/.test(written)) return [];
    return [Number(written) < 0 ? row.index + Number(written) : Number(written)];
  });
}

/** Every index that the row can read, `best` first, then the nearest rows, without those that the list has already. */
function indices({ row, item, word }: Place, best: readonly number[], context: Context): readonly Suggestion[] {
  const taken = new Set(item === undefined ? [] : listed(row, item, context));
  const typed = context.table.text.slice(word.start, word.end);
  const near = context.before(row.index).map(({ index }) => index);
  const isTyped = ({ index }: RowText): boolean => index < row.index && String(index).startsWith(typed);
  const meant = typed === "" ? [] : context.table.rows.filter(isTyped).map(({ index }) => index);
  const isFree = (index: number): boolean => !taken.has(index < 0 ? row.index + index : index);
  const all = [...new Set([...best, -1, ...near, ...meant.slice(0, 50)])].filter(isFree);
  return all.map((index, i) => sourceSuggestion(index, row, context, i === 0 && best.includes(index)));
}

function sourceSuggestion(written: number, row: RowText, context: Context, preselect: boolean): Suggestion {
  const target = written < 0 ? row.index + written : written;
  const source = context.table.rows[target];
  const layer = context.layer(target);
  const isImage = target < 0;
  return {
    label: String(written),
    kind: CompletionItemKind.Reference,
    note: isImage ? "the image" : joinParts(source?.module, mapOf(layer)),
    detail: isImage
      ? imageText(context)
      : joinParts(`Row ${target}`, source?.module, layer && outputsText(layer), layer && strideText(layer)),
    documentation: source && `\`\`\`yaml\n${rowSource(source, context)}\n\`\`\``,
    insert: [String(written)],
    ...(preselect ? { preselect } : {}),
  };
}

const imageText = ({ draft }: Context): string => joinParts("The image", formatImage(draft.options.imgsz));

/** A row as it stands in the file, with its comment. */
function rowSource({ start, close, lines }: RowText, { table: { text } }: Context): string {
  return text.slice(start, lineEndOf(text, close ?? lines.start)).slice(0, 500);
}

/** The whole list that a Concat or a head is likely to read. */
function listSuggestion(role: "join" | "head", { index }: RowText, context: Context): Suggestion {
  const insert = fromOf(role, index, context);
  const label = plainText(insert);
  const rows = [...label.matchAll(/-?\d+/g)].map(([row]) => (Number(row) < 0 ? index + Number(row) : Number(row)));
  const maps = rows.flatMap((row) => mapOf(context.layer(row)) ?? []);
  return {
    label,
    kind: CompletionItemKind.Reference,
    note: [...new Set(maps)].join(", "),
    detail: role === "join" ? "Rows whose maps have one size" : "The last block of each stride",
    insert,
    preselect: true,
  };
}
