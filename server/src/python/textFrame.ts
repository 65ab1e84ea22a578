import { lookup, setKey, deleteKey } from "../values/dicts.js";
import { NotAnalysed } from "../values/errors.js";
import { special } from "../values/kinds.js";
import { isDict, isObject, type Value } from "../values/value.js";
import { builtins } from "./builtins.js";
import type { Completion, Frame, ModuleScope } from "./frames.js";
import type { Machine } from "./machine.js";
import { parseFile } from "./parseFile.js";
import { programContext } from "./program.js";
import type { Namespace, Scope } from "./scope.js";

/** Runs the statements of a text, as `exec` does. */
export const runText = (text: string, frame: Frame): Completion => programContext(text).block(parseFile(text))(frame);

/** Where a text runs that has dicts for its names, or those of the function around it. */
export class TextFrame implements Frame {
  readonly names = new Map<string, Value>();
  readonly inner: Scope = this;
  line = 0;

  constructor(
    readonly module: ModuleScope,
    readonly outer: Namespace,
    /** The dict that new names go into; they are lost where there is none. */
    readonly dictionary?: Value,
  ) {}

  get budget(): Machine {
    return this.module.machine;
  }

  lookup(name: string): Value | undefined {
    const own = this.names.get(name) ?? (this.dictionary === undefined ? undefined : find(this.dictionary, name));
    return own === undefined ? this.outer.lookup(name) : own;
  }

  bind(name: string, value: Value): void {
    const { dictionary } = this;
    if (dictionary === undefined) this.names.set(name, value);
    else if (isDict(dictionary)) setKey(dictionary, name, value);
    else special(dictionary, "__setitem__", name, value);
  }

  unbind(name: string): boolean {
    if (this.names.delete(name)) return true;
    return this.dictionary !== undefined && isDict(this.dictionary) && deleteKey(this.dictionary, name) !== undefined;
  }
}

const missing: Value = { kind: "object", typeName: "object", repr: () => "<object>" };

/** A name in a dict or in `globals()`. */
function find(names: Value, name: string): Value | undefined {
  if (isDict(names)) return lookup(names, name);
  if (names === null || !isObject(names)) throw new NotAnalysed("code with such namespaces");
  const value = special(names, "get", name, missing);
  return value === missing ? undefined : value;
}

/** The names of dicts, one after the other, and then Python's builtins. */
export const namesIn = (dictionaries: readonly Value[], machine: Machine): Namespace => ({
  lookup: (name) => {
    for (const names of dictionaries) {
      const value = find(names, name);
      if (value !== undefined) return value;
    }
    return machine.builtins.get(name) ?? builtins.get(name);
  },
});
