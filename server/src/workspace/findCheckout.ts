import type { CheckoutPlace } from "./checkout.js";
import type { Files } from "./files.js";
import { basename, dirname, isInside, join, upwards } from "./paths.js";

/** Where forks keep their `parse_model`, seen from a folder around the config; the first that is there wins. */
const usualPlaces = [
  "models/yolo.py",
  "ultralytics/nn/tasks.py",
  "yolo.py",
  "nn/tasks.py",
  "tasks.py",
  "yolov5/models/yolo.py",
];

/** Folders to look in around a config; packages to look above, and names to look for, to find where imports start. */
const HEIGHT = 12;
const PACKAGES = 4;
const NAMES = 100;

export interface Search {
  /** `auto`, `builtin` for no checkout, or a path from the folder of the workspace, else from the config's. */
  readonly parseModel: string;
  /** Folders that are open; nothing above them is looked at for a config that stands in one. */
  readonly folders: readonly string[];
}

/** A checkout, none, or the end of a sentence that says why the file that was named is none. */
export type SearchResult = CheckoutPlace | { readonly refusal: string } | undefined;

/** The outermost of the open folders around a file. */
export const folderAround = (path: string, folders: readonly string[]): string | undefined =>
  folders.filter((folder) => isInside(path, folder)).sort((a, b) => a.length - b.length)[0];

/** Finds the `parse_model` that reads a config: the nearest one above it, or the one that is named. */
export function findCheckout(config: string, files: Files, { parseModel, folders }: Search): SearchResult {
  if (parseModel === "builtin") return undefined;
  const folder = dirname(config);
  const last = folderAround(config, folders);
  if (parseModel !== "auto") {
    const path = join(last ?? folder, parseModel);
    const refusal = refusalOf(path, files);
    return refusal === undefined ? placeOf(path, files) : { refusal };
  }
  for (const around of upwards(folder, last, HEIGHT)) {
    for (const usual of usualPlaces) {
      const place = placeOf(join(around, usual), files);
      if (place !== undefined) return trainedFrom(place, files) ?? place;
    }
  }
  return undefined;
}

/** Forks with several files that define `parse_model` train with the one that `train.py` takes its model from. */
function trainedFrom({ root, parseModelPath }: CheckoutPlace, files: Files): CheckoutPlace | undefined {
  const path = join(root, "train.py");
  const script = files.isFile(path) ? files.read(path) : undefined;
  if (script?.kind !== "text") return undefined;
  const imports = script.text.matchAll(/^from[ \t]+([\w.]+)[ \t]+import[ \t].*\b(?:Detection)?Model\b/gm);
  const named = Array.from(imports, ([, name = ""]) => join(root, `${name.replaceAll(".", "/")}.py`)).at(-1);
  return named === undefined || named === parseModelPath ? undefined : placeOf(named, files);
}

/** Why a file is no `parse_model` to read configs with: the end of a sentence; undefined where it is one. */
export function refusalOf(path: string, files: Files): string | undefined {
  const file = files.read(path);
  if (file === undefined) return "does not exist";
  if (file.kind === "refused") return file.reason;
  return /^def[ \t]+parse_model\b/m.test(file.text) ? undefined : "does not define parse_model";
}

function placeOf(parseModelPath: string, files: Files): CheckoutPlace | undefined {
  if (!files.isFile(parseModelPath) || refusalOf(parseModelPath, files) !== undefined) return undefined;
  const file = files.read(parseModelPath);
  if (file?.kind !== "text") return undefined;
  const root = rootOf(parseModelPath, file.text, files);
  const moduleName = parseModelPath
    .slice(root === "/" ? 1 : root.length + 1)
    .replace(/\.py$/, "")
    .replaceAll("/", ".");
  return { root, parseModelPath, moduleName };
}

/** The folder above a file that most of its absolute imports start from, else the one around its packages. */
function rootOf(path: string, text: string, files: Files): string {
  const imports = text.matchAll(/^[ \t]*(?:from|import)[ \t]+([\p{L}_][\p{L}\p{N}_]*)/gmu);
  const names = [...new Set(Array.from(imports, ([, name = ""]) => name))].slice(0, NAMES);
  const isThere = (folder: string, name: string): boolean =>
    files.isDirectory(join(folder, name)) || files.isFile(join(folder, `${name}.py`));
  const counts = upwards(dirname(path), undefined, PACKAGES).map((folder) => ({
    folder,
    count: names.filter((name) => isThere(folder, name)).length,
  }));
  const most = Math.max(...counts.map(({ count }) => count));
  const found = most > 0 ? counts.find(({ count }) => count === most) : undefined;
  return found?.folder ?? aroundPackages(dirname(path), files);
}

function aroundPackages(folder: string, files: Files): string {
  const isPackage = basename(folder) === "models" || files.isFile(join(folder, "__init__.py"));
  return isPackage && folder !== dirname(folder) ? aroundPackages(dirname(folder), files) : folder;
}
