import type { CancellationToken, DocumentUri } from "vscode-languageserver";
import { analyzeText } from "../analysis/analyze.js";
import { startsAsModel } from "../config/startsAsModel.js";
import type { Draft } from "../features/draft.js";
import { analysisOptions } from "../features/settings.js";
import { stemOf } from "./models.js";
import type { Session } from "./session.js";

/** A document as its author goes on writing it; undefined for what is no model and does not begin as one. */
export async function draftOf(
  { documents, models, settings, workspace }: Session,
  uri: DocumentUri,
  token: CancellationToken,
): Promise<Draft | undefined> {
  const model = await models.recent(uri, token);
  const document = documents.get(uri);
  if (document === undefined || document.languageId === "python") return undefined;
  const text = document.getText();
  if (model !== undefined) return model.analysis && { text, options: model.analysis.options, analysis: model.analysis };
  if (!startsAsModel(text)) return undefined;
  const own = await settings.of(uri);
  const checkout = workspace.checkoutAround(uri, own);
  const options = { ...analysisOptions(own, stemOf(uri)), ...(checkout === undefined ? {} : { checkout }) };
  return { text, options, analysis: analyzeText(text, options) };
}
