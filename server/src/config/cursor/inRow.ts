import type { FlowText } from "../flowText.js";
import type { RowText } from "../rowTexts.js";
import type { CursorPlace } from "./place.js";
import { plainWord, wordAt } from "./word.js";

const partNames = ["from", "number", "module", "args"] as const;

/** The index of the item that an offset touches. */
const itemAt = (items: readonly FlowText[], offset: number): number =>
  items.findIndex(({ start, end }) => start <= offset && offset <= end);

/** Whether an offset is between the brackets of a list. */
const isInside = ({ items, codeStart, close }: FlowText, offset: number): boolean =>
  items !== undefined && offset > codeStart && (close === undefined || offset <= close);

/** Whether an offset is behind the opening bracket of a list. */
const isBehindBracket = ({ items, codeStart }: FlowText, offset: number): boolean =>
  items !== undefined && offset > codeStart;

/** What can be written at an offset between the brackets of a row. */
export function placeInRow(text: string, row: RowText, offset: number): CursorPlace | undefined {
  const index = itemAt(row.items, offset);
  const [item, kind] = [row.items[index], partNames[index]];
  if (item === undefined || kind === undefined) return undefined;
  if (isInside(item, offset)) {
    if (kind === "from") return placeInFrom(text, row, item, offset);
    return kind === "args" ? placeInArgs(text, row, item, offset) : undefined;
  }
  const word = isBehindBracket(item, offset) ? undefined : wordAt(text, item, offset);
  if (word === undefined || (word.quote !== "" && kind !== "module")) return undefined;
  return { kind, word, row };
}

function placeInFrom(text: string, row: RowText, { items = [] }: FlowText, offset: number): CursorPlace | undefined {
  const item = itemAt(items, offset);
  const found = items[item];
  const word = found === undefined || isBehindBracket(found, offset) ? undefined : wordAt(text, found, offset);
  return word === undefined || word.quote !== "" ? undefined : { kind: "from", word, row, item };
}

function placeInArgs(text: string, row: RowText, { items = [] }: FlowText, offset: number): CursorPlace | undefined {
  const argIndex = itemAt(items, offset);
  const found = items[argIndex];
  if (found === undefined) return undefined;
  if (isInside(found, offset)) return { kind: "arg", word: plainWord(offset, offset), row, argIndex, isNested: true };
  const word = isBehindBracket(found, offset) ? undefined : wordAt(text, found, offset);
  return word && { kind: "arg", word, row, argIndex, isNested: false };
}
