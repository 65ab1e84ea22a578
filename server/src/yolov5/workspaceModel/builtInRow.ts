import type { Value } from "../../values/value.js";
import { PyClass } from "../../python/classes.js";
import type { Module } from "../../torch/module.js";
import { sequential } from "../../torch/nn/container.js";
import { nnClasses } from "../../torch/nn/namespace.js";
import { attempt } from "../failure.js";
import { createLibrary } from "../library.js";
import { type Version, versions } from "../versions.js";
import { stockVersionOf } from "./stockClass.js";

/**
 * The module that is written here for a row whose class could not be followed, where that class is YOLOv5's own,
 * unchanged. Undefined for any other.
 */
export function builtInRow(cls: Value, args: readonly Value[], repeats: Value): Module | undefined {
  const version = cls instanceof PyClass ? stockVersionOf(cls) : undefined;
  if (version === undefined || !(cls instanceof PyClass)) return undefined;
  const outcome = attempt(() => {
    const conv = cls.module.own("Conv");
    const shared = conv instanceof PyClass ? conv.find("default_act") : undefined;
    const library = createLibrary(versions[version as Version], shared ?? nnClasses.get("SiLU")?.call([]) ?? null);
    const count = typeof repeats === "number" ? repeats : 1;
    const made = Array.from({ length: Math.max(1, count) }, () => library.make(cls.name, args));
    return made.length === 1 ? made[0] : sequential(made);
  });
  return outcome.kind === "value" ? outcome.value : undefined;
}
