import type { Checkout } from "../../workspace/checkout.js";
import { type FileEdit, insertion } from "./textEdit.js";

/**
 * Adds a name to the modules whose channels `parse_model` works out: the first set, list or tuple of it that names
 * `Conv`. Versions write it as `m in {Conv, ...}` or `m in [Conv, ...]`, later ones as a `frozenset` before the loop.
 */
export function registerClass(checkout: Checkout, name: string): readonly FileEdit[] {
  const path = checkout.parseModelPath;
  const file = checkout.files.read(path);
  if (file?.kind !== "text") return [];
  const start = /^def parse_model\b/m.exec(file.text)?.index;
  const end = start === undefined ? undefined : endOfNames(file.text, start);
  if (end === undefined) return [];
  const comma = /,\s*$/.test(file.text.slice(0, end)) ? "" : ",";
  const at = file.text.slice(0, end).trimEnd().length;
  return [insertion(path, file.text, at, `${comma} ${name}`)];
}

const closing: Readonly<Record<string, string>> = { "{": "}", "[": "]", "(": ")" };

/** The offset of the bracket that closes the first display of names with `Conv` among them. */
function endOfNames(source: string, start: number): number | undefined {
  for (const match of source.slice(start).matchAll(/[{[(](?=[^{}[\]()=]*\bConv\b[^{}[\]()=]*[}\])])/g)) {
    const open = start + match.index;
    const close = source.indexOf(closing[match[0]] ?? "", open);
    if (close > open && source.slice(open, close).includes(",")) return close;
  }
  return undefined;
}
