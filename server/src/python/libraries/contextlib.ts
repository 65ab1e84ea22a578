import { isObject, tuple } from "../../values/value.js";
import { builtinFunction } from "../callables.js";
import { catches, raised } from "../exceptions.js";
import { contextManager, managerMaker } from "./contextManagers.js";
import { pythonFunction } from "./functions.js";
import type { LibraryDefinition } from "./library.js";
import { each, libraryClass } from "./objects.js";

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
    contextmanager: managerMaker,
  },
  others:
    "AbstractAsyncContextManager AsyncContextDecorator AsyncExitStack ExitStack aclosing asynccontextmanager chdir",
});
