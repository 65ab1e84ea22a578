import { nameError, PythonError } from "../values/errors.js";
import type { PyObject, Value } from "../values/value.js";
import type { BoundNames } from "./boundNames.js";
import { builtins } from "./builtins.js";
import type { Code } from "./code.js";
import type { Machine } from "./machine.js";
import { namespaceDict } from "./namespaceDict.js";
import type { Scope } from "./scope.js";

/** How a statement ended: it fell through, left or repeated a loop, or returned. */
export type Completion = undefined | "break" | "continue" | { readonly value: Value };
export type Statement = (frame: Frame) => Completion;
/** A statement of a generator, which stops at every `yield`: it gives what is yielded and takes what is sent. */
export type Steps = (frame: Frame) => Generator<Value, Completion, Value>;

/** Where statements run: a module, a class body or a call of a function. */
export interface Frame extends Scope {
  readonly module: ModuleScope;
  /** The names of the frame itself. */
  readonly names: Map<string, Value>;
  /** Of a module: imported names that nobody has used yet. */
  readonly lazy?: Map<string, () => Value>;
  /** The line that runs, 1-based. */
  line: number;
  bind(name: string, value: Value): void;
  /** Gives false where the name is not bound. */
  unbind(name: string): boolean;
  /** What functions that are defined here see. */
  readonly inner: Scope;
  readonly code?: Code;
}

/** The globals of a module of the workspace. */
export class ModuleScope implements Frame {
  readonly names = new Map<string, Value>();
  /** Imported names that nobody has used yet. */
  readonly lazy = new Map<string, () => Value>();
  #postpones: boolean | undefined;
  /** Where names may be that the module does not bind itself: star imports from outside the workspace. */
  readonly elsewhere: ((name: string) => Value | undefined)[] = [];
  line = 0;
  /** Steps that the statements of the module took, and characters of them that were parsed. */
  steps = 0;
  parsed = 0;
  readonly module = this;
  readonly inner = this;
  /** `globals()`. */
  readonly dictionary: PyObject = namespaceDict(this);

  constructor(
    /** Dotted, as `__name__`. */
    readonly name: string,
    readonly path: string,
    readonly machine: Machine,
    readonly source = "",
  ) {
    this.names.set("__name__", name);
    this.names.set("__file__", path);
  }

  get budget(): Machine {
    return this.machine;
  }

  /** Of a library, whose lines nobody can look up. */
  get isLibrary(): boolean {
    return this.path.startsWith("<");
  }

