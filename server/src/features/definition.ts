import type { DocumentUri, Location, LocationLink, Range } from "vscode-languageserver-types";
import { placeOf } from "../analysis/parameters.js";
import type { Analysis } from "../analysis/types.js";
import type { ModelConfig, Position } from "../config/modelConfig.js";
import { nodeAt } from "../config/nodeAt.js";
import { uriOfPath } from "../workspace/uris.js";
import { subjectAt } from "./navigation/subject.js";
import { declarationOf } from "./navigation/occurrences.js";

/** In a config: the row that an index of a `from` means, and the key that an arg names; null for other places. */
export function definitionInConfig(config: ModelConfig, position: Position, uri: DocumentUri): LocationLink | null {
  const subject = subjectAt(config, position);
  const isName = subject?.kind === "key" ? subject.origin !== subject.key.keyRange : subject?.by === "index";
  if (subject === undefined || !isName) return null;
  return {
    originSelectionRange: subject.origin,
    targetUri: uri,
    targetRange: subject.kind === "row" ? subject.row.range : subject.key.range,
    targetSelectionRange: declarationOf(subject),
  };
}

/** Where the class that a row names is defined; null where that is not in the checkout. */
export function definitionOfClass({ config, layers }: Analysis, position: Position): LocationLink | null {
  const found = nodeAt(config, position);
  if (found?.kind !== "module") return null;
  const place = placeOf(layers[found.row.index]?.cls);
  if (place === undefined) return null;
  const start = { line: place.line - 1, character: 0 };
  const range: Range = { start, end: start };
  return {
    originSelectionRange: found.node.range,
    targetUri: uriOfPath(place.path),
    targetRange: range,
    targetSelectionRange: range,
  };
}

/** A definition as the client takes it. */
export function definitionAnswer(link: LocationLink | null, takesLinks: boolean): LocationLink[] | Location | null {
  if (link === null) return null;
  return takesLinks ? [link] : { uri: link.targetUri, range: link.targetSelectionRange };
}
