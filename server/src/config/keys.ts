import type { ConfigNode, MappingEntry, Range, TopLevelKey } from "./modelConfig.js";

const nameOf = (key: ConfigNode): string =>
  typeof key.value === "string" ? key.value : key.kind === "scalar" ? key.source : "";

const span = (from: Range, to: Range): Range => ({ start: from.start, end: to.end });

/**
 * The top-level keys of a mapping's entries; of entries with one name the last is kept and lists the others as its
 * duplicates.
 */
export function topLevelKeys(entries: readonly MappingEntry[]): ReadonlyMap<string, TopLevelKey> {
  const groups = new Map<string, MappingEntry[]>();
  for (const entry of entries) {
    const name = nameOf(entry.key);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [entry]);
    else group.push(entry);
  }
  const keys = new Map<string, TopLevelKey>();
  for (const [name, group] of groups) {
    const last = group.at(-1) as MappingEntry;
    const range = span(last.key.range, last.value.range);
    keys.set(name, { name, keyRange: last.key.range, range, node: last.value, duplicates: group.slice(0, -1) });
  }
  return keys;
}
