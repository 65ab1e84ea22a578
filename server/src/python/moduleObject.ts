import type { PyObject, Value } from "../values/value.js";
import type { ModuleScope } from "./frames.js";

/** A module of the workspace as code sees it. */
export class ModuleObject implements PyObject {
  readonly kind = "object";
  readonly typeName = "module";

  constructor(
    readonly scope: ModuleScope,
    /** A submodule by name, where the module is a package. */
    readonly submodule: (name: string) => Value | undefined,
  ) {}

  repr(): string {
    return `<module '${this.scope.name}' from '${this.scope.path}'>`;
  }

  attribute(name: string): Value | undefined {
    if (name === "__dict__") return this.scope.dictionary;
    const own = this.scope.own(name);
    if (own !== undefined) return own;
    return this.submodule(name) ?? this.#elsewhere(name);
  }

  #elsewhere(name: string): Value | undefined {
    for (const find of this.scope.elsewhere) {
      const found = find(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  setAttribute(name: string, value: Value): void {
    this.scope.bind(name, value);
  }
}
