/** Where a module of the workspace stands. */
export type ModuleFile =
  /** One file. */
  | { readonly kind: "module"; readonly path: string }
  /** A folder with the file that is executed for it, `__init__.py`. */
  | { readonly kind: "package"; readonly path: string; readonly folder: string }
  /**
   * A folder without one. Python takes an installed package of that name instead, so that a name that such a folder
   * lacks is not known to be missing.
   */
  | { readonly kind: "namespace"; readonly folder: string };
