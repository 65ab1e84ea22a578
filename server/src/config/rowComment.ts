import type { Comment, Range, Row } from "./modelConfig.js";

/** A word of a row's comment and where it stands. */
export interface CommentWord {
  readonly text: string;
  readonly range: Range;
}

/** An index at the start of a comment, alone or before a P-level: `# 21`, `# 9-P5/32`, `# 17 (P3/8)`, `# 21 # why`. */
const indexWords = /^\s*(\d{1,3})(?=\s*(?:$|#)|\s*[-(:]\s*\(?[Pp]?\d|\s+\(?[Pp]\d)/d;

const leadingNumber = /^\s*(\d{1,3})(?![\w.])/d;

/** A pyramid level, with its stride or without: `P3`, `P3/8`. */
const levelWords = /(?<![A-Za-z])P(\d)(?:\s*\/\s*(\d+))?/d;

export interface LevelWord extends CommentWord {
  readonly level: number;
  /** Undefined where the comment gives none. */
  readonly stride: number | undefined;
}

/** The word between two offsets of a comment's text. */
export function wordAt({ range, text }: Comment, [start, end]: readonly [number, number]): CommentWord {
  const at = (offset: number) => ({ line: range.start.line, character: range.start.character + 1 + offset });
  return { text: text.slice(start, end), range: { start: at(start), end: at(end) } };
}

/** The index that a row's comment gives. */
export function indexWord({ comment }: Row): CommentWord | undefined {
  const place = comment && indexWords.exec(comment.text)?.indices?.[1];
  return place && wordAt(comment, place);
}

/** The row's own index at the start of its comment, whatever follows: `# 12 joins P4`. */
export function ownIndexWord({ comment, index }: Row): CommentWord | undefined {
  const place = comment && leadingNumber.exec(comment.text)?.indices?.[1];
  const word = place && wordAt(comment, place);
  return word?.text === String(index) ? word : undefined;
}

/** The P-level that a row's comment gives. */
export function levelWord({ comment }: Row): LevelWord | undefined {
  const match = comment && levelWords.exec(comment.text);
  const place = match?.indices?.[0];
  if (comment === undefined || !place) return undefined;
  const stride = match[2] === undefined ? undefined : Number(match[2]);
  return { ...wordAt(comment, place), level: Number(match[1]), stride };
}
