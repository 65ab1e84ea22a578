import { isFloat, isList, type Value } from "../../../values/value.js";
import { sourcesOf } from "../../../analysis/rules/wiring.js";
import type { Analysis, Layer } from "../../../analysis/types.js";
import type { SequenceNode } from "../../../config/modelConfig.js";
import { stockText } from "../../../yolov5/stock/stock.js";
import { counted } from "../../../analysis/rules/words.js";
import { textIndex } from "../../../config/textIndex.js";
import { type Fix, replace } from "../fix.js";
import { isHead } from "./rows.js";

/** The lines of the key `anchors` for a file that lacks it: the stock ones of as many levels, else an int. */
export function defaultAnchors({ layers }: Analysis): readonly string[] {
  const head = layers.at(-1);
  const levels = head !== undefined && isHead(head) ? sourcesOf(head).length : 0;
  const stock: Readonly<Record<number, string>> = { 3: "yolov5s", 4: "yolov5s6" };
  const text = stockText(stock[levels] ?? "") ?? "";
  const lines = /^anchors:.*\n(?:[ \t]+- .*\n)+/m.exec(text)?.[0].trimEnd().split("\n");
  return lines ?? ["anchors: 3"];
}

/** An int in the place of the anchors under their key. */
export function byInt({ config }: Analysis, count: number): readonly Fix[] {
  const key = config.keys.get("anchors");
  if (key === undefined || count < 1) return [];
  const title = `Write anchors: ${count}, so that YOLOv5 finds ${counted(count, "anchor")} a level`;
  const { position, lineEnd } = textIndex(config.text);
  // What stands behind the last row of several is about that row.
  const isLong = key.range.end.line > key.range.start.line;
  const end = isLong ? position(lineEnd(key.range.end.line)) : key.range.end;
  return [{ title, edits: [replace({ range: { start: key.range.start, end } }, `anchors: ${count}`)] }];
}

/** Where the anchors of a head stand: under their key, or in the row. */
export function anchorsOf({ config }: Analysis, head: Layer): SequenceNode | undefined {
  const written = head.row.args?.kind === "sequence" ? head.row.args.items[1] : undefined;
  const node = written?.value === "anchors" ? config.keys.get("anchors")?.node : written;
  return node?.kind === "sequence" ? node : undefined;
}

const numberOf = (value: Value): number | undefined =>
  typeof value === "number" ? value : isFloat(value) ? value.value : undefined;

/** The numbers of a row of anchors; undefined where it is not made of pairs of them. */
export function numbersOf(value: Value): readonly number[] | undefined {
  const numbers = isList(value) ? value.items.flatMap((item) => numberOf(item) ?? []) : [];
  const isWhole = isList(value) && numbers.length === value.items.length;
  return isWhole && numbers.length > 0 && numbers.length % 2 === 0 ? numbers : undefined;
}

/** A row as the stock files write it: `[10,13, 16,30, 33,23]`. */
export const rowText = (numbers: readonly number[]): string =>
  `[${numbers.map((number, i) => `${number}${i === numbers.length - 1 ? "" : i % 2 === 0 ? "," : ", "}`).join("")}]`;

/** The side of a square as large as the mean anchor. */
export function meanSide(numbers: readonly number[]): number {
  const areas = numbers.flatMap((width, i) => (i % 2 === 0 ? [width * (numbers[i + 1] ?? 0)] : []));
  return Math.sqrt(areas.reduce((sum, area) => sum + area, 0) / Math.max(1, areas.length));
}
