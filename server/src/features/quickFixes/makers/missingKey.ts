import type { Analysis } from "../../../analysis/types.js";
import type { TopLevelKey } from "../../../config/modelConfig.js";
import { lineEnding, type TextEdit } from "../../../config/textEdits.js";
import { textIndex } from "../../../config/textIndex.js";
import { type Maker, replace } from "../fix.js";
import { defaultAnchors } from "./anchorRows.js";

/** The keys in the order of the stock files, each with the value to start from. */
const defaults: Readonly<Record<string, (analysis: Analysis) => readonly string[] | undefined>> = {
  nc: () => ["nc: 80"],
  depth_multiple: () => ["depth_multiple: 1.0"],
  width_multiple: () => ["width_multiple: 1.0"],
  anchors: defaultAnchors,
  backbone: () => undefined,
  head: () => undefined,
};
const order = Object.keys(defaults);

/** What other programs call the keys. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  nc: ["num_classes", "classes"],
  depth_multiple: ["depth"],
  width_multiple: ["width"],
};

/** Adds a key where the stock files have it, or renames the one that is nearly called so. */
export const missingKey: Maker = (analysis, problem) => {
  const { keys } = analysis.config;
  const { key: name, misspelt } = problem.data ?? {};
  if (typeof name !== "string") return [];
  const nearly = typeof misspelt === "string" ? [misspelt] : (otherNames[name] ?? []);
  const found = nearly.map((other) => keys.get(other)).find((key) => key !== undefined);
  if (found !== undefined) {
    const title = `Rename ${found.name} to ${name}`;
    return [{ title, edits: [replace({ range: found.keyRange }, name)], isPreferred: true }];
  }
  const missing = order.filter((key) => !keys.has(key) && defaults[key]?.(analysis) !== undefined);
  const all = missing.length > 1 ? [{ title: `Add ${missing.join(", ")}`, edits: missing.map(adding(analysis)) }] : [];
  return missing.includes(name)
    ? [{ title: `Add ${name}`, edits: [adding(analysis)(name)], isPreferred: true }, ...all]
    : [];
};

/** The lines of a key, behind the keys that come before it in the stock files. */
const adding =
  (analysis: Analysis) =>
  (name: string): TextEdit => {
    const { config } = analysis;
    const place = order.indexOf(name);
    const byPlace = (key: TopLevelKey): number => order.indexOf(key.name);
    const present = [...config.keys.values()].filter((key) => byPlace(key) >= 0);
    const before = present.filter((key) => byPlace(key) < place).sort((a, b) => byPlace(b) - byPlace(a))[0];
    const [first] = [...config.keys.values()].sort((a, b) => a.keyRange.start.line - b.keyRange.start.line);
    const newLine = lineEnding(config.text);
    const lines = (defaults[name]?.(analysis) ?? []).join(newLine);
    const index = textIndex(config.text);
    if (before === undefined) {
      const at = { line: first?.keyRange.start.line ?? 0, character: 0 };
      return { range: { start: at, end: at }, newText: lines + newLine };
    }
    const at = index.position(index.lineEnd(before.range.end.line));
    return { range: { start: at, end: at }, newText: newLine + lines };
  };
