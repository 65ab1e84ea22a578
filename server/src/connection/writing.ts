import type { CancellationToken, DocumentUri } from "vscode-languageserver";
import type { Position } from "../config/modelConfig.js";
import { completion } from "../features/completion.js";
import type { Draft } from "../features/draft.js";
import { inlayHints } from "../features/inlayHints.js";
import { signatureHelp } from "../features/signatureHelp.js";
import { draftOf } from "./drafts.js";
import { isAnalysed } from "./models.js";
import type { Session } from "./session.js";

type AtPosition = { readonly textDocument: { readonly uri: DocumentUri }; readonly position: Position };

const none = (): null => null;

/** Answers what helps while a config is written. */
export function answerWriting(session: Session): void {
  const { connection, guard } = session;
  /** From the text as it stands, without waiting for figures that take long. */
  const ask = <Result>(name: string, answer: (draft: Draft, position: Position) => Result) =>
    guard.request(name, none, async ({ textDocument: { uri }, position }: AtPosition, token: CancellationToken) => {
      const draft = await draftOf(session, uri, token);
      return draft === undefined ? null : answer(draft, position);
    });

  connection.onCompletion(
    ask("completion", (draft, position) => completion(draft, position, session.client.completion)),
  );
  connection.onSignatureHelp(
    ask("signature help", (draft, position) => signatureHelp(draft, position, session.client.signatures)),
  );
  connection.languages.inlayHint.on(
    guard.request("inlay hints", none, async ({ textDocument: { uri }, range }, token) => {
      const model = await session.shown(uri, token);
      return isAnalysed(model) ? inlayHints(model.analysis, range, model.settings) : null;
    }),
  );
}
