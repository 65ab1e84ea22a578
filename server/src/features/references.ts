import type { DocumentUri, Location } from "vscode-languageserver-types";
import type { ModelConfig, Position } from "../config/modelConfig.js";
import { declarationOf, usesOf } from "./navigation/occurrences.js";
import { subjectAt } from "./navigation/subject.js";

/**
 * The indices that read the row under the cursor (or the row that the index under it means), or the args that name the
 * key; with the row or the key itself where `withDeclaration` asks for it.
 */
export function references(
  config: ModelConfig,
  position: Position,
  uri: DocumentUri,
  withDeclaration: boolean,
): Location[] {
  const subject = subjectAt(config, position);
  if (subject === undefined) return [];
  const uses = usesOf(config, subject);
  return (withDeclaration ? [declarationOf(subject), ...uses] : uses).map((range) => ({ uri, range }));
}
