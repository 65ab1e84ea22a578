import { typeError, valueError } from "../../values/errors.js";
import { special, typeName } from "../../values/kinds.js";
import { repr } from "../../values/repr.js";
import { isInt, list, type PyObject, tuple, unknown, type Value } from "../../values/value.js";
import { builtinFunction, type Call } from "../callables.js";
import { nativeFunction } from "./functions.js";
import type { LibraryDefinition } from "./library.js";
import { each, foreign, instance, libraryClass, noOperation, table } from "./objects.js";
import { join, nameOf, normalise, parentOf, suffixOf } from "./paths.js";

/** A path, without a file system behind it. */
class PathObject implements PyObject {
  readonly kind = "object";
  readonly typeName = "PosixPath";
  readonly cls = PosixPath;

  constructor(readonly path: string) {}

  repr(): string {
    return `PosixPath(${repr(this.path)})`;
  }

  attribute(name: string): Value | undefined {
    if (name === "__class__") return this.cls;
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (property !== undefined) return property(this.path);
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    if (method !== undefined)
      return nativeFunction(name, method.signature, (...args) => method.run(this.path, ...args));
    return Object.hasOwn(outside, name) ? outside[name] : undefined;
  }
}

/** The path that a text or a path object stands for. */
export function pathText(value: Value): string {
  if (typeof value === "string") return value;
  if (value instanceof PathObject) return value.path;
  const own = special(value, "__fspath__");
  if (typeof own === "string") return own;
  throw typeError(`expected str, bytes or os.PathLike object, not ${typeName(value)}`);
}

const path = (text: string): PathObject => new PathObject(text);

const parentsOf = (own: string): readonly string[] => {
  const parents: string[] = [];
  for (let at = parentOf(own); at !== parents.at(-1) && own !== "." && own !== "/"; at = parentOf(at)) parents.push(at);
  return parents;
};

const properties: Readonly<Record<string, (own: string) => Value>> = {
  name: nameOf,
  parent: (own) => path(parentOf(own)),
  parents: (own) => parentsObject(parentsOf(own).map(path)),
  parts: (own) =>
    tuple([...(own.startsWith("/") ? ["/"] : []), ...own.split("/").filter((part) => part !== "" && part !== ".")]),
  stem: (own) => nameOf(own).slice(0, nameOf(own).length - suffixOf(nameOf(own)).length),
  suffix: (own) => suffixOf(nameOf(own)),
  suffixes: (own) =>
    list(
      nameOf(own)
        .replace(/^\.+/, "")
        .split(".")
        .slice(1)
        .map((part) => `.${part}`),
    ),
  anchor: (own) => (own.startsWith("/") ? "/" : ""),
  root: (own) => (own.startsWith("/") ? "/" : ""),
  drive: () => "",
};

/** A folder that is above the paths we know exists all the same. */
function parentsObject(items: readonly Value[]): PyObject {
  const at = (index: Value): Value =>
    (isInt(index) && Number(index) >= 0 ? items[Number(index)] : undefined) ?? unknown("a folder above the workspace");
  const attributes: Readonly<Record<string, Value>> = {
    __len__: builtinFunction("__len__", () => items.length),
    __getitem__: builtinFunction("__getitem__", ([index = null]) => at(index)),
  };
  return instance({ typeName: "_PathParents", attribute: table(attributes), visit: () => items });
}

interface Method {
  readonly signature: string;
  readonly run: (own: string, ...args: readonly Value[]) => Value;
}

const method = (signature: string, run: Method["run"]): Method => ({ signature, run });

const joined = method("*others", (own, others) => {
  const texts = typeof others === "object" && others?.kind === "tuple" ? others.items : [];
  return path(join(own, ...texts.map(pathText)));
});

function replaceName(own: string, name: string): Value {
  if (nameOf(own) === "") throw valueError(`${repr(path(own))} has an empty name`);
  return path(join(parentOf(own), name));
}

const methods: Readonly<Record<string, Method>> = {
  __str__: method("", (own) => own),
  __fspath__: method("", (own) => own),
  __truediv__: method("other", (own, other) => path(join(own, pathText(other)))),
  __rtruediv__: method("other", (own, other) => path(join(pathText(other), own))),
  __eq__: method("other", (own, other) => other instanceof PathObject && other.path === own),
  __hash__: method("", (own) =>
    [...own].reduce((hash, character) => (hash * 31 + (character.codePointAt(0) ?? 0)) % 2 ** 31, 7),
  ),
  as_posix: method("", (own) => own),
  is_absolute: method("", (own) => own.startsWith("/")),
  joinpath: joined,
  with_name: method("name", (own, name) => replaceName(own, pathText(name))),
  with_stem: method("stem", (own, stem) => replaceName(own, pathText(stem) + suffixOf(nameOf(own)))),
  with_suffix: method("suffix", (own, suffix) => {
    const text = pathText(suffix);
    if (text !== "" && (!text.startsWith(".") || text === ".")) throw valueError(`Invalid suffix ${repr(text)}`);
    const name = nameOf(own);
    return replaceName(own, name.slice(0, name.length - suffixOf(name).length) + text);
  }),
  relative_to: method("*other", (own, others) => {
    const [other = ""] = typeof others === "object" && others?.kind === "tuple" ? others.items.map(pathText) : [];
    const base = normalise(other);
    if (base === ".") return path(own);
    if (own === base) return path(".");
    if (own.startsWith(base === "/" ? base : `${base}/`)) return path(own.slice(base === "/" ? 1 : base.length + 1));
    throw valueError(
      `${repr(own)} is not in the subpath of ${repr(base)} OR one path is relative and the other is absolute.`,
    );
  }),
  absolute: method("", path),
  resolve: method("strict=False", path),
  expanduser: method("", path),
};

/** What reads or changes files. */
const outside: Readonly<Record<string, Value>> = {
  ...each("mkdir touch unlink rmdir rename replace chmod write_text write_bytes symlink_to", noOperation),
  ...each(
    "exists is_file is_dir is_symlink stat lstat open read_text read_bytes glob rglob iterdir owner samefile match",
    (name) => foreign(`Path.${name}`),
  ),
};

const makePath: Call = (args) => path(args.length === 0 ? "." : join(...args.map(pathText)));

const PosixPath: PyObject = libraryClass({
  qualifiedName: "pathlib.PosixPath",
  bases: ["Path", "PurePosixPath", "PurePath"],
  call: makePath,
});

const cwd: Value = foreign("Path.cwd()");

const Path: PyObject = {
  ...libraryClass({
    qualifiedName: "pathlib.Path",
    bases: ["PurePath"],
    call: makePath,
    attributes: { cwd: builtinFunction("cwd", () => cwd), home: builtinFunction("home", () => foreign("Path.home()")) },
  }),
  hasInstance: (value) => value instanceof PathObject,
};

/** Python's `pathlib`: the algebra of POSIX paths. What needs a file system is not known. */
export const pathlib = (): LibraryDefinition => ({
  names: { Path, PosixPath: Path, PurePath: Path, PurePosixPath: Path },
  others: "PureWindowsPath WindowsPath",
});
