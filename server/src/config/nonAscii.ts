import { lineEndOf } from "./lines.js";
import type { YamlProblem } from "./modelConfig.js";
import { type Places, placesOf } from "./places.js";
import type { CommentSpan } from "./pyyaml/scanner.js";

/** Characters that input methods and word processors type in the place of an ASCII one. */
const lookalikes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "\uFF0C": "an ASCII comma",
    "\u3001": "an ASCII comma",
    "\uFF1A": "an ASCII colon and a space",
    "\uFF3B": "an ASCII `[`",
    "\u3010": "an ASCII `[`",
    "\uFF3D": "an ASCII `]`",
    "\u3011": "an ASCII `]`",
    "\uFF08": "an ASCII `(`",
    "\uFF09": "an ASCII `)`",
    "\uFF03": "an ASCII `#`",
    "\u3002": "an ASCII full stop",
    "\uFF0E": "an ASCII full stop",
    "\uFF0D": "an ASCII minus",
    "\u2212": "an ASCII minus",
    "\u2013": "an ASCII minus",
    "\u2014": "an ASCII minus",
    "\u2018": "an ASCII quote",
    "\u2019": "an ASCII quote",
    "\u201C": "an ASCII quote",
    "\u201D": "an ASCII quote",
    "\u00A0": "an ordinary space",
    "\u3000": "an ordinary space",
    "\u200B": "nothing here; this is an invisible space",
  }),
);

/** More of them are no help; such a file is no model. */
const MOST_PROBLEMS = 100;

function advice(char: string): string {
  const known = lookalikes.get(char);
  if (known !== undefined) return `Type ${known}.`;
  const code = char.codePointAt(0) as number;
  if (code > 0xff00 && code < 0xff5f) return `Type an ASCII \`${String.fromCharCode(code - 0xfee0)}\`.`;
  return "Use ASCII characters only.";
}

const inComment = (offset: number, comments: readonly { readonly start: number; readonly end: number }[]): boolean => {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle] as CommentSpan).end <= offset) low = middle + 1;
    else high = middle;
  }
  const found = comments[low];
  return found !== undefined && found.start <= offset && offset < found.end;
};

/** The piece of the line around a run that is one value to the eye. */
function around(text: string, start: number, end: number): string {
  const before = /[^\s[\],{}#]*$/.exec(text.slice(Math.max(0, start - 40), start))?.[0] ?? "";
  const after = /^[^\s[\],{}#]*/.exec(text.slice(end, end + 40))?.[0] ?? "";
  return before + text.slice(start, end) + after;
}

/**
 * Characters outside comments that YOLOv5 v6.1 and later drop when they open the file (as ASCII, errors ignored).
 * `comments` are offsets of the text without them. A byte order mark is dropped without harm.
 */
export function nonAsciiProblems(
  text: string,
  places: Places,
  comments: readonly CommentSpan[],
): readonly YamlProblem[] {
  if (places.text.length === text.length) return [];
  const spans = comments.map(({ start, end }) => {
    const from = places.original(start);
    const lineEnd = lineEndOf(text, from);
    return { start: from, end: Math.max(lineEnd, places.original(end)) };
  });
  const own = placesOf(text, false);
  const problems: YamlProblem[] = [];

  for (const match of text.matchAll(/[^\0-\x7F]+/g)) {
    const start = match[0].startsWith("\uFEFF") && match.index === 0 ? 1 : match.index;
    const end = match.index + match[0].length;
    if (start === end || inComment(start, spans)) continue;
    if (problems.length === MOST_PROBLEMS) break;
    const piece = around(text, start, end);

    const kept = piece.replace(/[^\0-\x7F]+/g, "");
    const effect = kept === "" ? `\`${piece}\` vanishes` : `\`${piece}\` becomes \`${kept}\``;
    const [char] = match[0].slice(start - match.index);
    problems.push({
      code: "yaml.non-ascii",
      message: `YOLOv5 drops characters that are not ASCII before it reads the file, so ${effect}. ${advice(char as string)}`,
      range: own.range(start, end),
      fatal: false,
    });
  }
  return problems;
}
