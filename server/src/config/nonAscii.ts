import { lineEndOf } from "./lines.js";
import type { YamlProblem } from "./modelConfig.js";
import { type Places, placesOf } from "./places.js";
import type { CommentSpan } from "./pyyaml/scanner.js";

/** Characters that input methods and word processors type in the place of an ASCII one. */
const lookalikes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "\uFF0C": ",",
    "\u3001": ",",
    "\uFF1A": ": ",
    "\u3010": "[",
    "\u3011": "]",
    "\u3002": ".",
    "\u2212": "-",
    "\u2013": "-",
    "\u2014": "-",
    "\u2018": "'",
    "\u2019": "'",
    "\u201C": '"',
    "\u201D": '"',
    "\u00A0": " ",
    "\u3000": " ",
    "\u200B": "",
  }),
);

/** How the ASCII characters are called that would be hard to see. */
const names: Readonly<Record<string, string>> = {
  ",": "an ASCII comma",
  ": ": "an ASCII colon and a space",
  ".": "an ASCII full stop",
  "-": "an ASCII minus",
  "'": "an ASCII quote",
  '"': "an ASCII quote",
  " ": "an ordinary space",
  "": "nothing here; this is an invisible space",
};

/** What is meant by a character that is not ASCII; undefined where nobody can tell. */
export function asciiOf(char: string): string | undefined {
  const known = lookalikes.get(char);
  if (known !== undefined) return known;
  const code = char.codePointAt(0) ?? 0;
  return code > 0xff00 && code < 0xff5f ? String.fromCharCode(code - 0xfee0) : undefined;
}

/** More of them are no help; such a file is no model. */
const MOST_PROBLEMS = 100;

function advice(char: string): string {
  const ascii = asciiOf(char);
  if (ascii === undefined) return "Use ASCII characters only.";
  return `Type ${names[ascii] ?? `an ASCII \`${ascii}\``}.`;
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
