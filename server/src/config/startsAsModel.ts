import { type Block, splitBlocks } from "./blocks.js";
import { isSurelyRow, rowSpans } from "./rowLines.js";
import { sectionNames } from "./rows.js";

/** Keys that only a model has beside a section. */
const signs: ReadonlySet<string> = new Set(["nc", "anchors", "depth_multiple", "width_multiple"]);

const isSection = ({ key }: Block): boolean => sectionNames.some((name) => name === key.name);

/** A list, or nothing yet. */
const isListOrEmpty = (text: string, { body, end }: Block): boolean =>
  /^\s*(?:[[-]|$)/.test(text.slice(body, Math.min(end, body + 2000)).replace(/#[^\r\n]*/g, ""));

const holdsRow = (text: string, { body, end }: Block): boolean =>
  rowSpans(text, body, Math.min(end, body + 2000)).some(({ start, dash }) =>
    isSurelyRow(text, dash ? start + (/^-\s*/.exec(text.slice(start))?.[0].length ?? 0) : start),
  );

/**
 * Whether a text that is no model yet plainly becomes one of YOLOv5: a section that has a row, or that stands, still
 * empty, beside another sign of a model.
 */
export function startsAsModel(text: string): boolean {
  const blocks = splitBlocks(text);
  if (blocks.some(({ key }) => key.name === "scales")) return false;
  const sections = blocks.filter(isSection);
  if (!sections.every((block) => isListOrEmpty(text, block))) return false;
  if (sections.some((block) => holdsRow(text, block))) return true;
  const count = blocks.filter(({ key }) => signs.has(key.name)).length;
  return sections.length > 0 ? count + sections.length >= 2 : blocks.some(isMultiple) && count >= 2;
}

const isMultiple = ({ key }: Block): boolean => /^(?:depth|width)_multiple$/.test(key.name);
