import {
  type CancellationToken,
  type CodeAction,
  type CodeLens,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type DocumentUri,
} from "vscode-languageserver";
import type { Analysis } from "../analysis/types.js";
import { codeActions } from "../features/codeActions.js";
import { codeLenses } from "../features/codeLens.js";
import { hover } from "../features/hover.js";
import { referenceLenses } from "../features/referenceLens.js";
import { documentOfAction, resolveRefactoring } from "../features/refactorings/refactorings.js";
import { stockOf } from "../features/stockOf.js";
import { DiagnosticReports } from "./diagnosticReports.js";
import type { Guard } from "./guard.js";
import { type Model, stemOf } from "./models.js";
import type { Session } from "./session.js";

type Analysed = Model & { readonly analysis: Analysis };
type OfDocument = { readonly textDocument: { readonly uri: DocumentUri } };

const none = (): null => null;
const noItems = (): never[] => [];

/** Answers the requests of the protocol about one document. */
export function answerFeatures(session: Session): void {
  const { connection, guard, models, documents } = session;
  const reports = new DiagnosticReports();
  /** A handler that answers from a document's analysis, and with what `empty` gives where there is none. */
  const ask = <Params extends OfDocument, Result>(
    name: string,
    empty: () => Result,
    answer: (model: Analysed, params: Params) => Result,
  ): ReturnType<typeof guard.request<Params, Result>> =>
    guard.request(name, empty, async (params, token) => {
      const model = await models.get(params.textDocument.uri, token);
      return isAnalysed(model) ? answer(model, params) : empty();
    });

  connection.languages.diagnostics.on(answerDiagnostics(session, guard, reports));
  connection.onHover(ask("hover", none, ({ analysis, settings }, { position }) => hover(analysis, position, settings)));
  connection.onCodeAction(
    ask("code actions", noItems, ({ analysis, settings }, { textDocument: { uri }, range, context }) => {
      const { diagnostics, only } = context;
      return codeActions({ analysis, settings, uri, range, diagnostics, only, client: session.client });
    }),
  );
  connection.onCodeActionResolve((action, token) => resolve(session, action, token));
  connection.onCodeLens(ask("lenses", noItems, (model, { textDocument: { uri } }) => lensesOf(session, model, uri)));
  documents.onDidClose(({ document: { uri } }) => reports.forget(uri));
}

const isAnalysed = (model: Model | undefined): model is Analysed => model?.analysis !== undefined;

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

function lensesOf(session: Session, { analysis, settings }: Analysed, uri: DocumentUri): CodeLens[] {
  const measured = session.measurements.of(uri, () => session.documents.get(uri)?.getText());
  const lenses = codeLenses(analysis, settings, uri, measured);
  if (!session.client.runsCommands) return lenses.filter(isText);
  const reference = session.references.get(stockOf(analysis), settings);
  const own = { label: stemOf(uri), analysis };
  return reference === undefined ? lenses : [...lenses, ...referenceLenses(own, reference, settings, uri)];
}

/** Whether a lens runs no command. */
const isText = ({ command }: CodeLens): boolean => command?.command === "";
