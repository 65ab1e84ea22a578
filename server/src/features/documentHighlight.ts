import { type DocumentHighlight, DocumentHighlightKind } from "vscode-languageserver-types";
import type { ModelConfig, Position, Range, Row } from "../config/modelConfig.js";
import { referencesOf } from "../config/references.js";
import { declarationOf, usesOf } from "./navigation/occurrences.js";
import { nameRange, type Subject, subjectAt } from "./navigation/subject.js";

const { Read, Text, Write } = DocumentHighlightKind;

/**
 * What belongs to the row under the cursor, in the colours that editors give to a variable: the row itself is written
 * (its module), the indices that read it are reads, and the rows that it reads itself are plain text. On an index, the
 * row that it means and all other indices of that row.
 */
export function documentHighlights(config: ModelConfig, position: Position): DocumentHighlight[] {
  const subject = subjectAt(config, position);
  if (subject === undefined) return [];
  const uses = usesOf(config, subject);
  // A key that no arg names is left to the editor, which marks the same word elsewhere.
  if (subject.kind === "key" && uses.length === 0) return [];
  return [
    { range: declarationOf(subject), kind: Write },
    ...uses.map((range) => ({ range, kind: Read })),
    ...sourcesOf(config, subject).map((range) => ({ range, kind: Text })),
  ];
}

function sourcesOf({ rows }: ModelConfig, subject: Subject): readonly Range[] {
  if (subject.kind === "key" || subject.by === "index") return [];
  const isSource = (row: Row | undefined): row is Row => row !== undefined && row.index < subject.row.index;
  const sources = referencesOf(subject.row).map(({ target }) => rows[target]);
  return [...new Set(sources)].filter(isSource).map(nameRange);
}
