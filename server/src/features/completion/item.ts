import {
  type CompletionItem,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type Range,
} from "vscode-languageserver-types";
import { textEdits } from "../../config/textEdits.js";
import { hasStops, plainText, snippetText } from "./snippet.js";
import type { Suggestion } from "./suggestion.js";

/** What the client takes in completions. */
export interface CompletionClient {
  readonly snippets: boolean;
  /** Shows a word beside the label. */
  readonly labelDetails: boolean;
  /** Moves the cursor to the item that is preselected. */
  readonly preselects: boolean;
  /** Leaves the lines of an edit as they are where it is asked to. */
  readonly insertsAsIs: boolean;
}

/** A suggestion as LSP has it, `order` its place in the list. */
export function completionItem(
  suggestion: Suggestion,
  order: number,
  { text, range }: { readonly text: string; readonly range: Range },
  client: CompletionClient,
): CompletionItem {
  const { label, kind, note, detail, documentation, insert, filter, preselect, edits = [] } = suggestion;
  const isSnippet = client.snippets && hasStops(insert);
  const newText = isSnippet ? snippetText(insert) : plainText(insert);
  const besides = edits.length === 0 ? [] : [...textEdits(text, edits)];
  return {
    label,
    kind,
    sortText: String(order).padStart(4, "0"),
    textEdit: { range, newText },
    ...(isSnippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(client.insertsAsIs && /\n/.test(newText) ? { insertTextMode: InsertTextMode.asIs } : {}),
    ...(filter === undefined ? {} : { filterText: filter }),
    ...(detail === undefined ? {} : { detail }),
    ...(note === undefined || note === "" || !client.labelDetails ? {} : { labelDetails: { description: note } }),
    ...(documentation === undefined || documentation === ""
      ? {}
      : { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
    ...(preselect === true && client.preselects ? { preselect } : {}),
    ...(besides.length === 0 ? {} : { additionalTextEdits: besides }),
  };
}
