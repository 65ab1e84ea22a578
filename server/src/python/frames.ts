import { nameError, PythonError } from "../values/errors.js";
import type { Value } from "../values/value.js";
import { builtins } from "./builtins.js";
import type { Code } from "./code.js";
import type { Machine } from "./machine.js";
import type { Scope } from "./scope.js";

/** How a statement ended: it fell through, left or repeated a loop, or returned. */
export type Completion = undefined | "break" | "continue" | { readonly value: Value };
export type Statement = (frame: Frame) => Completion;

/** Where statements run: a module, a class body or a call of a function. */
export interface Frame extends Scope {
  readonly module: ModuleScope;
  /** The names of the frame itself. */
  readonly names: Map<string, Value>;
  /** The line that runs, 1-based. */
  line: number;
  bind(name: string, value: Value): void;
  /** Gives false where the name is not bound. */
  unbind(name: string): boolean;
  /** What functions that are defined here see. */
  readonly inner: Scope;
  /** What a generator has yielded. */
  readonly yielded?: Value[];
  readonly code?: Code;
}

/** The globals of a module of the workspace. */
export class ModuleScope implements Frame {
  readonly names = new Map<string, Value>();
  /** Imported names that nobody has used yet. */
  readonly lazy = new Map<string, () => Value>();
  /** Where names may be that the module does not bind itself: star imports from outside the workspace. */
  readonly elsewhere: ((name: string) => Value | undefined)[] = [];
  line = 0;
  readonly module = this;
  readonly inner = this;

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
    const value = this.own(name) ?? this.machine.builtins.get(name);
    if (value !== undefined || builtins.has(name)) return value;
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
  readonly yielded?: Value[];
  /** What `super()` is bound to. */
  firstArgument: Value | undefined;
  line: number;
  readonly inner = this;

  constructor(
    readonly code: Code,
    readonly names: Map<string, Value>,
    readonly outer: Scope,
    readonly module: ModuleScope,
  ) {
    this.line = code.line;
    if (code.isGenerator) this.yielded = [];
  }

  get budget(): Machine {
    return this.module.machine;
  }

  lookup(name: string): Value | undefined {
    const value = this.names.get(name);
    if (value !== undefined) return value;
    if (!this.code.locals.has(name)) {
      return this.code.globals.has(name) ? this.module.lookup(name) : this.outer.lookup(name);
    }
    const message = `cannot access local variable '${name}' where it is not associated with a value`;
    throw new PythonError("UnboundLocalError", message);
  }

  bind(name: string, value: Value): void {
    if (this.code.globals.has(name)) this.module.bind(name, value);
    else if (this.code.nonlocals.has(name)) this.outer.bind?.(name, value);
    else this.names.set(name, value);
  }

  unbind(name: string): boolean {
    return this.code.globals.has(name) ? this.module.unbind(name) : this.names.delete(name);
  }
}

/** The body of a class: its names become the attributes, and functions inside do not see them. */
export class ClassFrame implements Frame {
  readonly names = new Map<string, Value>();
  readonly inner: Scope;
  line: number;

  constructor(
    readonly outer: Frame,
    /** The class, once the body has run: what `super()` means in its methods. */
    cell: { value: Value | undefined },
  ) {
    this.line = outer.line;
    const scope = outer.inner;
    this.inner = {
      budget: scope.budget,
      lookup: (name) => (name === "__class__" ? cell.value : scope.lookup(name)),
      bind: (name, value) => scope.bind?.(name, value),
    };
  }

  get module(): ModuleScope {
    return this.outer.module;
  }

  get budget(): Machine {
    return this.module.machine;
  }

  lookup(name: string): Value | undefined {
    return this.names.has(name) ? this.names.get(name) : this.outer.inner.lookup(name);
  }

  bind(name: string, value: Value): void {
    this.names.set(name, value);
  }

  unbind(name: string): boolean {
    return this.names.delete(name);
  }
}

/** `NameError` of `del x` for a name that is not bound. */
export const unbound = (name: string): PythonError => nameError(name);
