import { dirname, join } from "./paths.js";

/** Folders that code puts on `sys.path`, those put in front first. */
export interface AddedFolders {
  readonly first: readonly string[];
  readonly last: readonly string[];
}

/** Characters of a line that such code has. */
const LONGEST = 300;

/** Wrappers that leave a path as it is, and calls on it that do. */
const wrapper = /^(?:str|Path|pathlib\.Path|os\.fspath|os\.path\.(?:abspath|realpath|normpath|relpath|expanduser))\(/;
const trailer = /\.(?:resolve|absolute|as_posix|expanduser)\(\)$/;

/**
 * Finds the folders that a file puts on `sys.path`, as far as they are literals or the usual play with `__file__`.
 * Relative ones start at `root`, where YOLOv5 is started from.
 */
export function addedFolders(text: string, file: string, root: string): AddedFolders {
  const [first, last]: [string[], string[]] = [[], []];
  const end = text.lastIndexOf("sys.path");
  if (end < 0) return { first, last };
  const names = new Map([["__file__", file]]);
  // Lines behind the last one that names it add nothing.
  for (const line of text.slice(0, end + LONGEST).split(/\r?\n/)) {
    if (line.length > LONGEST) continue;
    const code = line.replace(/#.*$/, "").trim();
    const [, name, value = ""] = /^([A-Za-z_]\w*)\s*=\s*([^=].*)$/.exec(code) ?? [];
    if (name !== undefined && name !== "__file__") {
      const path = pathOf(value, names, root);
      if (path === undefined) names.delete(name);
      else names.set(name, path);
    }
    const [, method, added = ""] = /\bsys\.path\.(append|insert)\s*\((.*)\)$/.exec(code) ?? [];
    const folder = method === undefined ? undefined : pathOf(added.replace(/^\s*-?\d+\s*,/, ""), names, root);
    if (folder !== undefined) (method === "insert" ? first : last).push(folder);
  }
  return { first, last };
}

/** The path that an expression of a path is, if it is one of the usual ones. */
function pathOf(expression: string, names: ReadonlyMap<string, string>, root: string): string | undefined {
  const code = expression.trim();
  const of = (inner: string): string | undefined => pathOf(inner, names, root);
  if (/^[A-Za-z_]\w*$/.test(code)) return names.get(code);
  if (/^(?:os\.getcwd|Path\.cwd|pathlib\.Path\.cwd)\(\)$/.test(code)) return root;
  const literal = literalOf(code);
  if (literal !== undefined) return join(root, literal);
  if (trailer.test(code)) return of(code.replace(trailer, ""));
  const [, upper, steps] = /^(.*)\.parents\[(\d{1,2})\]$/.exec(code) ?? [];
  if (upper !== undefined) return above(of(upper), Number(steps) + 1);
  if (code.endsWith(".parent")) return above(of(code.slice(0, -".parent".length)), 1);
  const [, folder, tail] = /^(.*)\/\s*("[^"]*"|'[^']*')$/.exec(code) ?? [];
  if (folder !== undefined) return joined(of(folder), [tail ?? ""]);
  const inner = /^[\w.]+\((.*)\)$/.exec(code)?.[1];
  if (inner === undefined || !isBalanced(inner)) return undefined;
  const [head = "", ...others] = argumentsOf(inner);
  if (wrapper.test(code)) return of(head);
  if (code.startsWith("os.path.dirname(")) return above(of(head), 1);
  return code.startsWith("os.path.join(") ? joined(of(head), others) : undefined;
}

const literalOf = (code: string): string | undefined =>
  /^[rRuU]?(?:"([^"\\]*)"|'([^'\\]*)')$/.exec(code)?.slice(1).join("");

function above(path: string | undefined, steps: number): string | undefined {
  let at = path;
  for (let i = 0; i < steps && at !== undefined; i++) at = dirname(at);
  return at;
}

function joined(folder: string | undefined, tails: readonly string[]): string | undefined {
  let at = folder;
  for (const tail of tails) {
    const literal = literalOf(tail.trim());
    at = at === undefined || literal === undefined ? undefined : join(at, literal);
  }
  return at;
}

/** Whether no bracket closes before it opens. */
function isBalanced(code: string): boolean {
  let depth = 0;
  for (const character of code) {
    if (character === "(") depth += 1;
    else if (character === ")") depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** Parts arguments at the commas outside of brackets. */
function argumentsOf(code: string): readonly string[] {
  const found = [""];
  for (const part of code.split(/(?=,)/)) {
    const last = found.at(-1) ?? "";
    if (part.startsWith(",") && isBalanced(last)) found.push(part.slice(1));
    else found[found.length - 1] = last + part;
  }
  return found;
}
