import type { PythonFrame } from "../../../values/errors.js";
import { pathIn } from "../../../workspace/paths.js";
import type { Figures } from "../../types.js";
import type { Related } from "../place.js";

interface Line {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
}

/** A path as the user knows it: from the root of the checkout. */
export const shownPath = ({ options: { checkout } }: Figures, path: string): string =>
  checkout === undefined ? path : pathIn(checkout.root, path);

/** `models/common.py:216`. */
export const shownPlace = (figures: Figures, { path, line }: Line): string => `${shownPath(figures, path)}:${line}`;

/** A line of a Python file as related information. */
export const relatedLine = (place: Line, message: string): Related => ({
  message,
  path: place.path,
  range: { start: { line: place.line - 1, character: 0 }, end: { line: place.line - 1, character: 1000 } },
});

/** A traceback of a model is short; of a deeper one the ends tell enough. */
const mostFrames = 6;

/** The calls that an exception came through, innermost first. Of `parse_model` only what raises itself is told. */
export function relatedFrames(figures: Figures, frames: readonly PythonFrame[] | undefined): readonly Related[] {
  return (frames ?? [])
    .filter(({ name }, i) => i === 0 || name !== "parse_model")
    .slice(0, mostFrames)
    .map((frame, i) => {
      const source = sourceLine(figures, frame);
      const what = `${i === 0 ? "raised" : "called"} in ${frame.name}`;
      return relatedLine(frame, source === "" ? what : `${what}: ${source}`);
    });
}

const longestLine = 100;

/** What a line says, cut where it is long. */
export function sourceLine({ options }: Figures, { path, line }: Line): string {
  const file = options.checkout?.files.read(path);
  const text = file?.kind === "text" ? (file.text.split("\n")[line - 1] ?? "").trim() : "";
  return text.length > longestLine ? `${text.slice(0, longestLine - 1)}…` : text;
}
