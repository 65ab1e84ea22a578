import type { Files, RefusedFile, SourceFile } from "./files.js";

type FileAt = SourceFile | RefusedFile | undefined;

const contentOf = (file: FileAt): string | undefined => (file?.kind === "text" ? file.text : file?.reason);

const isSame = (one: FileAt, other: FileAt): boolean =>
  one === other || (one?.kind === other?.kind && contentOf(one) === contentOf(other));

/** Answers each question once. */
class Answers<Answer> {
  readonly #known = new Map<string, Answer>();
  readonly #ask: (path: string) => Answer;

  constructor(ask: (path: string) => Answer) {
    this.#ask = ask;
  }

  of(path: string): Answer {
    if (!this.#known.has(path)) this.#known.set(path, this.#ask(path));
    return this.#known.get(path) as Answer;
  }

  areCurrent(isSame: (now: Answer, then: Answer) => boolean): boolean {
    for (const [path, answer] of this.#known) if (!isSame(this.#ask(path), answer)) return false;
    return true;
  }
}

/** Files that never change: what was asked once has the same answer ever after. */
export class Snapshot implements Files {
  readonly #reads: Answers<FileAt>;
  readonly #files: Answers<boolean>;
  readonly #folders: Answers<boolean>;
  readonly #lists: Answers<readonly string[]>;

  constructor(live: Files) {
    this.#reads = new Answers((path) => live.read(path));
    this.#files = new Answers((path) => live.isFile(path));
    this.#folders = new Answers((path) => live.isDirectory(path));
    this.#lists = new Answers((path) => live.list(path));
  }

  read(path: string): FileAt {
    return this.#reads.of(path);
  }

  isFile(path: string): boolean {
    return this.#files.of(path);
  }

  isDirectory(path: string): boolean {
    return this.#folders.of(path);
  }

  list(folder: string): readonly string[] {
    return this.#lists.of(folder);
  }

  /** Whether all that was asked would have the same answers now. */
  isCurrent(): boolean {
    const equal = (now: boolean, then: boolean): boolean => now === then;
    return (
      this.#reads.areCurrent(isSame) &&
      this.#files.areCurrent(equal) &&
      this.#folders.areCurrent(equal) &&
      this.#lists.areCurrent((now, then) => now.join("/") === then.join("/"))
    );
  }
}
