import { type Hover, MarkupKind } from "vscode-languageserver-types";
import type { Analysis } from "../analysis/types.js";
import type { Position, Range } from "../config/modelConfig.js";
import { type Found, nodeAt } from "../config/nodeAt.js";
import { sectionNames } from "../config/rows.js";
import { argText } from "./hover/arg.js";
import { fromText } from "./hover/from.js";
import { keyText } from "./hover/keys.js";
import { moduleText } from "./hover/module.js";
import { numberText } from "./hover/number.js";
import { paragraphs } from "./markdown.js";
import { type Preview, previewText } from "./preview/preview.js";
import type { Settings } from "./settings.js";

/** The text about a part of a row. */
function rowText(found: Exclude<Found, { kind: "key" | "keyValue" }>, analysis: Analysis): string | undefined {
  const layer = analysis.layers[found.row.index];
  if (layer === undefined) return undefined;
  switch (found.kind) {
    case "from":
      return fromText(layer, analysis, found.item);
    case "number":
      return numberText(layer, analysis);
    case "module":
      return moduleText(layer, analysis);
    case "arg":
      return argText(layer, found.node, found.argIndex, analysis);
  }
}

/** Text and range of what is found. Between the rows of a section there is nothing to explain. */
function explain(found: Found, analysis: Analysis, preview?: Preview): readonly [string | undefined, Range] {
  switch (found.kind) {
    case "key":
      return [keyText(found.key.name, analysis, preview), found.key.keyRange];
    case "keyValue": {
      const { name, node } = found.key;
      return [
        sectionNames.some((section) => section === name) ? undefined : keyText(name, analysis, preview),
        node.range,
      ];
    }
    default:
      return [rowText(found, analysis), found.node.range];
  }
}

/**
 * What stands under the cursor of a model file and what it does there; null where there is nothing to say. `preview`:
 * what the analysis was looked at with.
 */
export function hover(analysis: Analysis, position: Position, settings: Settings, preview?: Preview): Hover | null {
  if (!settings["hover.enabled"] || analysis.config.family !== "yolov5") return null;
  const found = nodeAt(analysis.config, position);
  if (found === undefined) return null;
  const [text, range] = explain(found, analysis, preview);
  if (text === undefined) return null;
  const value = paragraphs(text, preview && `*Preview: ${previewText(preview)}.*`);
  return { contents: { kind: MarkupKind.Markdown, value }, range };
}
