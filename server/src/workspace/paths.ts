/** A path without `.`, `..`, doubled slashes and one at the end; relative ones start at the root. */
export function normalize(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `${/^\/\/[^/]/.test(path) ? "//" : "/"}${parts.join("/")}`;
}

/** Follows `relative` from a folder; an absolute one stands for itself. */
export const join = (folder: string, relative: string): string =>
  normalize(relative.startsWith("/") ? relative : `${folder}/${relative}`);

/** The folder that a path stands in; the root stands in itself. */
export function dirname(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash <= 0 ? "/" : path.slice(0, slash);
}

export const basename = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** Whether a path is the folder or stands in it. */
export const isInside = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith("/") ? folder : `${folder}/`);

/** A folder and the folders above it up to `last`, or to the root where it is not below that; `limit` at most. */
export function upwards(folder: string, last: string | undefined, limit: number): readonly string[] {
  const found: string[] = [];
  for (let at = folder; found.length < limit; at = dirname(at)) {
    found.push(at);
    if (at === last || at === dirname(at)) break;
  }
  return found;
}

/** A path as it is called in a folder around it; other paths stay as they are. */
export const pathIn = (folder: string, path: string): string =>
  path !== folder && isInside(path, folder) ? path.slice(folder === "/" ? 1 : folder.length + 1) : path;
