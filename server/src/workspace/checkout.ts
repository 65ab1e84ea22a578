import type { Files } from "./files.js";
import type { ModuleFile } from "./moduleFile.js";

/** Where a `parse_model` was found. */
export interface CheckoutPlace {
  /** The folder that imports start from: the one around `models/` or around the package `ultralytics`. */
  readonly root: string;
  readonly parseModelPath: string;
  /** As Python would name it from the root, e.g. `models.yolo`. */
  readonly moduleName: string;
}

/**
 * The Python around a config in one state: what was read once reads the same ever after. A change of any file that was
 * read, or of one that was missing, makes another checkout, so that all that is derived can be kept by the object.
 */
export interface Checkout extends CheckoutPlace {
  readonly files: Files;
  /**
   * The module that `fromFile` imports: `import a.b` has level 0, `from ..a import b` is `a` at level 2, and `from .
   * import b` is `` at level 1. Undefined for a module from elsewhere.
   */
  resolve(fromFile: string, name: string, level: number): ModuleFile | undefined;
  /** The module of that name in a package, as `from package import name` finds it. */
  submodule(parent: ModuleFile, name: string): ModuleFile | undefined;
}
