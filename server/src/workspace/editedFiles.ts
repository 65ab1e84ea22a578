import { largestFile, tooLarge } from "./decodePython.js";
import type { Files, RefusedFile, SourceFile } from "./files.js";

/** A document as an editor has it. */
export interface EditedFile {
  readonly version: number;
  getText(): string;
}

/** Files as open editors have them, saved or not, and as `stored` has them where no editor is open. */
export class EditedFiles implements Files {
  readonly #stored: Files;
  readonly #editorOf: (path: string) => EditedFile | undefined;

  constructor(stored: Files, editorOf: (path: string) => EditedFile | undefined) {
    this.#stored = stored;
    this.#editorOf = editorOf;
  }

  read(path: string): SourceFile | RefusedFile | undefined {
    const editor = this.#editorOf(path);
    if (editor === undefined) return this.#stored.read(path);
    const text = editor.getText();
    const version = `edited ${editor.version}`;
    return text.length > largestFile
      ? { kind: "refused", path, version, reason: tooLarge }
      : { kind: "text", path, version, text };
  }

  isFile(path: string): boolean {
    return this.#editorOf(path) !== undefined || this.#stored.isFile(path);
  }

  isDirectory(path: string): boolean {
    return this.#stored.isDirectory(path);
  }

  list(folder: string): readonly string[] {
    return this.#stored.list(folder);
  }
}
