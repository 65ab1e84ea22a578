import {
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type DocumentUri,
} from "vscode-languageserver";

interface Sent {
  readonly id: string;
  readonly content: string;
}

/** Remembers what was reported for each document, so that the same findings are not sent twice. */
export class DiagnosticReports {
  readonly #sent = new Map<DocumentUri, Sent>();
  #count = 0;

  report(uri: DocumentUri, items: Diagnostic[], previous: string | undefined): DocumentDiagnosticReport {
    const content = JSON.stringify(items);
    const last = this.#sent.get(uri);
    if (last?.content === content && last.id === previous) {
      return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: last.id };
    }
    const id = last?.content === content ? last.id : String((this.#count += 1));
    this.#sent.set(uri, { id, content });
    return { kind: DocumentDiagnosticReportKind.Full, resultId: id, items };
  }

  forget(uri: DocumentUri): void {
    this.#sent.delete(uri);
  }
}
