import { checkoutCode } from "../../analysis/checkoutCode.js";
import { PyClass } from "../../python/classes.js";
import type { Checkout } from "../../workspace/checkout.js";

/** A class of modules that a Python file defines at its top. */
export interface DefinedModule {
  readonly name: string;
  /** What is known of it; undefined where `parse_model` does not see it. */
  readonly cls: PyClass | undefined;
  /** 0-based lines of its statement. */
  readonly first: number;
  readonly last: number;
}

const classLine = /^class[ \t]+(\w+)[ \t]*\(([^)\n]*)/;

/** The classes of modules that a file of a checkout defines; those that `parse_model` does not see by their bases. */
export function definedModules(checkout: Checkout, path: string, text: string): readonly DefinedModule[] {
  const lines = text.split(/\r\n|\n|\r/);
  const scope = checkoutCode(checkout)?.scope;
  return lines.flatMap((line, first) => {
    const [, name = "", bases = ""] = classLine.exec(line) ?? [];
    const seen = name === "" ? undefined : scope?.own(name);
    const cls = seen instanceof PyClass && seen.place.path === path ? seen : undefined;
    const isModule = cls?.isModule ?? (name !== "" && /\b(?:nn\.)?Module\b/.test(bases));
    if (!isModule) return [];
    const next = lines.findIndex((other, at) => at > first && /^[^\s#)]/.test(other));
    return [{ name, cls, first, last: (next < 0 ? lines.length : next) - 1 }];
  });
}
