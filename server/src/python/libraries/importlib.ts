import { NotAnalysed } from "../../values/errors.js";
import { isUnknown } from "../../values/value.js";
import { frameOf, scoped } from "../scopedBuiltins.js";
import type { LibraryDefinition } from "./library.js";

/** Python's `importlib`, as far as it imports a module whose whole name is given. */
export const importlib = (): LibraryDefinition => ({
  names: Object.fromEntries([
    scoped("import_module", (scope, [name = null, ...others]) => {
      if (isUnknown(name)) return name;
      const isWhole = typeof name === "string" && !name.startsWith(".") && others.length === 0;
      if (!isWhole) throw new NotAnalysed("import_module() of a relative name");
      const { module } = frameOf(scope);
      return module.machine.importer.module(module, name, 0);
    }),
  ]),
});
