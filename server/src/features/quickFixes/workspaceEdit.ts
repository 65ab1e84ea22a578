import type { CodeAction, TextDocumentEdit, TextEdit } from "vscode-languageserver-types";
import { uriOfPath } from "../../workspace/uris.js";
import type { FileEdit } from "./textEdit.js";

const annotation = "preview";

/** Edits of several files. Clients that show edits first take annotated changes, the others the plainest form. */
export function workspaceEdit(
  edits: readonly FileEdit[],
  title: string,
  previews: boolean,
): NonNullable<CodeAction["edit"]> {
  const changes: Record<string, TextEdit[]> = {};
  for (const { path, range, text } of edits) (changes[uriOfPath(path)] ??= []).push({ range, newText: text });
  if (!previews) return { changes };
  const documentChanges = Object.entries(changes).map(([uri, own]): TextDocumentEdit => ({
    textDocument: { uri, version: null },
    edits: own.map((edit) => ({ ...edit, annotationId: annotation })),
  }));
  return { documentChanges, changeAnnotations: { [annotation]: { label: title, needsConfirmation: true } } };
}
