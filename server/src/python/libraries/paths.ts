/** The parts of a POSIX path and the path without what names nothing, as `pathlib` keeps it. */
export function normalise(path: string): string {
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  return (path.startsWith("/") ? "/" : "") + parts.join("/") || ".";
}

/** `pathlib`'s joining: an absolute path starts anew. */
export const join = (...paths: readonly string[]): string => {
  const start = paths.findLastIndex((path) => path.startsWith("/"));
  return normalise(paths.slice(Math.max(0, start)).filter(Boolean).join("/"));
};

/** The last part, empty for a root. */
export const nameOf = (path: string): string => (path === "." ? "" : path.slice(path.lastIndexOf("/") + 1));

/** The path without its last part. */
export function parentOf(path: string): string {
  const at = path.lastIndexOf("/");
  if (at < 0) return ".";
  return at === 0 ? "/" : path.slice(0, at);
}

/** From the last dot of a name on, unless that begins or ends it. */
export function suffixOf(name: string): string {
  const at = name.lastIndexOf(".");
  return at > 0 && at < name.length - 1 ? name.slice(at) : "";
}

/** `os.path.join`, which keeps what a path has of dots and slashes. */
export const joinText = (first: string, ...others: readonly string[]): string =>
  others.reduce((path, next) => {
    if (next.startsWith("/")) return next;
    return path === "" || path.endsWith("/") ? path + next : `${path}/${next}`;
  }, first);

/** `os.path.split`. */
export function splitText(path: string): readonly [head: string, tail: string] {
  const at = path.lastIndexOf("/") + 1;
  const head = path.slice(0, at);
  return [/^\/*$/.test(head) ? head : head.replace(/\/+$/, ""), path.slice(at)];
}

/** `os.path.splitext`. */
export function splitExtension(path: string): readonly [root: string, extension: string] {
  const match = /^(.*?[^/.][^/]*|)(\.[^/.]*)$/s.exec(path);
  const named = match !== null && /[^/.]/.test((match[1] ?? "").slice((match[1] ?? "").lastIndexOf("/") + 1));
  return named ? [match[1] ?? "", match[2] ?? ""] : [path, ""];
}

/** `os.path.normpath`. */
export function normaliseText(path: string): string {
  const root = /^\/\/(?!\/)/.test(path) ? "//" : path.startsWith("/") ? "/" : "";
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== ".." || (root === "" && (parts.length === 0 || parts.at(-1) === ".."))) parts.push(part);
    else parts.pop();
  }
  return root + parts.join("/") || ".";
}
