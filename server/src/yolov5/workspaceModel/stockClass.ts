import { PyClass } from "../../python/classes.js";
import { fingerprint } from "../../python/fingerprint.js";
import { fingerprints } from "./fingerprints.data.js";

/**
 * The version of YOLOv5 whose class a class of the checkout is, letter for letter but for comments, with all that it is
 * built on; undefined for one that was changed or is its author's own.
 */
export function stockVersionOf(cls: PyClass): string | undefined {
  return Object.keys(fingerprints).find((version) => isStock(cls, version, new Set()));
}

function isStock(cls: PyClass, version: string, seen: Set<PyClass>): boolean {
  if (seen.has(cls)) return true;
  seen.add(cls);
  const known = fingerprints[version] ?? {};
  if (known[cls.name] === undefined || known[cls.name] !== fingerprint(cls.source)) return false;
  return [...new Set(cls.source.match(/\w+/g) ?? [])]
    .filter((word) => known[word] !== undefined && word !== cls.name)
    .every((word) => {
      const used = cls.module.own(word);
      return used === undefined || (used instanceof PyClass && isStock(used, version, seen));
    });
}
