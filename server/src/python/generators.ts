import {
  CutShort,
  Exhausted,
  NotAnalysed,
  PythonError,
  runtimeError,
  typeError,
  valueError,
} from "../values/errors.js";
import { call } from "../values/kinds.js";
import type { PyObject, Value } from "../values/value.js";
import { builtins } from "./builtins.js";
import { builtinFunction, type Call } from "./callables.js";
import { happenedDuring, raised } from "./exceptions.js";
import type { FunctionFrame, Steps } from "./frames.js";
import { placed } from "./machine.js";

/** What a generator gave: a value that it yielded, or its last one, which it returned. */
export interface Resumed {
  readonly done: boolean;
  readonly value: Value;
}

/** How a generator goes on: with a value for the `yield` that it waits at, or with an error there. */
type Input = { readonly send: Value } | { readonly raise: PythonError };

/** What calling a function with `yield` gives: its body runs from one `yield` to the next. */
export class PyGenerator implements PyObject {
  readonly kind = "object";
  readonly typeName = "generator";
  readonly plain = true;
  readonly #frame: FunctionFrame;
  readonly #steps: ReturnType<Steps>;
  #state: "new" | "waiting" | "running" | "finished" = "new";
  /** The exception that the body was handling when it stopped. */
  #handling: PythonError | undefined;

  constructor(frame: FunctionFrame, steps: Steps) {
    this.#frame = frame;
    this.#steps = steps(frame);
  }

  repr(): string {
    throw new NotAnalysed("the address of a generator");
  }

  /** Runs the body up to its next `yield`. Throws what it raises. */
  resume(input: Input): Resumed {
    const { machine } = this.#frame.module;
    if (this.#state === "running") throw valueError("generator already executing");
    if (this.#state === "finished") return this.#afterEnd(input);
    const isNew = this.#state === "new";
    if (isNew && "send" in input && input.send !== null) {
      throw typeError("can't send non-None value to a just-started generator");
    }
    const outer = machine.handling;
    machine.handling = this.#handling ?? outer;
    this.#state = "running";
    try {
      const result = machine.enter(() => this.#advance(input));
      this.#state = result.done === true ? "finished" : "waiting";
      if (result.done !== true) return { done: false, value: result.value };
      return { done: true, value: typeof result.value === "object" ? result.value.value : null };
    } catch (error) {
      this.#state = "finished";
      throw this.#failure(error);
    } finally {
      this.#handling = machine.handling === outer ? undefined : machine.handling;
      machine.handling = outer;
    }
  }

  #advance(input: Input): ReturnType<ReturnType<Steps>["next"]> {
    return "send" in input ? this.#steps.next(input.send) : this.#steps.throw(input.raise);
  }

  #afterEnd(input: Input): Resumed {
    if ("raise" in input) throw input.raise;
    return { done: true, value: null };
  }

  #failure(error: unknown): unknown {
    const frame = this.#frame;
    const { module, code, line } = frame;
    if (error instanceof PythonError) {
      if (!module.isLibrary) error.frames.push({ path: module.path, line, name: code.name });
      if (error.exception !== "StopIteration") return error;
      const replaced = runtimeError("generator raised StopIteration");
      happenedDuring(replaced, error);
      return replaced;
    }
    if (error instanceof Exhausted || error instanceof CutShort || !(error instanceof NotAnalysed)) return error;
    return new CutShort(placed(error.reason, frame));
  }

  *visit(): Generator<Value, Value> {
    for (let step = this.resume({ send: null }); ; step = this.resume({ send: null })) {
      if (step.done) return step.value;
      yield step.value;
    }
  }

  attribute(name: string): Value | undefined {
    if (name === "__name__" || name === "__qualname__")
      return this.#frame.code[name === "__name__" ? "name" : "qualname"];
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    return method && builtinFunction(name, (args, keywords) => method(this)(args, keywords));
  }
}

/** What `__next__` and its kin return; the end is an exception. */
function step(resumed: Resumed): Value {
  if (!resumed.done) return resumed.value;
  throw stopIteration(resumed.value);
}

/** `StopIteration` with what a generator returned. */
function stopIteration(value: Value): PythonError {
  const cls = builtins.get("StopIteration") ?? null;
  return raised(call(cls, value === null ? [] : [value]));
}

const methods: Readonly<Record<string, (generator: PyGenerator) => Call>> = {
  __iter__: (generator) => () => generator,
  __next__: (generator) => () => step(generator.resume({ send: null })),
  send:
    (generator) =>
    ([value = null]) =>
      step(generator.resume({ send: value })),
  throw:
    (generator) =>
    ([exception = null, value]) => {
      if (value !== undefined) throw new NotAnalysed("throw() of a class and its arguments");
      return step(generator.resume({ raise: raised(exception) }));
    },
  close: (generator) => () => {
    try {
      const { done } = generator.resume({ raise: new PythonError("GeneratorExit", "") });
      if (!done) throw runtimeError("generator ignored GeneratorExit");
    } catch (error) {
      const isOver = error instanceof PythonError && ["GeneratorExit", "StopIteration"].includes(error.exception);
      if (!isOver) throw error;
    }
    return null;
  },
};
