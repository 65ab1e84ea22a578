import type { Block } from "../blocks.js";
import { lineEndOf, scanLines } from "../lines.js";
import type { TableText } from "../rowTexts.js";
import { SectionPlaces } from "./inSection.js";
import { codeBetween, type CursorLine, lineAt } from "./line.js";
import type { CursorPlace } from "./place.js";
import { plainWord, wordAt } from "./word.js";

/**
 * What can be written at an offset, the likeliest first; nothing in comments and where nothing more belongs. Told from
 * the text around it, whatever state that is in.
 */
export function cursorPlaces(table: TableText, offset: number): readonly CursorPlace[] {
  const { text, blocks } = table;
  const line = lineAt(text, offset);
  if (line.isComment) return [];
  const key = keyPlace(line);
  if (key !== undefined && !line.isBlank) return [key];
  const block = blocks.findLast(({ start }) => start <= offset);
  const found = block && placeInBlock(table, block, line, offset);
  if (key === undefined) return found === undefined ? [] : [found];
  if (found === undefined) return [key];
  const goesOn = block !== undefined && codeBetween(text, offset, block.end).trim() !== "";
  return found.kind !== "row" || goesOn ? [found] : [found, key];
}

/** A name at the start of a line, or an empty line. */
function keyPlace({ start, before, after, isBlank }: CursorLine): CursorPlace | undefined {
  if (isBlank) return before === "" ? { kind: "key", word: plainWord(start, start) } : undefined;
  const name = before + (/^\w*/.exec(after)?.[0] ?? "");
  return /^[A-Za-z_]\w*$/.test(name) ? { kind: "key", word: plainWord(start, start + name.length) } : undefined;
}

function placeInBlock(table: TableText, block: Block, line: CursorLine, offset: number): CursorPlace | undefined {
  const section = Object.values(table.sections).find((candidate) => candidate.block === block);
  if (section !== undefined) return new SectionPlaces(table, section, line, offset).find();
  return block.start === line.start && offset > block.body ? valuePlace(table.text, block, offset) : undefined;
}

/** A scalar behind a key. */
function valuePlace(text: string, { key, body }: Block, offset: number): CursorPlace | undefined {
  const { codeEnd } = scanLines(text, body, lineEndOf(text, offset));
  const codeStart = body + (/^[ \t]*/.exec(text.slice(body, codeEnd))?.[0].length ?? 0);
  const word = /[[{&*!|>]/.test(text[codeStart] ?? "") ? undefined : wordAt(text, { codeStart, codeEnd }, offset);
  return word && { kind: "value", word, key: key.name };
}
