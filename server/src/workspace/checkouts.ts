import type { Checkout, CheckoutPlace } from "./checkout.js";
import type { Files } from "./files.js";
import { findCheckout, folderAround, type Search } from "./findCheckout.js";
import type { ModuleFile } from "./moduleFile.js";
import { dirname, isInside, upwards } from "./paths.js";
import { resolveAbsolute, resolveRelative, submodule } from "./resolveImport.js";
import { addedFolders } from "./searchPath.js";
import { Snapshot } from "./snapshot.js";

/** Checkouts that are remembered at once. */
const LIMIT = 8;

/** Folders above an importing file that are looked in. */
const HEIGHT = 12;

/** The checkouts around configs; each stays the same object while nothing that was read of it has changed. */
export class Checkouts {
  readonly #files: Files;
  readonly #known = new Map<string, SnapshotCheckout>();

  constructor(files: Files) {
    this.#files = files;
  }

  /** The checkout around a config; undefined where there is none. `refuse` is told what is wrong with a setting. */
  around(config: string, search: Search, refuse: (sentence: string) => void = () => undefined): Checkout | undefined {
    const place = findCheckout(config, this.#files, search);
    if (place === undefined) return undefined;
    if ("refusal" in place) {
      refuse(`${search.parseModel} ${place.refusal}; the built-in modules are used.`);
      return undefined;
    }
    const last = folderAround(config, search.folders);
    const key = JSON.stringify([place.parseModelPath, last]);
    const known = this.#known.get(key);
    if (known?.root === place.root && known.isCurrent()) return known;
    this.#known.delete(key);
    if (this.#known.size >= LIMIT) this.#known.delete(this.#known.keys().next().value ?? "");
    const checkout = new SnapshotCheckout(place, this.#files, last);
    this.#known.set(key, checkout);
    return checkout;
  }
}

class SnapshotCheckout implements Checkout {
  readonly root: string;
  readonly parseModelPath: string;
  readonly moduleName: string;
  readonly files: Snapshot;
  readonly #last: string;
  readonly #searchPaths = new Map<string, readonly string[]>();

  constructor({ root, parseModelPath, moduleName }: CheckoutPlace, live: Files, workspaceFolder: string | undefined) {
    this.root = root;
    this.parseModelPath = parseModelPath;
    this.moduleName = moduleName;
    this.files = new Snapshot(live);
    const isAround = workspaceFolder !== undefined && isInside(root, workspaceFolder);
    this.#last = isAround ? workspaceFolder : dirname(root);
  }

  isCurrent(): boolean {
    return this.files.isCurrent();
  }

  resolve(fromFile: string, name: string, level: number): ModuleFile | undefined {
    return level > 0
      ? resolveRelative(fromFile, name, level, this.files)
      : resolveAbsolute(name, this.#searchPath(fromFile), this.files);
  }

  submodule(parent: ModuleFile, name: string): ModuleFile | undefined {
    return submodule(parent, name, this.files);
  }

  /** What the file and the one with `parse_model` put on `sys.path`, the root, and the folders around the file. */
  #searchPath(fromFile: string): readonly string[] {
    const known = this.#searchPaths.get(fromFile);
    if (known !== undefined) return known;
    const added = [this.parseModelPath, fromFile].map((path) => {
      const file = this.files.read(path);
      return addedFolders(file?.kind === "text" ? file.text : "", path, this.root);
    });
    const around = upwards(dirname(fromFile), this.#last, HEIGHT);
    const isNear = around.at(-1) === this.#last;
    const found = [
      ...added.flatMap(({ first }) => first),
      this.root,
      ...added.flatMap(({ last }) => last),
      ...(isNear ? around : around.slice(0, 1)),
    ];
    const path = [...new Set(found)];
    this.#searchPaths.set(fromFile, path);
    return path;
  }
}
