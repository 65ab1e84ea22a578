import type { Files } from "./files.js";
import { join } from "./paths.js";

/** Where a class is defined. */
export interface ClassPlace {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
}

/** Folders that hold no code of the project. */
const skipped = /^(?:\.|__pycache__$|node_modules$|venv$|env$|site-packages$|runs$|datasets?$|data$|wandb$|weights$)/;

/** A checkout has some hundred Python files; what lies beyond is not looked at. */
const limits = { files: 600, depth: 6 };

/** The top-level classes of a name in the Python below a folder, those nearest to the folder first. */
export function findClasses(files: Files, root: string, name: string): readonly ClassPlace[] {
  if (!/^\w+$/.test(name)) return [];
  const pattern = new RegExp(`^class[ \\t]+${name}[ \\t]*[:(]`, "m");
  return pythonFiles(files, root).flatMap((path) => {
    const file = files.read(path);
    const match = file?.kind === "text" ? pattern.exec(file.text) : null;
    if (match === null || file?.kind !== "text") return [];
    return [{ path, line: file.text.slice(0, match.index).split("\n").length }];
  });
}

function pythonFiles(files: Files, root: string): readonly string[] {
  const found: string[] = [];
  let folders = [root];
  for (let depth = 0; depth < limits.depth && folders.length > 0; depth++) {
    const next: string[] = [];
    for (const folder of folders) {
      for (const name of files.list(folder)) {
        if (found.length >= limits.files) return found;
        const path = join(folder, name);
        if (name.endsWith(".py")) found.push(path);
        else if (!skipped.test(name) && !name.includes(".") && files.isDirectory(path)) next.push(path);
      }
    }
    folders = next;
  }
  return found;
}
