import type { CompletionItemKind } from "vscode-languageserver-types";
import type { OffsetEdit } from "../../config/textEdits.js";
import type { CursorPlace } from "../../config/cursor/place.js";
import type { Context } from "./context.js";
import type { Snippet } from "./snippet.js";

/** One thing that can be written at a place. */
export interface Suggestion {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** A word or two that are shown beside the label. */
  readonly note?: string | undefined;
  /** A line that is shown for the one that is selected. */
  readonly detail?: string | undefined;
  /** In Markdown. */
  readonly documentation?: string | undefined;
  readonly insert: Snippet;
  /** What the typed word is looked for in, the label where left out. */
  readonly filter?: string;
  readonly preselect?: boolean;
  /** Changes elsewhere in the file. */
  readonly edits?: readonly OffsetEdit[] | undefined;
}

export type PlaceOf<Kind extends CursorPlace["kind"]> = Extract<CursorPlace, { readonly kind: Kind }>;

/** What can be written at one kind of place, the best first. */
export type Suggest<Kind extends CursorPlace["kind"]> = (
  place: PlaceOf<Kind>,
  context: Context,
) => readonly Suggestion[];
