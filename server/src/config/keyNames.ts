import type { ConfigNode, Range, Row } from "./modelConfig.js";

/** The top-level keys that `parse_model` has as variables when it evaluates args. */
const variables = ["nc", "anchors"];

/** An arg, or a part of one, that stands for the value of a top-level key. */
export interface KeyName {
  readonly name: string;
  readonly row: Row;
  readonly range: Range;
}

/** `nc`, `nc * 2`, `(nc + 5) * 3`: text that Python would read as an expression. */
const expression = /^['"]?[\w\s()+*/%.,-]+['"]?$/;
const names = new RegExp(`(?<![\\w.])(?:${variables.join("|")})(?![\\w(])`, "g");

function* scalarsOf(node: ConfigNode | undefined): Generator<ConfigNode & { readonly kind: "scalar" }> {
  if (node?.kind === "scalar") yield node;
  if (node?.kind === "sequence") for (const item of node.items) yield* scalarsOf(item);
}

/** The names of top-level keys in a row's args. */
export function keyNamesOf(row: Row): readonly KeyName[] {
  return [...scalarsOf(row.args)].flatMap(({ value, source, range: { start, end } }) => {
    // Only where the text is as it was read do offsets in it mean columns.
    const isWhole = start.line === end.line && end.character - start.character === source.length;
    if (typeof value !== "string" || !isWhole || !expression.test(source)) return [];
    return Array.from(source.matchAll(names), ({ 0: name, index }) => {
      const from = start.character + index;
      const range = {
        start: { line: start.line, character: from },
        end: { line: start.line, character: from + name.length },
      };
      return { name, row, range };
    });
  });
}
