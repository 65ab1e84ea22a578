import type { Value } from "../../../values/value.js";
import type { Failure } from "../../../yolov5/failure.js";
import type { Figures, Layer } from "../../types.js";
import { says } from "../forwardCase.js";
import { fromItem, rangeOf, type RowFinding } from "../place.js";
import { isReadable, notAList, notAnInt, outOfRange } from "../source.js";
import { relatedFrames } from "./places.js";
import { isRegistered } from "./registration.js";

/** A first item of a row of which `parse_model` knows no channels; undefined where the row's args are to blame. */
export function source(figures: Figures, layer: Layer, failure: Failure): RowFinding | undefined {
  const { row, index, name } = layer;
  const entries = row.from?.kind === "sequence" ? row.from.items : row.from ? [row.from] : [];
  const related = relatedFrames(figures, failure.frames);
  const odd = entries.findIndex(({ value }) => typeof value !== "number" && typeof value !== "boolean");
  if (odd >= 0) return { ...notAnInt(row, odd, entries[odd]?.value ?? null, says(failure)), related };
  if (row.from?.kind === "scalar" && failure.message === "'int' object is not iterable") {
    return { ...notAList(layer, row.from.value, says(failure)), related };
  }
  if (row.from?.kind === "sequence" && failure.message.includes("not list")) {
    const advice = isRegistered(figures, name)
      ? `Write one index, e.g. ${entries.at(0)?.kind === "scalar" ? "-1" : "4"}.`
      : `Give ${name} a branch of its own there, beside that of Concat, which sets c2.`;
    return {
      code: "from.list",
      message:
        `Layer ${index} names ${entries.length} rows, but parse_model looks up the channels of one row for ${name}. ` +
        `${advice} ${says(failure)}`,
      range: rangeOf(row, "from"),
      related,
    };
  }
  const off = entries.findIndex(({ value }) => !isReadable(value, index));
  if (off < 0) return undefined;
  const value: Value = entries[off]?.value ?? null;
  return {
    code: "from.range",
    message: `${outOfRange(value, index)} ${says(failure)}`,
    range: fromItem(row, off),
    related,
  };
}
