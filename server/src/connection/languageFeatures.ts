import {
  type CodeAction,
  type CodeLens,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type Hover,
  type Location,
} from "vscode-languageserver";
import { codeLenses } from "../features/codeLens.js";
import { definition } from "../features/definition.js";
import { hover } from "../features/hover.js";
import { quickFixes } from "../features/quickFixes/quickFixes.js";
import { referenceLenses } from "../features/referenceLens.js";
import { stockOf } from "../features/stockOf.js";
import { DiagnosticReports } from "./diagnosticReports.js";
import { stemOf } from "./models.js";
import type { Session } from "./session.js";

/** Answers the requests of the protocol about one document. */
export function answerFeatures(session: Session): void {
  const { connection, guard, models, documents, references } = session;
  const reports = new DiagnosticReports();

  connection.languages.diagnostics.on(
    guard.request(
      "diagnostics",
      (): DocumentDiagnosticReport => ({ kind: DocumentDiagnosticReportKind.Full, items: [] }),
      async ({ textDocument: { uri }, previousResultId }, token) =>
        reports.report(uri, await session.diagnosticsOf(uri, token), previousResultId),
    ),
  );
  connection.onHover(
    guard.request(
      "hover",
      (): Hover | null => null,
      async ({ textDocument, position }, token) => {
        const model = await models.get(textDocument.uri, token);
        return model?.analysis === undefined ? null : hover(model.analysis, position, model.settings);
      },
    ),
  );
  connection.onCodeAction(
    guard.request(
      "quick fixes",
      (): CodeAction[] => [],
      async ({ textDocument, context }, token) => {
        const model = await models.get(textDocument.uri, token);
        if (model?.analysis === undefined) return [];
        return quickFixes(model.analysis, context.diagnostics, session.client.previewsEdits);
      },
    ),
  );
  connection.onDefinition(
    guard.request(
      "definition",
      (): Location | null => null,
      async ({ textDocument, position }, token) => {
        const model = await models.get(textDocument.uri, token);
        return model?.analysis === undefined ? null : definition(model.analysis, position);
      },
    ),
  );
  connection.onCodeLens(
    guard.request(
      "lenses",
      (): CodeLens[] => [],
      async ({ textDocument: { uri } }, token) => {
        const model = await models.get(uri, token);
        if (model?.analysis === undefined) return [];
        const { analysis, settings } = model;
        const measured = session.measurements.of(uri, () => documents.get(uri)?.getText());
        const lenses = codeLenses(analysis, settings, uri, measured);
        if (!session.client.runsCommands) return lenses.filter(isText);
        const reference = references.get(stockOf(analysis), settings);
        const own = { label: stemOf(uri), analysis };
        return reference === undefined ? lenses : [...lenses, ...referenceLenses(own, reference, settings, uri)];
      },
    ),
  );
  documents.onDidClose(({ document: { uri } }) => reports.forget(uri));
}

/** Whether a lens runs no command. */
const isText = ({ command }: CodeLens): boolean => command?.command === "";