  /** Whether `from __future__ import annotations` leaves annotations as text. */
  get postponesAnnotations(): boolean {
    return (this.#postpones ??= /^from __future__ import .*\bannotations\b/m.test(this.source));
  }

  /** Whether the file has a `del` of the name that a NameError is about, which definitions that run late would miss. */
  deletes(message: string): boolean {
    const name = /^name '(.*)' is not defined$/.exec(message)?.[1] ?? "";
    return this.source.split("\n").some((line) => /^\s*del\b/.test(line) && line.includes(name));
  }

  /** The value of a global without Python's builtins and without guesses; undefined where there is none. */
  own(name: string): Value | undefined {
    const value = this.names.get(name);
    if (value !== undefined) return value;
    const load = this.lazy.get(name);
    if (load === undefined) return undefined;
    this.lazy.delete(name);
    const loaded = load();
    this.names.set(name, loaded);
    return loaded;
  }

  lookup(name: string): Value | undefined {
    const value = this.own(name);
    if (value !== undefined) return value;
    const builtin = this.machine.builtins.get(name);
    return builtin !== undefined || builtins.has(name) ? builtin : this.guess(name);
  }

  /** What a name may be that came with a star from outside the workspace. */
  guess(name: string): Value | undefined {
    for (const find of this.elsewhere) {
      const found = find(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  bind(name: string, value: Value): void {
    this.names.set(name, value);
    this.lazy.delete(name);
  }

  unbind(name: string): boolean {
    const wasLazy = this.lazy.delete(name);
    return this.names.delete(name) || wasLazy;
  }

  /** The text of a line, 1-based. */
  sourceLine(line: number): string {
    return this.source.split("\n")[line - 1] ?? "";
  }

  /** Every name that is bound. */
  allNames(): readonly string[] {
    return [...this.names.keys(), ...this.lazy.keys()];
  }
}

/** A call of a function. */
export class FunctionFrame implements Frame {
  line: number;
  #inner: Scope | undefined;

  constructor(
    readonly code: Code,
    readonly names: Map<string, Value>,
    readonly outer: Scope,
    readonly module: ModuleScope,
  ) {
    this.line = code.line;
  }

  get budget(): Machine {
    return this.module.machine;
  }

  get inner(): Scope {
    return (this.#inner ??= innerOf(this));
  }

  lookup(name: string): Value | undefined {
    const value = this.names.get(name);
    if (value !== undefined) return value;
    if (this.code.locals.has(name)) throw unbound(name, this);
    return this.code.globals.has(name) ? this.module.lookup(name) : this.outer.lookup(name);
  }

  bind(name: string, value: Value): void {
    if (this.code.globals.has(name)) this.module.bind(name, value);
    else if (this.code.nonlocals.has(name)) this.outer.bind?.(name, value);
    else this.names.set(name, value);
  }

  unbind(name: string): boolean {
    if (this.code.globals.has(name)) return this.module.unbind(name);
    return this.code.nonlocals.has(name) ? this.outer.unbind?.(name) === true : this.names.delete(name);
  }
}

/** The variables of a call as functions and comprehensions inside it see them. */
function innerOf(frame: FunctionFrame): Scope {
  const { code, names, outer, budget } = frame;
  const isOwn = (name: string): boolean => code.locals.has(name) || names.has(name) || code.globals.has(name);
  return {
    budget,
    frame,
    lookup: (name) => {
      if (names.has(name) || !code.locals.has(name)) return frame.lookup(name);
      throw nameFree(name);
    },
    bind: (name, value) => {
      if (isOwn(name)) frame.bind(name, value);
      else outer.bind?.(name, value);
    },
    unbind: (name) => (isOwn(name) ? frame.unbind(name) : outer.unbind?.(name) === true),
  };
}

/** The body of a class: its names become the attributes, and functions inside do not see them. */
export class ClassFrame implements Frame {
  readonly names = new Map<string, Value>();
  readonly inner: Scope;
  line: number;

  constructor(
    readonly outer: Frame,
    readonly bound: BoundNames,
    /** `__qualname__` of the class. */
    readonly qualname: string,
    /** The class, once the body has run: what `super()` means in its methods. */
    cell: { value: Value | undefined },
  ) {
    this.line = outer.line;
    const scope = outer.inner;
    this.inner = {
      budget: scope.budget,
      frame: this,
      lookup: (name) => (name === "__class__" ? cell.value : scope.lookup(name)),
      bind: (name, value) => scope.bind?.(name, value),
      unbind: (name) => scope.unbind?.(name) === true,
    };
  }

  get module(): ModuleScope {
    return this.outer.module;
  }

  get budget(): Machine {
    return this.module.machine;
  }

  /** A name that the body binds is looked for in the globals before that, not in the function around the class. */
  lookup(name: string): Value | undefined {
    if (this.names.has(name)) return this.names.get(name);
    const { locals, globals } = this.bound;
    return locals.has(name) || globals.has(name) ? this.module.lookup(name) : this.outer.inner.lookup(name);
  }

  bind(name: string, value: Value): void {
    const { globals, nonlocals } = this.bound;
    if (globals.has(name)) this.module.bind(name, value);
    else if (nonlocals.has(name)) this.outer.inner.bind?.(name, value);
    else this.names.set(name, value);
  }

  unbind(name: string): boolean {
    return this.bound.globals.has(name) ? this.module.unbind(name) : this.names.delete(name);
  }
}

const nameFree = (name: string): PythonError =>
  new PythonError(
    "NameError",
    `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`,
  );

/** The error of a name that a frame reads or deletes and that is not bound. */
export function unbound(name: string, frame: Frame): PythonError {
  if (frame.code?.nonlocals.has(name) === true) return nameFree(name);
  if (frame.code?.locals.has(name) !== true) return nameError(name);
  const message = `cannot access local variable '${name}' where it is not associated with a value`;
  return new PythonError("UnboundLocalError", message);
}
