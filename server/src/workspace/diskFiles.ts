import { readdirSync, readFileSync, type Stats, statSync } from "node:fs";
import { decodePython, largestFile, tooLarge } from "./decodePython.js";
import type { RefusedFile, SourceFile, StoredFiles } from "./files.js";
import { nativeOfPath } from "./uris.js";

/** Enough for the Python of some checkouts; what was read first is forgotten first. */
const LIMIT = 500;

/** What is at a path; undefined for nothing, links in a circle, and what may not be looked at. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(nativeOfPath(path), { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

const versionOf = ({ mtimeMs, size, ino }: Stats): string => `${mtimeMs} ${size} ${ino}`;

/** The files on the disk of this machine, each read once a version. Devices and pipes are none. */
export class DiskFiles implements StoredFiles {
  readonly #known = new Map<string, SourceFile | RefusedFile>();

  read(path: string): SourceFile | RefusedFile | undefined {
    const stat = statOf(path);
    if (stat?.isFile() !== true) return undefined;
    const version = versionOf(stat);
    const known = this.#known.get(path);
    if (known?.version === version) return known;
    const file = this.#load(path, version, stat.size);
    this.#known.delete(path);
    if (this.#known.size >= LIMIT) this.#known.delete(this.#known.keys().next().value ?? "");
    this.#known.set(path, file);
    return file;
  }

  isFile(path: string): boolean {
    return statOf(path)?.isFile() === true;
  }

  isDirectory(path: string): boolean {
    return statOf(path)?.isDirectory() === true;
  }

  list(folder: string): readonly string[] {
    try {
      return readdirSync(nativeOfPath(folder)).sort();
    } catch {
      return [];
    }
  }

  forget(path: string): void {
    this.#known.delete(path);
  }

  #load(path: string, version: string, size: number): SourceFile | RefusedFile {
    if (size > largestFile) return { kind: "refused", path, version, reason: tooLarge };
    try {
      return { ...decodePython(readFileSync(nativeOfPath(path))), path, version };
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
      return { kind: "refused", path, version, reason: `cannot be read (${code})` };
    }
  }
}
