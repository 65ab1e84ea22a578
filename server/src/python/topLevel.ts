import { harmlessDecorators } from "./harmless.data.js";

/** A statement at the top level of a file, or several imports, with its text and where it begins. */
export interface Chunk {
  readonly text: string;
  /** 1-based. */
  readonly line: number;
  /** The name that a `def` or `class` binds which nobody notices; undefined for any other statement. */
  readonly defines: string | undefined;
}

/** Texts and comments, which may hold anything. */
const opaque =
  /[rRbBfFuU]{0,2}(?:"""(?:\\[\s\S]|[^\\])*?"""|'''(?:\\[\s\S]|[^\\])*?'''|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*')|#[^\n]*/g;

/** A clause that belongs to the statement before it. */
const continues = /^(?:else|elif|except|finally)\b/;

/**
 * Splits a file into the statements at its top level without parsing them, so that each is parsed when it is needed,
 * and a part that is being typed spoils only its own statement.
 */
export function topLevel(source: string): readonly Chunk[] {
  const text = source.replaceAll("\r\n", "\n");
  const lines = text.split("\n");
  const inside = new Set<number>();
  let at = 0;
  let line = 0;
  const masked = text.replace(opaque, (part, offset: number) => {
    if (!part.includes("\n")) return part.startsWith("#") ? "" : "x";
    line += linesIn(text, at, offset);
    const count = linesIn(part, 0, part.length);
    for (let i = 1; i <= count; i++) inside.add(line + i);
    line += count;
    at = offset + part.length;
    return `x${"\n".repeat(count)}`;
  });
  const starts = startsOf(masked.split("\n"), inside).filter((start, i, all) => {
    const before = all[i - 1];
    return before === undefined || !isImport(lines[before]) || !isImport(lines[start]);
  });
  return starts.map((start, i) => {
    const chunk = lines.slice(start, starts[i + 1]).join("\n");
    return { text: chunk, line: start + 1, defines: definedName(chunk) };
  });
}

/** Imports of one line each that follow one another are read at one go. */
const isImport = (line = ""): boolean => /^(?:import|from)\b[^()\\;]*$/.test(line);

function linesIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let i = text.indexOf("\n", from); i >= 0 && i < to; i = text.indexOf("\n", i + 1)) count += 1;
  return count;
}

/** The lines that begin a statement, where `inside` are those that begin within a text. */
function startsOf(lines: readonly string[], inside: ReadonlySet<number>): readonly number[] {
  const starts: number[] = [];
  let depth = 0;
  let decorated = false;
  let joined = false;
  lines.forEach((line, i) => {
    const defines = /^(?:async[ \t]+def|def|class)\b/.test(line);
    const free = (depth === 0 || defines) && !joined && !inside.has(i);
    if (free && /^\S/.test(line)) {
      if (!decorated && !continues.test(line)) starts.push(i);
      decorated = line.startsWith("@");
      depth = 0;
    }
    depth = Math.max(0, depth + balanceOf(line));
    joined = line.endsWith("\\");
  });
  return starts;
}

const definition = /^((?:@[^\n]*\n)*)(?:def|class)[ \t]+([^\W\d]\w*)/;

/** Decorators that stand on one line each are looked at; any other definition may be noticed. */
function definedName(chunk: string): string | undefined {
  const [, decorators = "", name] = definition.exec(chunk) ?? [];
  const each = decorators.split("\n").slice(0, -1);
  return each.every((line) => harmlessDecorators.has(/^@[\w.]*/.exec(line)?.[0].slice(1).split(".").at(-1) ?? ""))
    ? name
    : undefined;
}

function balanceOf(line: string): number {
  let balance = 0;
  for (const character of line) {
    if ("([{".includes(character)) balance += 1;
    else if (")]}".includes(character)) balance -= 1;
  }
  return balance;
}
