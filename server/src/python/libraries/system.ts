import { dict } from "../../values/dicts.js";
import { NotAnalysed, typeError } from "../../values/errors.js";
import { isFloat, isInt, isList, isObject, list, tuple, unknown, type Value } from "../../values/value.js";
import { BoundMethod } from "../boundMethod.js";
import { builtinFunction } from "../callables.js";
import type { LibraryDefinition } from "./library.js";
import { each, foreign, instance, libraryClass, noOperation, table } from "./objects.js";

/** The Python whose answers the emulation gives. */
const version = { numbers: [3, 11, 7], text: "3.11.7" };

const stream = (name: string) =>
  instance({
    typeName: "TextIOWrapper",
    attribute: table({
      ...each("write flush close reconfigure writelines", noOperation),
      encoding: "utf-8",
      name: `<${name}>`,
      buffer: foreign(`sys.${name}.buffer`),
      isatty: builtinFunction("isatty", () => foreign("sys.stdout.isatty()")),
    }),
  });

const versionFields = ["major", "minor", "micro", "releaselevel", "serial"];

/** Python's `sys`. */
export const sys = (): LibraryDefinition => ({
  names: {
    path: list([]),
    argv: list([""]),
    modules: { ...dict([]), subclass: { name: "dict", missing: () => unknown("sys.modules") } },
    ...Object.fromEntries(["stdout", "stderr", "stdin", "__stdout__"].map((name) => [name, stream(name)])),
    ...each("setrecursionlimit settrace setprofile setswitchinterval", noOperation),
    version: `${version.text} (main)`,
    version_info: tuple([...version.numbers, "final", 0], { name: "sys.version_info", fields: versionFields }),
    platform: "linux",
    byteorder: "little",
    executable: foreign("sys.executable"),
    exit: builtinFunction("exit", () => {
      throw new NotAnalysed("sys.exit()");
    }),
    flags: foreign("sys.flags"),
  },
});

/** Python's `platform`. */
export const platform = (): LibraryDefinition => ({
  names: {
    system: builtinFunction("system", () => "Linux"),
    machine: builtinFunction("machine", () => "x86_64"),
    python_version: builtinFunction("python_version", () => version.text),
    python_version_tuple: builtinFunction("python_version_tuple", () => tuple(version.text.split("."))),
    python_implementation: builtinFunction("python_implementation", () => "CPython"),
    ...each("node platform processor release uname version architecture", (name) => foreign(`platform.${name}`)),
  },
});

/** Python's `time`. The clock is not known. */
export const time = (): LibraryDefinition => ({
  names: {
    sleep: noOperation("sleep"),
    ...each(
      "time perf_counter monotonic process_time time_ns perf_counter_ns monotonic_ns ctime gmtime localtime strftime " +
        "strptime asctime mktime thread_time",
      (name) => foreign(`time.${name}`),
    ),
  },
});

/** Python's `random`. What it gives is not known. */
export const random = (): LibraryDefinition => ({
  names: {
    seed: noOperation("seed"),
    setstate: noOperation("setstate"),
    shuffle: builtinFunction("shuffle", ([values = null]) => {
      if (isList(values)) values.items.fill(unknown("the order after random.shuffle"));
      return null;
    }),
    ...each(
      "betavariate choice choices expovariate gammavariate gauss getrandbits getstate normalvariate paretovariate " +
        "randbytes randint random randrange sample triangular uniform vonmisesvariate weibullvariate lognormvariate",
      (name) => foreign(`random.${name}`),
    ),
    Random: libraryClass({ qualifiedName: "random.Random" }),
  },
});

/** `types.MethodType(function, instance)`. */
function bind([method = null, self = null]: readonly Value[]): Value {
  if (isObject(method)) return new BoundMethod(self, method);
  throw typeError("first argument must be callable");
}

/** Python's `types`. */
export const types = (): LibraryDefinition => ({
  names: {
    MethodType: {
      ...libraryClass({
        qualifiedName: "method",
        call: ([method = null, self = null]) => {
          if (!isObject(method)) throw typeError("first argument must be callable");
          if (self === null) throw typeError("instance must not be None");
          return new BoundMethod(self, method);
        },
      }),
      hasInstance: (value: Value) => isObject(value) && value instanceof BoundMethod,
    },
    SimpleNamespace: libraryClass({
      qualifiedName: "types.SimpleNamespace",
      call: (_, keywords) => instance({ typeName: "SimpleNamespace", attribute: (name) => keywords.get(name) }),
    }),
    ...Object.fromEntries(
      Object.entries({
        FunctionType: "function",
        LambdaType: "function",
        ModuleType: "module",
        GeneratorType: "generator",
        BuiltinFunctionType: "builtin_function_or_method",
        NoneType: "NoneType",
        MappingProxyType: "mappingproxy",
      }).map(([name, type]) => [
        name,
        {
          ...libraryClass({ qualifiedName: type, ...(type === "method" && { call: bind }) }),
          hasInstance: (value: Value) => isObject(value) && value.mro === undefined && value.typeName === type,
        },
      ]),
    ),
  },
});

/** Python's `gc`. */
export const gc = (): LibraryDefinition => ({
  names: { collect: builtinFunction("collect", () => 0), ...each("enable disable freeze", noOperation) },
});

/** Python's `numbers`, of which floats are no Rational. */
export const numbers = (): LibraryDefinition => ({
  names: each("Number Complex Real Rational Integral", (name) => ({
    ...libraryClass({ qualifiedName: `numbers.${name}` }),
    hasInstance: (value) => isInt(value) || (isFloat(value) && name !== "Rational" && name !== "Integral"),
  })),
});
