import type { Checkout } from "../../workspace/checkout.js";
import { type FileEdit, insertion } from "./textEdit.js";

/** `from models.common import Name` after the last import of the file with `parse_model`. */
export function importClass(checkout: Checkout, name: string, from: string): readonly FileEdit[] {
  const path = checkout.parseModelPath;
  const file = checkout.files.read(path);
  if (file?.kind !== "text" || from === path) return [];
  const module = moduleOf(checkout, from);
  if (module === undefined) return [];
  return [insertion(path, file.text, endOfImports(file.text), `from ${module} import ${name}\n`)];
}

/** The dotted name of a file below the root of the checkout. */
function moduleOf({ root }: Checkout, path: string): string | undefined {
  const base = root.endsWith("/") ? root : `${root}/`;
  if (!path.startsWith(base)) return undefined;
  return path
    .slice(base.length)
    .replace(/(?:\/__init__)?\.py$/, "")
    .replaceAll("/", ".");
}

/** An import at the top level, over several lines where it has parentheses. */
const importStatement = /^(?:from[ \t]+[\w.]+[ \t]+import[ \t]+(?:\([^)]*\)|[^\n]*)|import[ \t]+[^\n]*)(?:\n|$)/gm;

/** Where the top-level imports before the first definition end. */
function endOfImports(source: string): number {
  const definitions = /^(?:class|def|@)/m.exec(source)?.index ?? source.length;
  let end = 0;
  for (const match of source.slice(0, definitions).matchAll(importStatement)) end = match.index + match[0].length;
  return end;
}
