import { PythonError } from "../../values/errors.js";
import { repr, str } from "../../values/repr.js";
import { type PyObject, tuple, type Value } from "../../values/value.js";
import { builtinFunction } from "../callables.js";
import { pythonFunction } from "./functions.js";
import type { LibraryDefinition } from "./library.js";
import { foreign, libraryClass } from "./objects.js";

/** A version number as PEP 440 reads it. */
interface Version {
  readonly epoch: number;
  readonly release: readonly number[];
  readonly pre: readonly [kind: string, number: number] | undefined;
  readonly post: number | undefined;
  readonly dev: number | undefined;
  readonly local: readonly (string | number)[];
}

const pattern =
  /^\s*v?(?:(\d+)!)?(\d+(?:\.\d+)*)(?:[-_.]?(alpha|a|beta|b|preview|pre|c|rc)[-_.]?(\d+)?)?(-\d+|[-_.]?(?:post|rev|r)[-_.]?\d*)?(?:[-_.]?dev[-_.]?(\d+)?)?(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?\s*$/i;

const preKinds: Readonly<Record<string, string>> = {
  alpha: "a",
  a: "a",
  beta: "b",
  b: "b",
  c: "rc",
  rc: "rc",
  pre: "rc",
  preview: "rc",
};

/** Reads a version; undefined for a text that is none. */
function parse(text: string): Version | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [, epoch = "0", release = "0", pre, preNumber = "0", post, dev, local] = match;
  const number = (part: string): number => Number(/\d+/.exec(part)?.[0] ?? 0);
  const hasDev = /[-_.]?dev/i.test(text);
  return {
    epoch: Number(epoch),
    release: release.split(".").map(Number),
    pre: pre === undefined ? undefined : [preKinds[pre.toLowerCase()] ?? pre, Number(preNumber)],
    post: post === undefined ? undefined : number(post),
    dev: hasDev ? number(dev ?? "") : undefined,
    local: (local ?? "")
      .toLowerCase()
      .split(/[-_.]/)
      .filter(Boolean)
      .map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
  };
}

/** Where a version stands between others: parts to compare one after another. Source: PEP 440, "Summary". */
function rank({ epoch, release, pre, post, dev, local }: Version): readonly (string | number)[] {
  const trimmed = [...release];
  while (trimmed.at(-1) === 0) trimmed.pop();
  const padded = Array.from({ length: 12 }, (_, i) => trimmed[i] ?? 0);
  const isDevOnly = pre === undefined && post === undefined && dev !== undefined;
  const preRank = pre === undefined ? (isDevOnly ? [-1, 0] : [9, 0]) : [["a", "b", "rc"].indexOf(pre[0]), pre[1]];
  const parts = local.flatMap((part): (string | number)[] => (typeof part === "number" ? [2, part] : [1, part]));
  return [epoch, ...padded, ...preRank, post ?? -1, dev ?? Infinity, ...parts];
}

function order(left: Version, right: Version): number {
  const [a, b] = [rank(left), rank(right)];
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [x = -1, y = -1] = [a[i], b[i]];
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}

function textOf({ epoch, release, pre, post, dev, local }: Version): string {
  const head = (epoch > 0 ? `${epoch}!` : "") + release.join(".") + (pre ? pre.join("") : "");
  const tail = (post === undefined ? "" : `.post${post}`) + (dev === undefined ? "" : `.dev${dev}`);
  return head + tail + (local.length > 0 ? `+${local.join(".")}` : "");
}

const versions = new WeakMap<PyObject, Version>();

const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
  __lt__: (sign) => sign < 0,
  __le__: (sign) => sign <= 0,
  __eq__: (sign) => sign === 0,
  __ne__: (sign) => sign !== 0,
  __ge__: (sign) => sign >= 0,
  __gt__: (sign) => sign > 0,
};

const properties: Readonly<Record<string, (version: Version) => Value>> = {
  base_version: ({ epoch, release }) => (epoch > 0 ? `${epoch}!` : "") + release.join("."),
  dev: ({ dev }) => dev ?? null,
  epoch: ({ epoch }) => epoch,
  is_devrelease: ({ dev }) => dev !== undefined,
  is_postrelease: ({ post }) => post !== undefined,
  is_prerelease: ({ pre, dev }) => pre !== undefined || dev !== undefined,
  local: ({ local }) => (local.length > 0 ? local.join(".") : null),
  major: ({ release }) => release[0] ?? 0,
  micro: ({ release }) => release[2] ?? 0,
  minor: ({ release }) => release[1] ?? 0,
  post: ({ post }) => post ?? null,
  pre: ({ pre }) => (pre === undefined ? null : tuple(pre)),
  public: (version) => textOf({ ...version, local: [] }),
  release: ({ release }) => tuple(release),
};

function versionObject(version: Version): PyObject {
  const object: PyObject = {
    kind: "object",
    typeName: "Version",
    cls: Version,
    repr: () => `<Version(${repr(textOf(version))})>`,
    attribute: (name) => {
      if (name === "__class__") return Version;
      if (name === "__str__") return builtinFunction(name, () => textOf(version));
      const holds = Object.hasOwn(comparisons, name) ? comparisons[name] : undefined;
      if (holds === undefined) return Object.hasOwn(properties, name) ? properties[name]?.(version) : undefined;
      return builtinFunction(name, ([other = null]) => {
        const theirs = typeof other === "object" && other?.kind === "object" ? versions.get(other) : undefined;
        if (theirs !== undefined) return holds(order(version, theirs));
        return name === "__eq__" || name === "__ne__" ? name === "__ne__" : foreign("a comparison of versions");
      });
    },
  };
  versions.set(object, version);
  return object;
}

function make(text: Value): Value {
  const version = parse(str(text));
  if (version === undefined) throw new PythonError("InvalidVersion", `Invalid version: ${repr(text)}`);
  return versionObject(version);
}

const Version = libraryClass({ qualifiedName: "packaging.version.Version", call: ([text = null]) => make(text) });

const InvalidVersion = libraryClass({
  qualifiedName: "packaging.version.InvalidVersion",
  bases: ["ValueError", "Exception", "BaseException"],
});

/** `packaging.version`. */
export const packagingVersion = (): LibraryDefinition => ({
  names: { parse: pythonFunction("parse", "version", make), Version, InvalidVersion },
});

export const packaging = (): LibraryDefinition => ({ names: {} });

/** `pkg_resources`, which came with setuptools. */
export const pkgResources = (): LibraryDefinition => ({
  names: {
    parse_version: pythonFunction("parse_version", "v", make),
    get_distribution: foreign("pkg_resources.get_distribution"),
    require: foreign("pkg_resources.require"),
    parse_requirements: foreign("pkg_resources.parse_requirements"),
  },
});
