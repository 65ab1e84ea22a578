import type { Range } from "./modelConfig.js";
import { textIndex } from "./textIndex.js";

/** Turns offsets of the text that was parsed into ranges of the text as it stands in the editor. */
export interface Places {
  /** The text that PyYAML gets to see. */
  readonly text: string;
  range(start: number, end: number): Range;
  /** Offset in the editor's text. */
  original(offset: number): number;
}

const isDropped = (text: string, at: number): boolean => text.charCodeAt(at) > 0x7f;

/** The text without what is not ASCII, and for each of its characters the offset it came from. */
function dropNonAscii(original: string): { readonly text: string; readonly offsets: Uint32Array } {
  const offsets = new Uint32Array(original.length + 1);
  let length = 0;
  for (let at = 0; at < original.length; at++) if (!isDropped(original, at)) offsets[length++] = at;
  offsets[length] = original.length;

  return { text: original.replace(/[^\0-\x7F]+/g, ""), offsets };
}

/** `drop`: as YOLOv5 reads the file since v6.1, without any character that is not ASCII. */
export function placesOf(original: string, drop: boolean): Places {
  const { position } = textIndex(original);
  const dropped = drop && /[^\0-\x7F]/.test(original) ? dropNonAscii(original) : undefined;
  const limit = dropped?.text.length ?? original.length;
  const map = (offset: number): number => {
    const within = Math.min(Math.max(offset, 0), limit);
    return dropped === undefined ? within : (dropped.offsets[within] as number);
  };
  return {
    text: dropped?.text ?? original,
    original: map,
    range(start, end) {
      const from = map(start);
      // A dropped character behind the last kept one does not belong to what was read.
      const to = end <= start ? from : dropped === undefined ? map(end) : map(Math.min(end, limit) - 1) + 1;
      return { start: position(from), end: position(Math.max(from, to)) };
    },
  };
}
