import { isObject, type PyObject, tuple, unknown, type Value } from "../../values/value.js";
import { builtinFunction } from "../callables.js";
import { catches, raised } from "../exceptions.js";
import { pythonFunction } from "./functions.js";
import type { LibraryDefinition } from "./library.js";
import { each, instance, libraryClass, table } from "./objects.js";

/** A context manager of two actions; `leave` says whether it swallows the exception. */
export const contextManager = (
  typeName: string,
  enter: () => Value,
  leave: (exception: Value) => boolean = () => false,
): PyObject =>
  instance({
    typeName,
    attribute: table({
      __enter__: builtinFunction("__enter__", enter),
      __exit__: builtinFunction("__exit__", ([, exception = null]) => leave(exception)),
    }),
  });

const suppress = builtinFunction("suppress", (classes) =>
  contextManager(
    "suppress",
    () => null,
    (exception) => isObject(exception) && catches(tuple(classes), raised(exception)),
  ),
);

/** Python's `contextlib`. */
export const contextlib = (): LibraryDefinition => ({
  names: {
    suppress,
    nullcontext: pythonFunction("nullcontext", "enter_result=None", (value) =>
      contextManager("nullcontext", () => value),
    ),
    closing: pythonFunction("closing", "thing", (thing) => contextManager("closing", () => thing)),
    ...each("redirect_stdout redirect_stderr", (name) =>
      builtinFunction(name, ([stream = null]) => contextManager(name, () => stream)),
    ),
    ContextDecorator: libraryClass({ qualifiedName: "contextlib.ContextDecorator", stateless: true }),
    AbstractContextManager: libraryClass({ qualifiedName: "contextlib.AbstractContextManager", stateless: true }),
    contextmanager: unknown("contextlib.contextmanager is not supported"),
  },
  others:
    "AbstractAsyncContextManager AsyncContextDecorator AsyncExitStack ExitStack aclosing asynccontextmanager chdir",
});
