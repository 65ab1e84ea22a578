import type { Files } from "./files.js";
import type { ModuleFile } from "./moduleFile.js";
import { dirname, join } from "./paths.js";

const isName = (text: string): boolean => /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(text);

/** The module of a name in a folder; as in Python a package comes before a file, and that before a mere folder. */
function moduleIn(folder: string, name: string, files: Files): ModuleFile | undefined {
  if (!isName(name)) return undefined;
  const inner = join(folder, name);
  const isFolder = files.isDirectory(inner);
  const init = `${inner}/__init__.py`;
  if (isFolder && files.isFile(init)) return { kind: "package", path: init, folder: inner };
  if (files.isFile(`${inner}.py`)) return { kind: "module", path: `${inner}.py` };
  return isFolder ? { kind: "namespace", folder: inner } : undefined;
}

/** The module of a name in a package; a plain module has none. */
export const submodule = (parent: ModuleFile, name: string, files: Files): ModuleFile | undefined =>
  parent.kind === "module" ? undefined : moduleIn(parent.folder, name, files);

/** Follows a dotted name from a folder; the folder itself for an empty name. */
function follow(folder: string, name: string, files: Files): ModuleFile | undefined {
  if (name === "") return packageAt(folder, files);
  let found: ModuleFile | undefined = { kind: "namespace", folder };
  for (const part of name.split(".")) found = found && submodule(found, part, files);
  return found;
}

function packageAt(folder: string, files: Files): ModuleFile | undefined {
  const path = join(folder, "__init__.py");
  if (files.isFile(path)) return { kind: "package", path, folder };
  return files.isDirectory(folder) ? { kind: "namespace", folder } : undefined;
}

/** Resolves `from ..name import`: level 1 is the folder of the file. */
export function resolveRelative(fromFile: string, name: string, level: number, files: Files): ModuleFile | undefined {
  let folder = dirname(fromFile);
  for (let i = 1; i < level && folder !== "/"; i++) folder = dirname(folder);
  return follow(folder, name, files);
}

/**
 * Resolves an absolute import in the folders of a search path. A folder without `__init__.py` that merely has the
 * name counts only where no folder has a module of that name.
 */
export function resolveAbsolute(name: string, folders: readonly string[], files: Files): ModuleFile | undefined {
  if (name === "") return undefined;
  let namespace: ModuleFile | undefined;
  for (const folder of folders) {
    const found = follow(folder, name, files);
    if (found !== undefined && found.kind !== "namespace") return found;
    namespace ??= found;
  }
  return namespace;
}
