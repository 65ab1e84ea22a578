import type { CodeActionKind, Diagnostic, DocumentUri } from "vscode-languageserver-types";
import type { Analysis } from "../analysis/types.js";
import type { Range } from "../config/modelConfig.js";
import type { Settings } from "./settings.js";

/** What an editor asks code actions for. */
export interface ActionRequest {
  readonly analysis: Analysis;
  readonly settings: Settings;
  readonly uri: DocumentUri;
  readonly range: Range;
  /** Those of the editor that touch the range. */
  readonly diagnostics: readonly Diagnostic[];
  /** The kinds that are wanted; all where it is left out. */
  readonly only?: readonly CodeActionKind[] | undefined;
  readonly client: ActionClient;
}

/** Whether a kind is asked for: `refactor` stands for `refactor.rewrite` too, all fixes at once only for itself. */
export function isWanted(kind: CodeActionKind, only: ActionRequest["only"]): boolean {
  if (only === undefined) return !kind.startsWith("source.fixAll");
  return only.some((wanted) => wanted === "" || kind === wanted || kind.startsWith(`${wanted}.`));
}

/** What the client can do with a code action. */
export interface ActionClient {
  /** Shows edits before it makes them. */
  readonly previewsEdits: boolean;
  /** Asks for the edits of an action once it is chosen. */
  readonly resolvesEdits: boolean;
  /** Can be told to put the cursor somewhere. */
  readonly showsDocuments: boolean;
}
