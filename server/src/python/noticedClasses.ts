import type { Chunk } from "./topLevel.js";

/** The bases and keywords of a class. */
const header = /^class[ \t]+\w+[ \t]*\(([^:]*)\)/;

/** A metaclass of the workspace. */
const metaclass = /\bmetaclass\s*=\s*(?!(?:\w+\.)*ABCMeta\b)/;

/**
 * Which classes others notice when they are made: a base with `__init_subclass__` or a metaclass may keep a list of
 * what derives from it, so that such a class cannot wait until its name is used.
 */
export class NoticedClasses {
  readonly #bases = new Set<string>();

  /** Whether a definition has to run where it stands. Definitions are asked for in their order. */
  isNoticed({ text: decorated, defines = "" }: Chunk): boolean {
    const text = decorated.replace(/^(?:@[^\n]*\n)+/, "");
    if (!text.startsWith("class")) return false;
    const bases = header.exec(text)?.[1] ?? "";
    const isDerived = this.#bases.size > 0 && (bases.match(/\w+/g) ?? []).some((name) => this.#bases.has(name));
    const notices = isDerived || metaclass.test(bases) || text.includes("__init_subclass__");
    if (notices) this.#bases.add(defines);
    return isDerived;
  }
}
