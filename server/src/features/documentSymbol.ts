import { type DocumentSymbol, type DocumentUri, type SymbolInformation, SymbolKind } from "vscode-languageserver-types";
import type { Analysis } from "../analysis/types.js";
import type { ConfigNode, ModelConfig, Row, TopLevelKey } from "../config/modelConfig.js";
import { containsRange } from "../config/ranges.js";
import { sectionNames } from "../config/rows.js";
import { joinParts, outputsText, strideText } from "./layerText.js";
import { shorten } from "./format.js";
import { nameRange } from "./navigation/subject.js";

const kinds = { sequence: SymbolKind.Array, mapping: SymbolKind.Object } as const;

const kindOf = ({ kind, value }: ConfigNode): SymbolKind => {
  if (kind !== "scalar") return kinds[kind];
  return typeof value === "number" ? SymbolKind.Number : SymbolKind.String;
};

/** `128×80×80 · stride 8 (P3)`; nothing where that is not known. */
function figuresOf(row: Row, analysis: Analysis | undefined): string | undefined {
  const layer = analysis?.layers[row.index];
  return layer === undefined || layer.outputs.length === 0
    ? undefined
    : joinParts(outputsText(layer), strideText(layer));
}

function rowSymbol(row: Row, analysis: Analysis | undefined): DocumentSymbol {
  const module = row.module?.kind === "scalar" && row.module.source !== "" ? shorten(row.module.source, 60) : "?";
  const name = nameRange(row);
  return {
    name: `#${row.index} ${module}`,
    kind: SymbolKind.Class,
    range: row.range,
    // Editors refuse an outline with a name outside of its symbol.
    selectionRange: containsRange(row.range, name) ? name : row.range,
    ...detail(figuresOf(row, analysis)),
  };
}

function keySymbol(key: TopLevelKey, config: ModelConfig, analysis: Analysis | undefined): DocumentSymbol | undefined {
  const { name, keyRange, range, node } = key;
  if (name === "" || !containsRange(range, keyRange)) return undefined;
  const rows = sectionNames.some((section) => section === name)
    ? config.rows.filter((row) => row.section === name)
    : [];
  const symbol = { name, range, selectionRange: keyRange };
  if (rows.length === 0) {
    return { ...symbol, kind: kindOf(node), ...detail(node.kind === "scalar" ? shorten(node.source, 60) : undefined) };
  }
  return { ...symbol, kind: SymbolKind.Module, children: rows.map((row) => rowSymbol(row, analysis)) };
}

const detail = (text: string | undefined): { readonly detail?: string } => (text ? { detail: text } : {});

/** The keys of the file, below `backbone` and `head` their rows, each with what comes out of it where that is known. */
export const documentSymbols = (config: ModelConfig, analysis: Analysis | undefined): DocumentSymbol[] =>
  [...config.keys.values()].flatMap((key) => keySymbol(key, config, analysis) ?? []);

/** The outline as a flat list, for clients that know no other. */
export function flatSymbols(symbols: readonly DocumentSymbol[], uri: DocumentUri, container = ""): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, children = [] }) => [
    { name, kind, location: { uri, range }, ...(container === "" ? {} : { containerName: container }) },
    ...flatSymbols(children, uri, name),
  ]);
}
