import type { PythonFrame } from "../../../values/errors.js";
import { pathIn } from "../../../workspace/paths.js";
import type { Figures } from "../../types.js";
import type { Related } from "../place.js";

/** A path as the user knows it: from the root of the checkout. */
export const shownPath = ({ options: { checkout } }: Figures, path: string): string =>
  checkout === undefined ? path : pathIn(checkout.root, path);

/** `models/common.py:216`. */
export const shownPlace = (
  figures: Figures,
  { path, line }: { readonly path: string; readonly line: number },
): string => `${shownPath(figures, path)}:${line}`;

/** A line of a Python file as related information. */
export const relatedLine = (place: { readonly path: string; readonly line: number }, message: string): Related => ({
  message,
  path: place.path,
  range: { start: { line: place.line - 1, character: 0 }, end: { line: place.line - 1, character: 1000 } },
});

/** A traceback of a model is short; of a deeper one the ends tell enough. */
const mostFrames = 6;

/** The calls that an exception came through, innermost first. */
export function relatedFrames(figures: Figures, frames: readonly PythonFrame[] | undefined): readonly Related[] {
  return (frames ?? [])
    .slice(0, mostFrames)
    .map((frame, i) =>
      relatedLine(frame, `${i === 0 ? "raised" : "called"} in ${frame.name}, ${shownPlace(figures, frame)}`),
    );
}
