import type { Location } from "vscode-languageserver-types";
import { placeOf } from "../analysis/parameters.js";
import type { Analysis } from "../analysis/types.js";
import type { Position } from "../config/modelConfig.js";
import { nodeAt } from "../config/nodeAt.js";
import { uriOfPath } from "../workspace/uris.js";

/** Where the class that a row names is defined; null where that is not in the checkout. */
export function definition(analysis: Analysis, position: Position): Location | null {
  const found = nodeAt(analysis.config, position);
  if (found?.kind !== "module") return null;
  const place = placeOf(analysis.layers[found.row.index]?.cls);
  if (place === undefined) return null;
  const start = { line: place.line - 1, character: 0 };
  return { uri: uriOfPath(place.path), range: { start, end: start } };
}
