import { normalize } from "./paths.js";

/** Drive letters are one whichever way they are written. */
const lowerDrive = (path: string): string =>
  path.replace(/^\/([A-Za-z]):/, (_, letter: string) => `/${letter.toLowerCase()}:`);

/** The path of a `file:` uri, e.g. `/c:/a.py` of `file:///C%3A/a.py`; undefined for other uris. */
export function pathOfUri(uri: string): string | undefined {
  const [, host = "", encoded] = /^file:\/\/([^/?#]*)(\/[^?#]*)/i.exec(uri) ?? [];
  if (encoded === undefined) return undefined;
  try {
    const path = lowerDrive(normalize(decodeURIComponent(encoded)));
    return host === "" || host === "localhost" ? path : `//${decodeURIComponent(host)}${path}`;
  } catch {
    return undefined;
  }
}

const encode = (path: string): string => path.split("/").map(encodeURIComponent).join("/");

/** The `file:` uri of a path, written as VS Code writes it. */
export const uriOfPath = (path: string): string =>
  path.startsWith("//") ? `file:${encode(path)}` : `file://${encode(path)}`;

/** The path of a file as Windows or another system names it. */
export const pathOfNative = (native: string): string =>
  /^[A-Za-z]:|^\\\\/.test(native)
    ? lowerDrive(normalize(native.replaceAll("\\", "/").replace(/^(?!\/)/, "/")))
    : normalize(native);

/** How the system names a path. */
export const nativeOfPath = (path: string): string =>
  /^\/[a-z]:/.test(path) ? path.slice(1).replaceAll("/", "\\").replace(/^.:$/, "$&\\") : path;
