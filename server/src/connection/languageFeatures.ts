import {
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type DocumentUri,
} from "vscode-languageserver";
import { codeActions } from "../features/codeActions.js";
import { hover } from "../features/hover.js";
import { documentOfAction, resolveRefactoring } from "../features/refactorings/refactorings.js";
import { DiagnosticReports } from "./diagnosticReports.js";
import type { Guard } from "./guard.js";
import { lensesOf } from "./lenses.js";
import { type Analysed, isAnalysed, type Model } from "./models.js";
import { pythonActions } from "./ownModules.js";
import type { Session } from "./session.js";

type OfDocument = { readonly textDocument: { readonly uri: DocumentUri } };

const none = (): null => null;
const noItems = (): never[] => [];

/** Answers the requests of the protocol about one document. */
export function answerFeatures(session: Session): void {
  const { connection, guard, models, documents } = session;
  const reports = new DiagnosticReports();
  type ModelOf = (uri: DocumentUri, token: CancellationToken) => Promise<Model | undefined>;
  /** A handler that answers from a document's analysis, and with what `empty` gives where there is none. */
  const answering =
    (modelOf: ModelOf) =>
    <Params extends OfDocument, Result>(
      name: string,
      empty: () => Result,
      answer: (model: Analysed, params: Params, token: CancellationToken) => Result | Promise<Result>,
    ): ReturnType<typeof guard.request<Params, Result>> =>
      guard.request(name, empty, async (params, token) => {
        const model = await modelOf(params.textDocument.uri, token);
        return isAnalysed(model) ? answer(model, params, token) : empty();
      });
  /** From the document as it is written. */
  const ask = answering((uri, token) => models.get(uri, token));
  /** From what is shown of it, a preview or itself. */
  const askShown = answering((uri, token) => session.shown(uri, token));

  connection.languages.diagnostics.on(answerDiagnostics(session, guard, reports));
  connection.onHover(
    askShown("hover", none, ({ analysis, settings, preview }, { position }) =>
      hover(analysis, position, settings, preview),
    ),
  );
  const askModel = ask<CodeActionParams, CodeAction[]>(
    "code actions",
    noItems,
    ({ analysis, settings }, { textDocument: { uri }, range, context: { diagnostics, only } }) =>
      codeActions({ analysis, settings, uri, range, diagnostics, only, client: session.client }),
  );
  const askPython = guard.request<CodeActionParams, CodeAction[]>("code actions", noItems, (params, token) =>
    pythonActions(session, params, token),
  );
  connection.onCodeAction((params, token) => {
    const isPython = documents.get(params.textDocument.uri)?.languageId === "python";
    return isPython ? askPython(params, token) : askModel(params, token);
  });
  connection.onCodeActionResolve((action, token) => resolve(session, action, token));
  connection.onCodeLens(
    askShown("lenses", noItems, (model, { textDocument: { uri } }, token) => lensesOf(session, model, uri, token)),
  );
  documents.onDidClose(({ document: { uri } }) => reports.forget(uri));
}

type DiagnosticParams = OfDocument & { readonly previousResultId?: string };

function answerDiagnostics(session: Session, guard: Guard, reports: DiagnosticReports) {
  const nothing = (): DocumentDiagnosticReport => ({ kind: DocumentDiagnosticReportKind.Full, items: [] });
  return guard.request(
    "diagnostics",
    nothing,
    async ({ textDocument: { uri }, previousResultId }: DiagnosticParams, token: CancellationToken) =>
      reports.report(uri, await session.diagnosticsOf(uri, token), previousResultId),
  );
}

/** A code action with its edits; as it came where they cannot be made. */
function resolve({ guard, models }: Session, action: CodeAction, token: CancellationToken) {
  const answer = async (): Promise<CodeAction> => {
    const model = await models.get(documentOfAction(action) ?? "", token);
    return isAnalysed(model) ? resolveRefactoring(model.analysis, action) : action;
  };
  return guard.request("code action", () => action, answer)(action, token);
}
