import type { Position, Range } from "./modelConfig.js";

/** Negative where `a` comes first, 0 where both are the same place. */
export const comparePositions = (a: Position, b: Position): number => a.line - b.line || a.character - b.character;

/** By start; of two that start together the shorter first. */
export const compareRanges = (a: Range, b: Range): number =>
  comparePositions(a.start, b.start) || comparePositions(a.end, b.end);

/** Both ends count as inside, as a cursor behind the last character still touches it. */
export const containsPosition = (range: Range, position: Position): boolean =>
  comparePositions(range.start, position) <= 0 && comparePositions(position, range.end) <= 0;

export const containsRange = (outer: Range, inner: Range): boolean =>
  comparePositions(outer.start, inner.start) <= 0 && comparePositions(inner.end, outer.end) <= 0;
