import { lookup } from "../../values/dicts.js";
import { typeError } from "../../values/errors.js";
import { typeName } from "../../values/kinds.js";
import { str } from "../../values/repr.js";
import { type PyDict, tuple, unknown, type Value } from "../../values/value.js";
import { builtinFunction } from "../callables.js";
import { pythonFunction } from "./functions.js";
import type { LibraryDefinition } from "./library.js";
import { each, foreign, libraryClass, noOperation } from "./objects.js";
import { pathText } from "./pathlib.js";
import { joinText, normaliseText, splitExtension, splitText } from "./paths.js";

/** An environment in which nothing is set; what the program sets itself is kept. */
const environment = (): PyDict => ({
  kind: "dict",
  entries: [],
  subclass: { name: "_Environ", missing: (_, key) => unknown(`the environment variable ${str(key)}`) },
});

/** Python's `os`. There is no file system and no process behind it. */
export function os(): LibraryDefinition {
  const environ = environment();
  const getenv = (key: Value, fallback: Value): Value => {
    if (typeof key !== "string") throw typeError(`str expected, not ${typeName(key)}`);
    return lookup(environ, key) ?? fallback;
  };
  return {
    names: {
      ...each(
        "chdir chmod close fsync kill link makedirs mkdir putenv remove removedirs rename renames replace rmdir " +
          "setpriority symlink sync truncate unlink unsetenv",
        noOperation,
      ),
      ...each("getcwd getpid cpu_count listdir scandir walk stat popen system urandom sched_getaffinity", (name) =>
        foreign(`os.${name}`),
      ),
      PathLike: libraryClass({ qualifiedName: "os.PathLike" }),
      environ,
      fspath: pythonFunction("fspath", "path", pathText),
      getenv: pythonFunction("getenv", "key, default=None", getenv),
      linesep: "\n",
      name: "posix",
      sep: "/",
      pathsep: ":",
      curdir: ".",
      pardir: "..",
      extsep: ".",
    },
  };
}

const textFunctions: Readonly<Record<string, (path: string) => Value>> = {
  abspath: (path) => normaliseText(path),
  basename: (path) => splitText(path)[1],
  dirname: (path) => splitText(path)[0],
  expanduser: (path) => path,
  expandvars: (path) => path,
  isabs: (path) => path.startsWith("/"),
  normcase: (path) => path,
  normpath: normaliseText,
  realpath: (path) => normaliseText(path),
  split: (path) => tuple(splitText(path)),
  splitext: (path) => tuple(splitExtension(path)),
};

/** Python's `os.path`: the algebra of POSIX paths. What needs a file system is not known. */
export const osPath = (): LibraryDefinition => ({
  names: {
    ...Object.fromEntries(
      Object.entries(textFunctions).map(([name, run]) => [
        name,
        builtinFunction(name, ([path = null]) => run(pathText(path))),
      ]),
    ),
    ...each("exists isfile isdir islink ismount getsize getmtime lexists samefile relpath", (name) =>
      foreign(`os.path.${name}`),
    ),
    join: builtinFunction("join", (paths) => {
      const [first = "", ...others] = paths.map(pathText);
      return joinText(first, ...others);
    }),
    sep: "/",
    curdir: ".",
    pardir: "..",
    extsep: ".",
    pathsep: ":",
  },
});
