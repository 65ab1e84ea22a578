import type { MappingEntry } from "./modelConfig.js";
import { type Finding, phrase } from "./diagnose.js";
import { type Duplicate, NodeBuilder } from "./nodes.js";
import type { Places } from "./places.js";
import { parse } from "./pyyaml/parser.js";
import type { Refusal } from "./pyyaml/refusal.js";
import type { CommentSpan } from "./pyyaml/scanner.js";

interface Recovered {
  readonly entries: readonly MappingEntry[];
  readonly comments: readonly CommentSpan[];
  readonly duplicates: readonly Duplicate[];
  readonly fatal: readonly Finding[];
}

export function recover(places: Places, unprintable: Refusal | undefined, refusal: Refusal | undefined): Recovered {
  const { root, comments } = parse(places.text, { lenient: true });
  const builder = new NodeBuilder(places);
  const entries = (root && builder.entriesOf(root)) ?? [];
  const fatal = [unprintable ?? refusal].flatMap((x) => (x === undefined ? [] : [phrase(places.text, x)]));
  return { entries, comments, duplicates: builder.duplicates, fatal };
}
