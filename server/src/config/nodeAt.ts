import type { ConfigNode, ModelConfig, Position, Row, TopLevelKey } from "./modelConfig.js";
import { containsPosition } from "./ranges.js";

/**
 * What stands at a place of a config. `item` is the index in a list of `from`; `argIndex` the top-level arg around the
 * place.
 */
export type Found =
  | { readonly kind: "from"; readonly row: Row; readonly node: ConfigNode; readonly item?: number }
  | { readonly kind: "number"; readonly row: Row; readonly node: ConfigNode }
  | { readonly kind: "module"; readonly row: Row; readonly node: ConfigNode }
  | { readonly kind: "arg"; readonly row: Row; readonly node: ConfigNode; readonly argIndex: number }
  | { readonly kind: "key"; readonly key: TopLevelKey }
  | { readonly kind: "keyValue"; readonly key: TopLevelKey };

const indexAt = (node: ConfigNode, position: Position): number =>
  node.kind === "sequence" ? node.items.findIndex(({ range }) => containsPosition(range, position)) : -1;

function inRow(row: Row, position: Position): Found | undefined {
  const { from, number, module, args } = row;
  if (from !== undefined && containsPosition(from.range, position)) {
    const item = indexAt(from, position);
    if (from.kind !== "sequence" || item < 0) return { kind: "from", row, node: from };
    return { kind: "from", row, node: from.items[item] as ConfigNode, item };
  }
  if (number !== undefined && containsPosition(number.range, position)) return { kind: "number", row, node: number };
  if (module !== undefined && containsPosition(module.range, position)) return { kind: "module", row, node: module };
  if (args?.kind !== "sequence") return undefined;
  const argIndex = indexAt(args, position);
  return argIndex < 0 ? undefined : { kind: "arg", row, node: args.items[argIndex] as ConfigNode, argIndex };
}

/** What is under the cursor; a cursor right behind the last character counts. */
export function nodeAt(config: ModelConfig, position: Position): Found | undefined {
  const row = config.rows.find(({ range }) => containsPosition(range, position));
  const found = row === undefined ? undefined : inRow(row, position);
  if (found !== undefined) return found;
  for (const key of config.keys.values()) {
    if (containsPosition(key.keyRange, position)) return { kind: "key", key };
    if (containsPosition(key.node.range, position)) return { kind: "keyValue", key };
  }
  return undefined;
}
