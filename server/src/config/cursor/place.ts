import type { SectionName } from "../modelConfig.js";
import type { RowText } from "../rowTexts.js";

/** What is being typed: the stretch of text on the cursor's line that another word would replace. */
export interface Word {
  readonly start: number;
  readonly end: number;
  /** The quote before it, empty where there is none. */
  readonly quote: string;
}

/** Where a row can begin. */
export interface RowPlace {
  readonly kind: "row";
  readonly word: Word;
  readonly section: SectionName;
  /** The index that a row here has. */
  readonly index: number;
  /** Whether it has the line for itself, stands behind a dash, or behind other things on its line. */
  readonly lead: "line" | "dash" | "inline";
  /** Its neighbours in the section. */
  readonly previous: RowText | undefined;
  readonly next: RowText | undefined;
}

interface PartPlace {
  readonly word: Word;
  readonly row: RowText;
}

/** One index, or a list of them; `item` is the index in the list around the place. */
export interface FromPlace extends PartPlace {
  readonly kind: "from";
  readonly item?: number;
}

export interface ArgPlace extends PartPlace {
  readonly kind: "arg";
  readonly argIndex: number;
  /** In a list that is an arg. */
  readonly isNested: boolean;
}

/** What can be written at a place of a config. */
export type CursorPlace =
  /** A top-level key. */
  | { readonly kind: "key"; readonly word: Word }
  /** The value of a top-level key, on its line. */
  | { readonly kind: "value"; readonly word: Word; readonly key: string }
  | RowPlace
  | FromPlace
  | ({ readonly kind: "number" } & PartPlace)
  | ({ readonly kind: "module" } & PartPlace)
  /** The list of args, of which there is no bracket yet. */
  | ({ readonly kind: "args" } & PartPlace)
  | ArgPlace;
