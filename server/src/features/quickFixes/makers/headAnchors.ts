import { sourcesOf } from "../../../analysis/rules/wiring.js";
import { isFloat, type Value } from "../../../values/value.js";
import { argsOf, type Fix, isAt, layerOf, type Maker, replace } from "../fix.js";
import { byInt, numbersOf, rowText } from "./anchorRows.js";
import { fillArgs } from "./fillArgs.js";

/** Anchors that can be read: without quotes, cut into a row an input, by their name, or an int. */
export const headAnchors: Maker = (analysis, problem) => {
  const head = layerOf(analysis, problem) ?? analysis.layers.at(-1);
  const arg = argsOf(head)[1];
  if (arg === undefined) return fillArgs(analysis, problem);
  const write = (text: string): Fix => ({ title: `Write ${text}`, edits: [replace(problem, text)], isPreferred: true });
  if (isAt(arg, problem.range)) return [write("anchors")];
  const node = analysis.config.keys.get("anchors")?.node;
  if (node === undefined || !isAt(node, problem.range)) return [];
  const { value } = node;
  if (isFloat(value) && Number.isInteger(value.value)) return [write(String(value.value))];
  if (typeof value === "string" && /^\s*\d+\s*$/.test(value)) return [write(value.trim())];
  const numbers = numbersOf(value);
  const levels = head === undefined ? 0 : sourcesOf(head).length;
  if (numbers !== undefined && levels > 0 && numbers.length % (2 * levels) === 0) {
    const length = numbers.length / levels;
    const rows = Array.from({ length: levels }, (_, i) => rowText(numbers.slice(i * length, (i + 1) * length)));
    return [{ ...write(`[${rows.join(", ")}]`), title: `Cut the anchors into ${levels} rows` }];
  }
  const unquoted = node.kind === "sequence" ? node.items.map((item) => withoutQuotes(item.value)) : [];
  if (node.kind === "sequence" && unquoted.some((text) => text !== undefined)) {
    const edits = node.items.flatMap((item, i) => (unquoted[i] === undefined ? [] : [replace(item, unquoted[i])]));
    return [{ title: "Take the anchors out of their quotes", edits, isPreferred: true }];
  }
  return byInt(analysis, 3);
};

/** A row of sizes that stands in quotes. */
const withoutQuotes = (value: Value): string | undefined =>
  typeof value === "string" && /^[\d.,\s]+$/.test(value) ? `[${value.trim()}]` : undefined;
