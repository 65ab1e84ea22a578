/** Why PyYAML refuses a text, in words for the author of the file. */
export const reasons = {
  unprintable: "This character is not allowed in a YAML file.",
  tab: "A tab stands where YAML allows only spaces. Use spaces.",
  character: "This character cannot start a value. Put the value in quotes.",
  quote: "This text lacks its closing quote.",
  "quote-document": "A `---` or `...` line cannot stand inside quoted text.",
  escape: "This escape is not known in text between double quotes. Write `\\\\` for a backslash, or use single quotes.",
  "key-without-colon": "This line is not a `key: value` pair: its `:` is missing.",
  "second-colon": "A second `key: value` pair cannot start here.",
  dash: "A list item cannot start here. Put the `-` on a line of its own.",
  question: "A key cannot start with `?` here.",
  "anchor-name": "An anchor's or alias's name may hold only ASCII letters, digits, `-` and `_`.",
  tag: "This tag is not well formed.",
  "tag-handle": "This tag uses a handle that no %TAG line defines.",
  directive: "This `%` line is not a directive that YAML knows.",
  "block-header": "Only an indentation digit, `+` or `-` may follow `|` or `>` on this line.",
  "document-start": "The document has ended above; more text needs a `---` line before it.",
  documents: "YOLOv5 reads a file with a single document, and a second one starts here.",
  content: "A value is missing here.",
  "list-item": "This list item's indentation or text does not match the items above it.",
  "mapping-key": "This line's indentation does not match the lines above it.",
  "flow-sequence": "A `,` or the closing bracket `]` is missing before this.",
  "flow-mapping": "A `,` or the closing brace `}` is missing before this.",
  "flow-sequence-end": "This list lacks its closing bracket `]`.",
  "flow-mapping-end": "This mapping lacks its closing brace `}`.",
  "extra-bracket": "This closing bracket has no opening bracket.",
  depth: "This is nested too deeply.",
  alias: "No anchor (`&name`) above has the name of this alias.",
  "anchor-twice": "This anchor's name is taken already.",
  "unknown-tag": "YOLOv5 cannot load this tag. Leave it out.",
  "wrong-kind": "This value is not what its tag says.",
  scalar: "Python cannot read this value as the kind that its form or its tag promises.",
  unhashable: "A list or a mapping cannot be a key. Put the key in quotes.",
  merge: "Only a mapping, or a list of mappings, can follow `<<`.",
  special: "A bare `=` or `<<` is not a value to PyYAML. Put it in quotes.",
} as const;

export type Reason = keyof typeof reasons;

/** Raised inside this room where PyYAML would raise; never leaves it. `end` is exclusive. */
export class Refusal extends Error {
  constructor(
    readonly reason: Reason,
    readonly start: number,
    readonly end = start + 1,
  ) {
    super(reasons[reason]);
  }
}
