import type { Analysis, Layer } from "../../analysis/types.js";
import type { Value } from "../../values/value.js";
import { formatImage } from "../format.js";
import { joinParts, outputsText, strideText } from "../layerText.js";
import { fromsOf, type Source, sourceOf } from "../sources.js";
import { code, codeValue } from "../markdown.js";

function sourceText(source: Source, layer: Layer, { layers, model, options }: Analysis): string {
  switch (source.kind) {
    case "image":
      return joinParts(
        "the image",
        `${typeof model.hyper.ch === "number" ? model.hyper.ch : "?"} channels`,
        formatImage(options.imgsz),
      );
    case "nothing":
      return layer.index === 0
        ? "nothing; the first row can only read the image, -1"
        : `nothing; rows 0 to ${layer.index - 1} come before this one`;
    case "row": {
      const read = layers[source.index];
      if (read === undefined) return `row ${source.index}`;
      const place = `row ${read.index}, ${code(read.name)} on line ${read.row.range.start.line + 1}`;
      return joinParts(place, `**${outputsText(read) || "?"}**`, strideText(read));
    }
  }
}

function entryText(from: Value, layer: Layer, analysis: Analysis): string {
  const source = sourceOf(from, layer.index);
  const meaning = source === undefined ? "no int, so it names no row" : sourceText(source, layer, analysis);
  return `${codeValue(from)}: ${meaning}`;
}

/** The rows that `from` means: one of its entries, or all. */
export function fromText(layer: Layer, analysis: Analysis, item: number | undefined): string {
  const froms = fromsOf(layer);
  const entries = item === undefined ? froms : froms.slice(item, item + 1);
  const lines = entries.map((from) => entryText(from, layer, analysis));
  return lines.length === 1 ? (lines[0] ?? "") : lines.map((line) => `- ${line}`).join("\n");
}
