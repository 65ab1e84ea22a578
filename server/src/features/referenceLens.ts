import type { CodeLens, DocumentUri } from "vscode-languageserver-types";
import type { Analysis } from "../analysis/types.js";
import { commands } from "./commands.js";
import { compareConfigs, type ComparedConfig } from "./compare.js";
import { formatRatio } from "./compare/ratio.js";
import type { Settings } from "./settings.js";

/** `0.41 × yolov5l` on the first line, which opens the comparison at a click; none where nothing can be said. */
export function referenceLenses(
  own: ComparedConfig,
  reference: ComparedConfig,
  settings: Settings,
  uri: DocumentUri,
): CodeLens[] {
  if (!settings["codeLens.file"] || !isWhole(own.analysis)) return [];
  const { configs, answers } = compareConfigs([reference, own]);
  const [, figures] = configs;
  if (figures === undefined) return [];
  const start = { line: 0, character: 0 };
  const command = {
    title: `${formatRatio(figures.ratio)} × ${reference.label}`,
    tooltip: answers[0] ?? "",
    command: commands.compareGflops,
    arguments: [uri, [`stock:${reference.label}`]],
  };
  return [{ range: { start, end: start }, command }];
}

/** The ratio of a lower bound is no use in a lens. */
const isWhole = ({ totals }: Analysis): boolean => totals.complete;
