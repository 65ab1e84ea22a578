import type { Value } from "../values/value.js";
import { Module } from "../torch/module.js";
import { forgetPatches, isPatched } from "../torch/nativeClass.js";
import { PyClass } from "./classes.js";
import type { ModuleScope } from "./frames.js";
import { Descriptor } from "./descriptors.js";
import { PyFunction } from "./functions.js";
import { Instance } from "./instance.js";

/** Something that can change, as it was. */
interface Saved {
  readonly restore: () => void;
  readonly isChanged: () => boolean;
}

/**
 * The state of what a module has made, right after it ran. Building a model changes some of it, such as
 * `Conv.default_act`; the next model must find it as a new process would.
 */
export class SavedState {
  readonly #saved: Saved[] = [];
  readonly #seen = new Set<object>();

  remember(scope: ModuleScope): void {
    this.#map(scope.names);
    for (const value of scope.names.values()) this.#visit(value, scope);
  }

  /** What a definition made when its name was first used. */
  rememberValue(value: Value, scope: ModuleScope): void {
    this.#visit(value, scope);
  }

  restore(): void {
    for (const { restore } of this.#saved) restore();
    forgetPatches();
  }

  /** How much there is to save: more once a definition that nobody had used has run. */
  get size(): number {
    return this.#saved.length;
  }

  /** Whether anything is other than it was. */
  get isChanged(): boolean {
    return isPatched() || this.#saved.some((saved) => saved.isChanged());
  }

  /** Names may be found later (lazy imports); those that were there get their values back. */
  #map(names: Map<string, Value>): void {
    const before = [...names];
    this.#saved.push({
      restore: () => {
        for (const [name, value] of before) if (names.get(name) !== value) names.set(name, value);
      },
      isChanged: () => before.some((entry) => names.get(entry[0]) !== entry[1]),
    });
  }

  #visit(value: Value, scope: ModuleScope): void {
    if (typeof value !== "object" || value === null || this.#seen.has(value)) return;
    if (value instanceof PyClass && value.module !== scope) return;
    this.#seen.add(value);
    for (const inner of this.#parts(value)) this.#visit(inner, scope);
  }

  /** Saves what can change of a value and gives what it holds. */
  #parts(value: Value & object): Iterable<Value> {
    if (value instanceof Instance) return [value.dictionary, value.held ?? null];
    if (value instanceof PyClass) {
      this.#classNames(value.names);
      return value.names.values();
    }
    if (value instanceof PyFunction) return value.defaults.values();
    if (value instanceof Descriptor) return [value.target];
    if (value instanceof Module) return [];
    if (value.kind === "list") {
      const items = [...value.items];
      const isChanged = (): boolean =>
        value.items.length !== items.length || items.some((item, i) => value.items[i] !== item);
      this.#saved.push({
        isChanged,
        restore: () => {
          if (isChanged()) value.items = [...items];
        },
      });
      return items;
    }
    if (value.kind === "dict") {
      const entries = value.entries.map(([key, item]): [Value, Value] => [key, item]);
      const isOther = ([key, item]: readonly [Value, Value], i: number): boolean => {
        const now = value.entries[i];
        return now?.[0] !== key || now[1] !== item;
      };
      const isChanged = (): boolean => value.entries.length !== entries.length || entries.some(isOther);
      this.#saved.push({
        isChanged,
        restore: () => {
          if (isChanged()) value.entries = entries.map(([key, item]) => [key, item]);
        },
      });
      return entries.flat();
    }
    return [];
  }

  /** A class has the names that its body bound and no others. */
  #classNames(names: Map<string, Value>): void {
    this.#map(names);
    const known = new Set(names.keys());
    this.#saved.push({
      restore: () => {
        if (names.size === known.size) return;
        for (const name of names.keys()) if (!known.has(name)) names.delete(name);
      },
      isChanged: () => names.size !== known.size,
    });
  }
}
