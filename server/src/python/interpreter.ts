import { NotAnalysed, PythonError } from "../values/errors.js";
import { isObject, isSequence, type PyObject, unknown, type Value } from "../values/value.js";
import { getAttribute } from "./attributes.js";
import { execute } from "./execute.js";
import { ModuleScope } from "./frames.js";
import { descriptorClasses } from "./descriptors.js";
import { libraries } from "./libraries/index.js";
import { type Importer, Machine } from "./machine.js";
import { ModuleObject } from "./moduleObject.js";
import { NoticedClasses } from "./noticedClasses.js";
import { Outreach } from "./outreach.js";
import { SavedState } from "./savedState.js";
import { scopedBuiltins } from "./scopedBuiltins.js";
import { settle } from "./settle.js";
import { sourceFile } from "./sourceFile.js";
import { imported } from "./strangers.js";
import type { Chunk } from "./topLevel.js";

/** A module that was found in the workspace. */
export interface FoundModule {
  /** Dotted, as `__name__`. */
  readonly name: string;
  readonly path: string;
  /** Empty for a package without `__init__.py`. */
  readonly text: string;
  /** The module of that name inside this package. */
  submodule(name: string): FoundModule | undefined;
}

/** Where the interpreter finds modules of the workspace. */
export interface ModuleFinder {
  /** The module that a file imports by a dotted name, `level` dots up; undefined for one from elsewhere. */
  find(fromPath: string, name: string, level: number): FoundModule | undefined;
}

/** What runs only where the file is run as a program. */
const onlyAsProgram = /^if[ \t]+__name__[ \t]*==[ \t]*["']__main__["'][ \t]*:(?![^]*\n(?:else|elif)\b)/;

/** Runs the Python of one workspace, each module once. */
export class Interpreter implements Importer {
  readonly machine: Machine;
  readonly #finder: ModuleFinder;
  readonly #library = libraries((name, text) =>
    this.run({ name, path: `<${name}>`, text, submodule: () => undefined }),
  );
  readonly #state = new SavedState();
  readonly #registered = new NoticedClasses();
  readonly #modules = new Map<string, ModuleObject>();
  readonly #outreach: Outreach;

  constructor(finder: ModuleFinder) {
    this.#finder = finder;
    this.#outreach = new Outreach(finder);
    this.machine = new Machine(this, new Map<string, Value>([...scopedBuiltins, ...descriptorClasses]));
  }

  /** Every module of the workspace that was run so far. */
  get modules(): readonly ModuleScope[] {
    return [...this.#modules.values()].map(({ scope }) => scope).filter(({ isLibrary }) => !isLibrary);
  }

  /** Runs a module, once. */
  run(found: FoundModule): ModuleObject {
    const known = this.#modules.get(found.path);
    if (known !== undefined) return known;
    const scope = new ModuleScope(found.name, found.path, this.machine, found.text);
    const module = new ModuleObject(scope, (name) => {
      const inner = found.submodule(name);
      return inner && this.run(inner);
    });
    this.#modules.set(found.path, module);
    const { chunks } = sourceFile(found.path, found.text);
    for (const chunk of chunks) this.#begin(chunk, scope);
    this.#state.remember(scope);
    return module;
  }

  /** Runs a statement, or has a definition run when its name is first used. */
  #begin(chunk: Chunk, scope: ModuleScope): void {
    const { defines } = chunk;
    if (onlyAsProgram.test(chunk.text)) return;
    if (defines === undefined || this.#registered.isNoticed(chunk)) execute(chunk, scope);
    else {
      scope.names.delete(defines);
      scope.lazy.set(defines, () => {
        execute(chunk, scope);
        const value = scope.names.get(defines);
        if (value === undefined) return unknown(`${defines} of ${scope.name}`);
        this.#state.rememberValue(value, scope);
        return value;
      });
    }
  }

  reachesOut({ path, source, isLibrary }: ModuleScope): boolean {
    return !isLibrary && this.#outreach.reachesOut(path, source);
  }

  prepare(from: ModuleScope, name: string, level: number, members: readonly string[]): void {
    if (from.isLibrary) return;
    for (const found of this.#outreach.reaching(from.path, { name, level, members })) this.run(found);
  }

  /** Puts every module back into the state it was in once it had run. */
  restore(): void {
    this.#state.restore();
  }

  /** Whether what ran since has changed what modules hold. */
  get isChanged(): boolean {
    return this.#state.isChanged;
  }

  /** How much modules hold: more once a definition that nobody had used has run. */
  get extent(): number {
    return this.#state.size;
  }

  module(from: ModuleScope, name: string, level: number): Value {
    const found = this.#finder.find(from.path, name, level);
    if (found !== undefined) return this.run(found);
    return (level === 0 ? this.#library(name) : undefined) ?? unknown(`the package ${".".repeat(level)}${name}`);
  }

  member(from: ModuleScope, name: string, level: number, member: string): Value {
    const module = this.module(from, name, level);
    return settle(() => {
      const value = isObject(module) ? module.attribute?.(member) : undefined;
      if (value !== undefined) return value;
      const inner =
        isObject(module) && !(module instanceof ModuleObject) ? this.#library(`${name}.${member}`) : undefined;
      if (inner !== undefined) return inner;
      return imported(member, `${member} of ${".".repeat(level)}${name}`);
    });
  }

  everything(from: ModuleScope, name: string, level: number): void {
    const module = this.module(from, name, level);
    if (module instanceof ModuleObject) this.#bindAll(from, module);
    else if (isObject(module)) from.elsewhere.push((wanted) => publicAttribute(module, wanted));
    else from.elsewhere.push((wanted) => unknown(`${wanted}, which may come from ${name}`));
  }

  #bindAll(into: ModuleScope, module: ModuleObject): void {
    const { scope } = module;
    const listed = scope.names.get("__all__");
    const isListed = listed !== undefined && isSequence(listed);
    const names = isListed
      ? listed.items.flatMap((item) => (typeof item === "string" ? [item] : []))
      : scope.allNames().filter((name) => !name.startsWith("_"));
    for (const name of names) {
      into.names.delete(name);
      into.lazy.set(name, () => {
        const value = module.attribute(name);
        return value === undefined ? unknown(`${name} of ${scope.name}`) : value;
      });
    }
    into.elsewhere.push(...scope.elsewhere);
  }
}

/** A name that `from library import *` would bring. */
function publicAttribute(module: PyObject, name: string): Value | undefined {
  if (name.startsWith("_")) return undefined;
  try {
    return getAttribute(module, name);
  } catch (error) {
    if (error instanceof PythonError) return undefined;
    if (error instanceof NotAnalysed) return unknown(error.reason);
    throw error;
  }
}
