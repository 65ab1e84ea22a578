import type { Block } from "./blocks.js";
import { findBrackets } from "./brackets.js";
import { type Finding, lacking } from "./finding.js";
import { lineEndOf, lineStartOf, scanLines } from "./lines.js";
import { type Parse, parse } from "./pyyaml/parser.js";
import { type Reason, reasons, Refusal } from "./pyyaml/refusal.js";

/** PyYAML's reader takes these characters only. */
const unprintable = /[^\t\n\r\x20-\x7E\x85\xA0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** The first character that PyYAML refuses to read at all. */
export function findUnprintable(text: string): Refusal | undefined {
  const match = unprintable.exec(text);
  return match === null ? undefined : new Refusal("unprintable", match.index);
}

/** Refusals that stand at the mistake itself; the others say where the parser noticed. */
const exact: ReadonlySet<Reason> = new Set<Reason>([
  "unprintable",
  "tab",
  "character",
  "escape",
  "anchor-name",
  "tag",
  "tag-handle",
  "directive",
  "block-header",
  "depth",
  "quote-document",
]);

function findTab(text: string, start: number): Finding {
  const [tabs] = /^\t*/.exec(text.slice(start)) as unknown as [string];
  const indents = /^[ \t]*$/.test(text.slice(lineStartOf(text, start), start));
  const message = indents ? "A tab indents this line; YAML allows only spaces there. Use spaces." : reasons.tab;
  const end = start + Math.max(tabs.length, 1);
  const newText = indents ? "  ".repeat(tabs.length) : " ";
  return { message, start, end, mend: { title: "Write spaces for the tab", start, end, newText } };
}

/**
 * A quote that the author meant to close on its line: where none is, some later quote closes it and the parser gives up
 * there.
 */
function findQuote(text: string, from: number, to: number, { tokens, refusal }: Parse): Finding | undefined {
  const runsOn = (start: number, end: number): boolean => /[\r\n]/.test(text.slice(start, end));
  const suspect = tokens.some(
    (token) => token.type === "scalar" && isQuote(token.style) && runsOn(token.start, token.end),
  );
  if (!suspect && refusal?.reason !== "quote") return undefined;
  const [start] = scanLines(text, from, to).openQuotes;
  if (start === undefined) return undefined;
  return {
    message: `This text lacks its closing quote \`${text[start]}\`.`,
    start,
    end: scanLines(text, start, lineEndOf(text, start)).codeEnd,
  };
}

const isQuote = (style: string): boolean => style === "'" || style === '"';

const colonWithoutSpace = /^([ \t]*(?:-[ \t]+)?)([A-Za-z_][\w.-]*):([^\s:/#][^\s#]*)/;

/** `nc:80` on the line of an offset or on the line of code above it. */
function findColon(text: string, from: number, at: number): Finding | undefined {
  for (let line = lineStartOf(text, at), steps = 0; line >= from && steps < 3; steps++) {
    const match = colonWithoutSpace.exec(text.slice(line, lineEndOf(text, line)));
    if (match !== null) {
      const start = line + (match[1] as string).length;
      const [, , key, value] = match as unknown as [string, string, string, string];
      const message = `A space is missing behind the colon: write \`${key}: ${value}\`.`;
      const mend = lacking("Insert a space behind the colon", start + key.length + 1, " ");
      return { message, start, end: start + key.length + 1 + value.length, mend };
    }
    if (line === 0) return undefined;
    line = lineStartOf(text, line - 1);
  }
  return undefined;
}

/** A list item on a new line that no comma separates from the one before. */
function findComma(text: string, { tokens, refusal }: Parse): Finding | undefined {
  if (refusal === undefined || (refusal.reason !== "flow-sequence" && refusal.reason !== "flow-mapping"))
    return undefined;
  const next = tokens.findIndex(({ start, end }) => end > start && start >= refusal.start);
  const before = tokens.slice(0, next < 0 ? undefined : next).findLast(({ start, end }) => end > start);
  if (before === undefined || !/[\r\n]/.test(text.slice(before.end, refusal.start))) return undefined;
  const mend = lacking("Insert a comma", before.end, ",");
  return { message: "A comma is missing behind this.", start: before.end - 1, end: before.end, mend };
}

/** `Conv [64, 3, 2]`: where blanks part two items a comma is what lacks. */
function commaBefore(text: string, start: number): Pick<Finding, "mend"> {
  const [item] = /[\w'")\]](?=[ \t]+$)/.exec(text.slice(lineStartOf(text, start), start)) ?? [];
  if (item === undefined || !"[{".includes(text[start] ?? " ")) return {};
  return { mend: lacking("Insert a comma", text.slice(0, start).trimEnd().length, ",") };
}

/** Says a refusal in words, where it stands in the text. */
export function phrase(text: string, { reason, start, end }: Refusal): Finding {
  if (reason === "tab") return findTab(text, start);
  if (reason === "flow-sequence") return { message: reasons[reason], start, end, ...commaBefore(text, start) };
  if (reason !== "second-colon") return { message: reasons[reason], start, end };
  const from = lineStartOf(text, start);
  const line = text.slice(from, start);
  const key = /^\s*(\S+)\s*$/.exec(line)?.[1];
  return key === undefined
    ? { message: "A value cannot hold `: ` unless it stands in quotes.", start, end }
    : {
        message: `\`${key}\` is indented as if it belonged to the value above. Line it up with its neighbours.`,
        start: from + line.indexOf(key),
        end,
      };
}

/**
 * Finds what the author did wrong in a top-level key that cannot be read: mostly one finding, one for each row with
 * wrong brackets.
 */
export function diagnose(text: string, block: Block, parsed: Parse): readonly Finding[] {
  const { refusal } = parsed;
  if (refusal !== undefined && exact.has(refusal.reason)) return [phrase(text, refusal)];
  const quote = findQuote(text, block.start, block.end, parsed);
  if (quote !== undefined) return [quote];
  const brackets = findBrackets(text, block);
  if (brackets.length > 0) return brackets;
  const other = findColon(text, block.start, refusal?.start ?? block.start) ?? findComma(text, parsed);
  return other !== undefined ? [other] : refusal === undefined ? [] : [phrase(text, refusal)];
}

/** As `diagnose`, for a text whose keys are each in order: what lies between them is not. */
export function diagnoseWhole(text: string): readonly Finding[] {
  const parsed = parse(text);
  if (parsed.refusal === undefined) return [];
  return [findQuote(text, 0, text.length, parsed) ?? findComma(text, parsed) ?? phrase(text, parsed.refusal)];
}
