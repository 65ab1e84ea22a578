import { isBlankBreakOrEnd, isBreakOrEnd, isNameCharacter, isSpaceBreakOrEnd } from "./characters.js";
import { Refusal } from "./refusal.js";
import type { TagName, Token } from "./tokens.js";

const nameEnd = (text: string, from: number): number => {
  let at = from;
  while (isNameCharacter(text[at])) at++;
  return at;
};

/** Reads `&name` or `*name`. */
export function scanAnchor(text: string, start: number): Token {
  const end = nameEnd(text, start + 1);
  const next = text[end] as string;
  const ends = isBlankBreakOrEnd(next) || "?:,]}%@`".includes(next);
  if (end === start + 1 || !ends) throw new Refusal("anchor-name", start, end + 1);
  return { type: text[start] === "*" ? "alias" : "anchor", name: text.slice(start + 1, end), start, end };
}

function scanUri(text: string, from: number, start: number): { readonly value: string; readonly next: number } {
  let at = from;
  while (/^[0-9A-Za-z\-;/?:@&=+$,_.!~*'()[\]%]$/.test(text[at] as string)) at++;
  const raw = text.slice(from, at);
  if (raw === "") throw new Refusal("tag", start, from + 1);
  try {
    return { value: raw.includes("%") ? decodeURIComponent(raw) : raw, next: at };
  } catch {
    throw new Refusal("tag", start, at);
  }
}

function scanHandle(text: string, start: number): number {
  if (text[start] !== "!") throw new Refusal("tag", start);
  if (text[start + 1] === " ") return start + 1;
  const end = nameEnd(text, start + 1);
  if (text[end] !== "!") throw new Refusal("tag", start, end + 1);
  return end + 1;
}

const hasHandle = (text: string, start: number): boolean => {
  let at = start + 1;
  while (!isSpaceBreakOrEnd(text[at]) && text[at] !== "!") at++;
  return text[at] === "!";
};

function scanTagName(text: string, start: number): { readonly tag: TagName; readonly end: number } {
  if (text[start + 1] === "<") {
    const uri = scanUri(text, start + 2, start);
    if (text[uri.next] !== ">") throw new Refusal("tag", start, uri.next + 1);
    return { tag: { handle: undefined, suffix: uri.value }, end: uri.next + 1 };
  }
  if (isBlankBreakOrEnd(text[start + 1])) return { tag: { handle: undefined, suffix: "!" }, end: start + 1 };
  const handleEnd = hasHandle(text, start) ? scanHandle(text, start) : start + 1;
  const uri = scanUri(text, handleEnd, start);
  return { tag: { handle: text.slice(start, handleEnd), suffix: uri.value }, end: uri.next };
}

/** Reads `!tag`, `!!tag`, `!handle!tag`, `!<uri>` or a lone `!`. */
export function scanTag(text: string, start: number): Token {
  const { tag, end } = scanTagName(text, start);
  if (!isSpaceBreakOrEnd(text[end])) throw new Refusal("tag", start, end + 1);
  return { type: "tag", tag, start, end };
}

const skipSpaces = (text: string, from: number): number => {
  let at = from;
  while (text[at] === " ") at++;
  return at;
};

function scanDirectiveValue(text: string, start: number, nameStop: number): Token {
  const name = text.slice(start + 1, nameStop);
  const from = skipSpaces(text, nameStop);
  if (name === "YAML") {
    const version = /^(\d+)\.(\d+)/.exec(text.slice(from, from + 40));
    if (version === null || !isSpaceBreakOrEnd(text[from + version[0].length])) throw new Refusal("directive", start);
    return { type: "%YAML", major: Number(version[1]), start, end: from + version[0].length };
  }
  if (name === "TAG") {
    const handleEnd = scanHandle(text, from);
    if (text[handleEnd] !== " ") throw new Refusal("directive", start);
    const prefix = scanUri(text, skipSpaces(text, handleEnd), start);
    if (!isSpaceBreakOrEnd(text[prefix.next])) throw new Refusal("directive", start);
    return { type: "%TAG", handle: text.slice(from, handleEnd), prefix: prefix.value, start, end: prefix.next };
  }
  let end = nameStop;
  while (!isBreakOrEnd(text[end])) end++;
  return { type: "directive", start, end };
}

/** Reads a `%` line; only blanks or a comment may follow it. */
export function scanDirective(text: string, start: number): Token {
  const nameStop = nameEnd(text, start + 1);
  if (nameStop === start + 1 || !isSpaceBreakOrEnd(text[nameStop])) throw new Refusal("directive", start, nameStop);
  const token = scanDirectiveValue(text, start, nameStop);
  const rest = skipSpaces(text, token.end);
  if (text[rest] !== "#" && !isBreakOrEnd(text[rest])) throw new Refusal("directive", start, rest);
  return token;
}
