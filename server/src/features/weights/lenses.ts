import type { CodeLens, DocumentUri } from "vscode-languageserver-types";
import type { Analysis } from "../../analysis/types.js";
import { commands } from "../commands.js";
import { joinParts } from "../layerText.js";
import type { WeightFit } from "./fit.js";
import { usualFreezing } from "./freeze.js";
import { freezeText, renamedText, rowFitText, transferText } from "./words.js";

/**
 * What of a checkpoint still fits: a lens on the first line, which opens the whole account where the client runs our
 * commands, and one for every row.
 */
export function weightLenses(
  fit: WeightFit,
  analysis: Analysis,
  uri: DocumentUri,
  { runsCommands }: { readonly runsCommands: boolean },
): CodeLens[] {
  const start = { line: 0, character: 0 };
  const freezing = usualFreezing(fit, analysis);
  const title = joinParts(transferText(fit), renamedText(fit), freezing && freezeText(freezing));
  const account = { title, command: runsCommands ? commands.reportWeights : "", arguments: [uri] };
  const hide = { title: "Hide weights", command: commands.toggleWeights, arguments: [uri] };
  const file = (runsCommands ? [account, hide] : [account]).map((command) => ({
    range: { start, end: start },
    command,
  }));
  const rows = fit.rows.flatMap((row): CodeLens[] => {
    const text = rowFitText(row);
    const place = analysis.config.rows[row.index]?.range.start;
    if (text === undefined || place === undefined) return [];
    return [{ range: { start: place, end: place }, command: { title: text, command: "" } }];
  });
  return [...file, ...rows];
}
