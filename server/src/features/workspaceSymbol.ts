import { SymbolKind, type WorkspaceSymbol } from "vscode-languageserver-types";
import { ownClasses } from "../analysis/ownClasses.js";
import type { Checkout } from "../workspace/checkout.js";
import { pathIn } from "../workspace/paths.js";
import { uriOfPath } from "../workspace/uris.js";

/** Whether the letters of a query stand in a name in their order, whatever their case: `gbn` for `GhostBottleneck`. */
function matches(query: string, name: string): boolean {
  const letters = [...query.toLowerCase()].filter((letter) => letter.trim() !== "");
  let at = 0;
  for (const letter of name.toLowerCase()) if (letter === letters[at]) at++;
  return at === letters.length;
}

function symbolsOf(checkout: Checkout, query: string): readonly WorkspaceSymbol[] {
  return (ownClasses(checkout) ?? [])
    .filter(({ name }) => matches(query, name))
    .map(({ name, cls: { place } }) => {
      const start = { line: place.line - 1, character: 0 };
      const location = { uri: uriOfPath(place.path), range: { start, end: start } };
      return { name, kind: SymbolKind.Class, location, containerName: pathIn(checkout.root, place.path) };
    });
}

/** The modules of checkouts whose names match a query, each class once. */
export function workspaceSymbols(checkouts: readonly Checkout[], query: string): WorkspaceSymbol[] {
  const found = new Map<string, WorkspaceSymbol>();
  for (const symbol of [...new Set(checkouts)].flatMap((checkout) => symbolsOf(checkout, query))) {
    found.set(JSON.stringify([symbol.name, symbol.location]), symbol);
  }
  return [...found.values()];
}
