import { deletedRow } from "../../config/table/numbering.js";
import type { Row } from "../../config/modelConfig.js";
import type { Value } from "../../values/value.js";
import type { Failure } from "../../yolov5/failure.js";
import type { Figures, Layer } from "../types.js";
import { fromItem, rangeOf, type RowFinding } from "./place.js";
import { describe, pythonSays } from "./words.js";

/** Modules that read several rows. */
const joins = (layer: Layer): boolean => ["Concat", "Detect", "Segment"].includes(layer.cls?.type.name ?? "");

/** A first item that names no earlier row, or is none of what the module takes. */
export function source(_: Figures, layer: Layer, failure: Failure): RowFinding {
  const { row, index } = layer;
  const from = layer.built.from;
  const says = pythonSays(failure.exception, failure.message);
  const entries = row.from?.kind === "sequence" ? row.from.items : row.from ? [row.from] : [];
  if (joins(layer) && row.from?.kind !== "sequence") return notAList(layer, from, says);
  const odd = entries.findIndex(({ value }) => typeof value !== "number" && typeof value !== "boolean");
  if (!joins(layer) && row.from?.kind === "sequence") {
    const only =
      entries.length === 1 ? ` Write ${row.from.items[0]?.kind === "scalar" ? row.from.items[0].source : "-1"}.` : "";
    return {
      code: "from.list",
      message:
        `${layer.name} reads one row, so from must be one int, but is a list.${only} Only Concat, Detect and Segment ` +
        `take several rows in parse_model. ${says}`,
      range: rangeOf(row, "from"),
    };
  }
  if (odd >= 0) return notAnInt(row, odd, entries[odd]?.value ?? null, says);
  const off = entries.findIndex(({ value }) => !isReadable(value, index));
  return {
    code: "from.range",
    message: `${outOfRange(entries[off]?.value ?? from, index)} ${says}`,
    range: fromItem(row, off < 0 ? undefined : off),
  };
}

/** One index for a module that reads several rows. */
export const notAList = ({ row, name }: Layer, from: Value, says: string): RowFinding => ({
  code: "from.list",
  message: `${name} joins several rows, so from must be a list such as [-1, 6], but is ${describe(from)}. ${says}`,
  range: rangeOf(row, "from"),
});

/** An item of `from` that is no index. */
export function notAnInt(row: Row, item: number, value: Value, says: string): RowFinding {
  if (value === deletedRow) {
    return {
      code: "from.deleted",
      message: `Layer ${row.index} reads a row that was deleted. Name another row by its index, or the row above by -1. ${says}`,
      range: fromItem(row, item),
    };
  }
  return {
    code: "from.type",
    message: `from takes ints without quotes, such as -1 or 6, but has ${describe(value)}. ${says}`,
    range: fromItem(row, item),
  };
}

/** Whether row `index` may read row `from` by number: earlier rows only; the first row reads the image by -1. */
export const isReadable = (from: Value, index: number): boolean =>
  (typeof from === "number" || typeof from === "boolean") &&
  Number(from) < Math.max(index, 1) &&
  Number(from) >= -Math.max(index, 1);

/** What a row reads that it cannot read, and what it can. */
export function outOfRange(from: Value, index: number): string {
  const value = Number(from);
  const range =
    index === 0
      ? "The first layer reads the image, by -1"
      : `Layer ${index} can read 0 to ${index - 1}, or -1 to -${index}`;
  if (value === index) return `Layer ${index} reads itself. ${range}.`;
  if (value > index) return `Layer ${index} reads layer ${value}, which comes later or does not exist. ${range}.`;
  return `Layer ${index} reads layer ${value}, which lies before the first one. ${range}.`;
}

/** The first row can read nothing but the image. */
export function firstRow(_: Figures, { row, index }: Layer, failure: Failure): RowFinding {
  return {
    code: "from.range",
    message: `${outOfRange(row.from?.value ?? null, index)} ${pythonSays(failure.exception, failure.message)}`,
    range: rangeOf(row, "from"),
  };
}
