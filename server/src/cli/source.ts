import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { stockText } from "../yolov5/stock/stock.js";
import type { Version } from "../yolov5/versions.js";
import { decode } from "./decode.js";
import type { Entry } from "./files.js";
import { reasonOf } from "./stat.js";
import type { Terminal } from "./terminal.js";

/** The text of a config and how it is called. */
export interface Source {
  readonly name: string;
  /** The file's name without folders and ending, which the summary line begins with. */
  readonly stem: string | undefined;
  /** Where it stands on the disk. */
  readonly path?: string;
  readonly text: string;
  readonly named: boolean;
}

/** `other`: the file holds no text that could be a config. */
export type SourceResult =
  | { readonly kind: "source"; readonly source: Source }
  | { readonly kind: "unreadable" | "other"; readonly message: string };

const largestFile = 10_000_000;

function fromBytes(bytes: Uint8Array, source: Omit<Source, "text">): SourceResult {
  const decoded = decode(bytes);
  return "text" in decoded
    ? { kind: "source", source: { ...source, text: decoded.text } }
    : { kind: "other", message: `${source.name} ${decoded.refusal}` };
}

function readFile(file: string, name: string, named: boolean): SourceResult {
  try {
    const stat = statSync(file);
    if (!stat.isFile() && !stat.isFIFO()) return { kind: "other", message: `${name} is no file.` };
    if (stat.size > largestFile) {
      return { kind: "other", message: `${name} is larger than 10 MB, too large for a model config.` };
    }
    return fromBytes(readFileSync(file), { name, stem: path.parse(file).name, path: file, named });
  } catch (error) {
    return { kind: "unreadable", message: `${name} cannot be read: ${reasonOf(error)}.` };
  }
}

/** Reads what an entry stands for, a stock config as the version has it; what cannot be read is told in a sentence. */
export async function readSource(entry: Entry, terminal: Terminal, version: Version): Promise<SourceResult> {
  switch (entry.kind) {
    case "file":
      return readFile(entry.path, entry.name, entry.named);
    case "stock": {
      const { name } = entry;
      return {
        kind: "source",
        source: { name: `stock:${name}`, stem: name, text: stockText(name, version) ?? "", named: true },
      };
    }
    case "input":
      return fromBytes(await terminal.readInput(), { name: "<stdin>", stem: undefined, named: true });
  }
}
