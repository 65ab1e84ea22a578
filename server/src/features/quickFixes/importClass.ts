import { fileImports } from "../../python/fileImports.js";
import type { Checkout } from "../../workspace/checkout.js";
import { pathIn } from "../../workspace/paths.js";
import { addItem } from "./addItem.js";
import { type FileEdit, insertion } from "./textEdit.js";

/**
 * Imports a class of another file where `parse_model` stands: in the import of that file if there is one, else
 * `from models.common import Name` after the last import.
 */
export function importClass(checkout: Checkout, name: string, from: string): readonly FileEdit[] {
  const path = checkout.parseModelPath;
  const file = checkout.files.read(path);
  if (file?.kind !== "text" || from === path) return [];
  const imports = fileImports(file.text);
  const known = imports.from.find(
    ({ module, level, names }) => !names.includes("*") && pathOf(checkout, module, level) === from,
  );
  if (known !== undefined) return addItem(path, file.text, known.list, name);
  const module = moduleOf(checkout, from);
  if (module === undefined) return [];
  const line = `from ${module} import ${name}\n`;
  return [insertion(path, file.text, imports.end, laidOut(file.text, imports, line))];
}

/** Parts a line from what it must not touch: a last line without an end, a docstring, and code where no imports are. */
function laidOut(source: string, { end, any }: { readonly end: number; readonly any: boolean }, line: string): string {
  const [before, after] = [source.slice(0, end), source.slice(end)];
  const ended = before === "" || before.endsWith("\n") ? "" : "\n";
  if (any) return ended + line;
  return `${ended}${before === "" ? "" : "\n"}${line}${/^\s*(?:\n|$)/.test(after) ? "" : "\n"}`;
}

function pathOf(checkout: Checkout, module: string, level: number): string | undefined {
  const found = checkout.resolve(checkout.parseModelPath, module, level);
  return found === undefined || found.kind === "namespace" ? undefined : found.path;
}

/** The dotted name by which a file is imported from the root of the checkout. */
function moduleOf(checkout: Checkout, path: string): string | undefined {
  const module = pathIn(checkout.root, path)
    .replace(/(?:\/__init__)?\.py$/, "")
    .replaceAll("/", ".");
  return pathOf(checkout, module, 0) === path ? module : undefined;
}
