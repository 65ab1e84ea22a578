import type { CancellationToken, CodeAction, CodeActionParams } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { applyEdits } from "../config/textEdits.js";
import { pastedModules } from "../features/ownModules/pastedModules.js";
import { type OpenConfig, ownModuleActions } from "../features/ownModules/ownModuleActions.js";
import type { Messages } from "../messages.js";
import type { Checkout } from "../workspace/checkout.js";
import { pathOfUri } from "../workspace/uris.js";
import { isAnalysed } from "./models.js";
import type { Session } from "./session.js";

/** The open models that a checkout builds. */
async function configsOf(session: Session, checkout: Checkout, token: CancellationToken): Promise<OpenConfig[]> {
  const configs: OpenConfig[] = [];
  for (const uri of session.documents.keys()) {
    const model = await session.models.get(uri, token);
    if (isAnalysed(model) && model.checkout === checkout) configs.push({ uri, analysis: model.analysis });
  }
  return configs;
}

/** The code actions in an open Python file. */
export async function pythonActions(
  session: Session,
  { textDocument: { uri }, range }: Pick<CodeActionParams, "textDocument" | "range">,
  token: CancellationToken,
): Promise<CodeAction[]> {
  const [path, settings] = [pathOfUri(uri), await session.settings.of(uri)];
  const text = session.documents.get(uri)?.getText();
  const checkout = session.workspace.checkoutAround(uri, settings);
  if (path === undefined || text === undefined || checkout === undefined) return [];
  const configs = await configsOf(session, checkout, token);
  return [...ownModuleActions({ checkout, path, text, range, configs, client: session.client })];
}

type Pasted = Messages["yoloConfig/pastedModule"];

/** What registers the modules of a text that is about to be pasted into a Python file; null where there are none. */
export async function pastedModule(
  session: Session,
  { uri, range, text }: Pasted["params"],
): Promise<Pasted["result"]> {
  const [path, settings] = [pathOfUri(uri), await session.settings.of(uri)];
  const document = session.documents.get(uri);
  if (path === undefined || document === undefined || !/^class\b/m.test(text)) return null;
  const after = applyEdits(document.getText(), [{ range, newText: text }]);
  const checkout = session.workspace.checkoutWith(TextDocument.create(uri, "python", -1, after), settings);
  return checkout === undefined ? null : pastedModules(checkout, path, after, text);
}
