import type { CancellationToken, DocumentUri } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { analyzeText } from "../analysis/analyze.js";
import { startsAsModel } from "../config/startsAsModel.js";
import type { Draft } from "../features/draft.js";
import { analysisOptions, type Settings } from "../features/settings.js";
import type { Checkout } from "../workspace/checkout.js";
import { type Models, stemOf } from "./models.js";

/** What of a session drafts are made from. */
interface Sources {
  readonly documents: { get(uri: DocumentUri): TextDocument | undefined };
  readonly models: Pick<Models, "recent">;
  readonly settings: { of(uri: DocumentUri): Promise<Settings> };
  readonly workspace: { checkoutAround(uri: DocumentUri, settings: Settings): Checkout | undefined };
}

/** A document as its author goes on writing it; undefined for what is no model and does not begin as one. */
export async function draftOf(
  { documents, models, settings, workspace }: Sources,
  uri: DocumentUri,
  token?: CancellationToken,
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
