import { list, type PyObject, type Value } from "../../values/value.js";
import { builtinFunction } from "../callables.js";
import { pythonFunction } from "./functions.js";
import type { LibraryDefinition } from "./library.js";
import { each, foreign, instance, libraryClass, noOperation, table } from "./objects.js";

const levels: Readonly<Record<string, number>> = {
  CRITICAL: 50,
  FATAL: 50,
  ERROR: 40,
  WARNING: 30,
  WARN: 30,
  INFO: 20,
  DEBUG: 10,
  NOTSET: 0,
};

const quietMethods =
  "debug info warning warn error exception critical fatal log setLevel addHandler removeHandler addFilter " +
  "removeFilter setFormatter handle emit flush close callHandlers";

/** A logger or a handler: whatever it is told to do, no model notices. */
const quiet = (cls: PyObject, attributes: Readonly<Record<string, Value>> = {}): PyObject =>
  instance({
    cls,
    typeName: cls.mro?.[0] ?? "Logger",
    attribute: table({ ...each(quietMethods, noOperation), level: 0, name: "root", ...attributes }),
  });

const quietClass = (name: string): PyObject => {
  const cls: PyObject = libraryClass({ qualifiedName: `logging.${name}`, call: () => quiet(cls) });
  return cls;
};

const Logger = quietClass("Logger");

const logger = (name: string): PyObject =>
  quiet(Logger, {
    name,
    handlers: list([]),
    filters: list([]),
    propagate: true,
    disabled: false,
    isEnabledFor: builtinFunction("isEnabledFor", () => foreign("the level of a logger")),
    getEffectiveLevel: builtinFunction("getEffectiveLevel", () => foreign("the level of a logger")),
    hasHandlers: builtinFunction("hasHandlers", () => false),
  });

/** Python's `logging`. Nothing is logged. */
export function logging(): LibraryDefinition {
  const root = logger("root");
  const loggers = new Map<string, PyObject>();
  const getLogger = (name: Value): Value => {
    if (typeof name !== "string" || name === "root") return root;
    const known = loggers.get(name) ?? logger(name);
    loggers.set(name, known);
    return known;
  };
  return {
    names: {
      ...levels,
      ...each(
        "debug info warning warn error exception critical fatal log basicConfig disable shutdown addLevelName " +
          "captureWarnings setLoggerClass",
        noOperation,
      ),
      ...each("Filter Formatter Handler NullHandler StreamHandler FileHandler LoggerAdapter", quietClass),
      Logger,
      root,
      getLogger: pythonFunction("getLogger", "name=None", getLogger),
    },
  };
}

/** Python's `logging.config` and `logging.handlers`. */
export const loggingConfig = (): LibraryDefinition => ({ names: each("dictConfig fileConfig", noOperation) });
export const loggingHandlers = (): LibraryDefinition => ({
  names: each("RotatingFileHandler TimedRotatingFileHandler SysLogHandler QueueHandler", quietClass),
});

/** Python's `warnings`. Nobody is warned. */
export const warnings = (): LibraryDefinition => ({
  names: {
    ...each("warn warn_explicit filterwarnings simplefilter resetwarnings showwarning", noOperation),
    catch_warnings: builtinFunction("catch_warnings", (_, keywords) => {
      const records = keywords.get("record") === true ? list([]) : null;
      const attribute = table({
        __enter__: builtinFunction("__enter__", () => records),
        __exit__: noOperation("__exit__"),
      });
      return instance({ typeName: "catch_warnings", attribute });
    }),
    filters: list([]),
  },
});
