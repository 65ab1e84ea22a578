import type { LibraryDefinition } from "./library.js";
import { each, libraryClass } from "./objects.js";

/** Python's `enum`. Classes that derive from it are not analysed. */
export const enumeration = (): LibraryDefinition => ({
  names: each("Enum Flag IntEnum IntFlag StrEnum", (name) => libraryClass({ qualifiedName: `enum.${name}` })),
});
