import { NotAnalysed } from "../../values/errors.js";

/** Longest text and most repetitions that are matched, since JavaScript's engine cannot be stopped. */
const limits = { text: 300, repetitions: 4, pattern: 200 };

/**
 * The JavaScript form of a Python pattern of plain syntax. Throws `NotAnalysed` where the two languages differ, and for
 * patterns that could take long.
 */
export function toRegExp(pattern: string, flags: string): RegExp {
  const refuse = (): NotAnalysed => new NotAnalysed("a regular expression");
  if (pattern.length > limits.pattern || !/^[\x20-\x7e\t\n]*$/.test(pattern)) throw refuse();
  const inline = /^\(\?([ims]+)\)/.exec(pattern);
  const body = inline === null ? pattern : pattern.slice(inline[0].length);
  const source = body.replace(
    /\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?P<|\(\?P=(\w+)\)|\(\?[^:=!P]|[$]/gs,
    (part, name?: string) => {
      if (part === "\\A") return "(?<![\\s\\S])";
      if (part === "\\Z") return "(?![\\s\\S])";
      if (part === "$") return flags.includes("m") ? "(?=\\n|(?![\\s\\S]))" : "(?=\\n?(?![\\s\\S]))";
      if (/^\\[a-zA-Z]$/.test(part) && !/^\\[dDwWsSbBnrtfv]$/.test(part)) throw refuse();
      if (part.startsWith("[")) return characterClass(part, refuse);
      if (name !== undefined) return `\\k<${name}>`;
      if (part === "(?P<") return "(?<";
      if (part.startsWith("(?")) throw refuse();
      return part;
    },
  );
  checkCost(source, refuse);
  const all = new Set([...flags, ...(inline?.[1] ?? "")]);
  try {
    return new RegExp(source, `${[...all].join("")}gd`);
  } catch {
    throw refuse();
  }
}

/** `[]abc]` and `[a-[]` mean the same in Python only. */
function characterClass(text: string, refuse: () => NotAnalysed): string {
  const [open = "", inner = ""] =
    /^\[\^?/.exec(text) === null ? [] : [/^\[\^?/.exec(text)?.[0], text.replace(/^\[\^?/, "").slice(0, -1)];
  if (/\\[^dDwWsSnrtfv\\\]\[^\-.$|?*+(){}/]/.test(inner)) throw refuse();
  return `${open}${inner.replace(/^\]/, "\\]").replace(/(?<!\\)\[/g, "\\[")}]`;
}

/** Refuses repetitions of repetitions, and more than a few of them. */
function checkCost(source: string, refuse: () => NotAnalysed): void {
  const bare = source.replace(/\\./gs, "x").replace(/\[[^\]]*\]/g, "x");
  const repetitions = bare.match(/[*+]|\{\d*,?\d*\}/g) ?? [];
  const nested = /\([^()]*(?:[*+?|{]|\()[^]*?\)(?:[*+{])/.test(bare);
  const { repetitions: most } = limits;
  if (repetitions.length > most || nested || /[*+?}][+]/.test(bare)) throw refuse();
}

/** Refuses texts that are long, or where Unicode would make a difference. */
export function checkText(text: string): string {
  if (text.length > limits.text || !/^[\x20-\x7e\t\n\r]*$/.test(text)) {
    throw new NotAnalysed("a regular expression on such a text");
  }
  return text;
}
