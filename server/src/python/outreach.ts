import type { FoundModule, ModuleFinder } from "./interpreter.js";
import type { ImportedModule } from "./outward.js";
import { sourceFile } from "./sourceFile.js";

type Import = Pick<ImportedModule, "name" | "level" | "members">;

/**
 * Which modules work on what others of the workspace hold when they run: a registry is filled by importing a module for
 * nothing but that. All others can wait until one of their names is used.
 */
export class Outreach {
  readonly #finder: ModuleFinder;
  readonly #known = new Map<string, boolean>();
  /** Modules that were asked for before, whose imports need not be followed again. */
  readonly #followed = new Set<string>();
  /** The first parts of names that are of the workspace, or are not. */
  readonly #tops = new Map<string, boolean>();

  constructor(finder: ModuleFinder) {
    this.#finder = finder;
  }

  /** The modules that an import has to run at once, in Python's order; those that it has named before are left out. */
  reaching(path: string, wanted: Import): readonly FoundModule[] {
    return this.#found(path, wanted).flatMap((found) => this.#behind(found));
  }

  /** A module and what it imports, as far as they reach out. */
  #behind(found: FoundModule): readonly FoundModule[] {
    if (this.#followed.has(found.path)) return [];
    this.#followed.add(found.path);
    const { imports } = sourceFile(found.path, found.text).outward;
    const inner = imports.flatMap((each) => this.reaching(found.path, each));
    return this.reachesOut(found.path, found.text) ? [...inner, found] : inner;
  }

  /** Whether statements at the top of a file work on names that it has from other files of the workspace. */
  reachesOut(path: string, text: string): boolean {
    let reaches = this.#known.get(path);
    if (reaches === undefined) {
      const { imports, reached } = sourceFile(path, text).outward;
      const names = new Set(reached);
      reaches = imports.some(
        (each) => each.binds.some((name) => names.has(name)) && this.#found(path, each).length > 0,
      );
      this.#known.set(path, reaches);
    }
    return reaches;
  }

  #found(path: string, { name, level, members }: Import): readonly FoundModule[] {
    if (level === 0 && !this.#isOurs(path, name)) return [];
    const module = this.#finder.find(path, name, level);
    if (module === undefined) return [];
    return [module, ...members.flatMap((member) => (member === "*" ? [] : (module.submodule(member) ?? [])))];
  }

  #isOurs(path: string, name: string): boolean {
    const top = name.split(".")[0] ?? "";
    const known = this.#tops.get(top);
    if (known !== undefined) return known;
    const isOurs = this.#finder.find(path, top, 0) !== undefined;
    this.#tops.set(top, isOurs);
    return isOurs;
  }
}
