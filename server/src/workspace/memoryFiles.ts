import { decodePython } from "./decodePython.js";
import type { RefusedFile, SourceFile, StoredFiles } from "./files.js";
import { dirname, isInside, normalize } from "./paths.js";

/** Files that are held in memory, for tests and for hosts without a disk. */
export class MemoryFiles implements StoredFiles {
  readonly #files = new Map<string, SourceFile | RefusedFile>();
  #count = 0;

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [path, content] of Object.entries(files)) this.write(path, content);
  }

  write(path: string, content: string | Uint8Array): void {
    const at = normalize(path);
    const decoded = decodePython(typeof content === "string" ? new TextEncoder().encode(content) : content);
    this.#files.set(at, { ...decoded, path: at, version: String((this.#count += 1)) });
  }

  remove(path: string): void {
    this.#files.delete(normalize(path));
  }

  read(path: string): SourceFile | RefusedFile | undefined {
    return this.#files.get(normalize(path));
  }

  isFile(path: string): boolean {
    return this.#files.has(normalize(path));
  }

  forget(): void {
    // Nothing is remembered beside the files themselves.
  }

  isDirectory(path: string): boolean {
    const folder = normalize(path);
    return folder === "/" || [...this.#files.keys()].some((file) => isInside(dirname(file), folder));
  }

  list(path: string): readonly string[] {
    const folder = normalize(path);
    const start = folder === "/" ? 1 : folder.length + 1;
    const inside = [...this.#files.keys()].filter((file) => file !== folder && isInside(file, folder));
    return [...new Set(inside.map((file) => file.slice(start).split("/", 1)[0] ?? ""))].sort();
  }
}
