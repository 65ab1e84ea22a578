import { CutShort, Exhausted, NotAnalysed, PythonError } from "../values/errors.js";
import { dict } from "../values/dicts.js";
import { type PyObject, tuple, unknown, type Value } from "../values/value.js";
import type { Annotations } from "./annotations.js";
import type { Code } from "./code.js";
import { FunctionFrame, type ModuleScope } from "./frames.js";
import { PyGenerator } from "./generators.js";
import { type Machine, placed } from "./machine.js";
import { bindArguments, type Defaults, type Parameter } from "./parameters.js";
import type { Scope } from "./scope.js";

type Keywords = ReadonlyMap<string, Value>;

/** A function of the workspace. */
export class PyFunction implements PyObject {
  readonly kind = "object";
  readonly typeName = "function";
  readonly #own = new Map<string, Value>();
  #qualname: string | undefined;

  constructor(
    readonly code: Code,
    readonly defaults: Defaults,
    readonly closure: Scope,
    readonly module: ModuleScope,
    readonly annotations: Annotations = new Map(),
  ) {}

  repr(): string {
    return `<function ${this.code.qualname}>`;
  }

  attribute(name: string): Value | undefined {
    const own = this.#own.get(name);
    if (own !== undefined) return own;
    if (name === "__name__") return this.code.name;
    if (name === "__qualname__") return this.code.qualname;
    if (name === "__doc__") return this.code.doc;
    if (name === "__module__") return this.module.name;
    if (name === "__annotations__") return dict(this.annotations);
    if (name === "__dict__") return dict(this.#own);
    if (name === "__defaults__") return this.#defaultsOf(this.code.parameters.positional, (values) => tuple(values));
    if (name !== "__kwdefaults__") return undefined;
    const { keywordOnly } = this.code.parameters;
    return this.#defaultsOf(keywordOnly, (values, names) => dict(values.map((value, i) => [names[i] ?? "", value])));
  }

  /** None where no parameter of a kind has a default. */
  #defaultsOf(
    parameters: readonly Parameter[],
    make: (values: readonly Value[], names: readonly string[]) => Value,
  ): Value {
    const names = parameters.map(({ name }) => name).filter((name) => this.defaults.has(name));
    const values = names.map((name) => this.defaults.get(name) ?? null);
    return names.length === 0 ? null : make(values, names);
  }

  setAttribute(name: string, value: Value): void {
    if (name === "__qualname__" && typeof value === "string") this.#qualname = value;
    this.#own.set(name, value);
  }

  /** Throws what the body raises. A call that was cut short has changed nothing but its own value, which is unknown. */
  call(args: readonly Value[], keywords: Keywords): Value {
    return contained(this.module.machine, () => this.invoke(args, keywords));
  }

  /** `call` for a function that changes what it is passed: throws `CutShort` where it ended halfway. */
  invoke(args: readonly Value[], keywords: Keywords): Value {
    return this.module.machine.enter(() => this.#run(args, keywords));
  }

  #run(args: readonly Value[], keywords: Keywords): Value {
    const { code } = this;
    const names = bindArguments(this.#qualname ?? code.qualname, code.parameters, this.defaults, args, keywords);
    const frame = new FunctionFrame(code, names, this.closure, this.module);
    if (code.steps !== undefined) return new PyGenerator(frame, code.steps());
    try {
      const completion = code.body()(frame);
      return typeof completion === "object" ? completion.value : null;
    } catch (error) {
      if (error instanceof PythonError) {
        const place = { path: this.module.path, line: frame.line, name: code.name };
        if (!this.module.isLibrary) error.frames.push(place);
        throw error;
      }
      if (error instanceof Exhausted || error instanceof CutShort || !(error instanceof NotAnalysed)) throw error;
      if (code.isExpression === true) throw error;
      throw new CutShort(placed(error.reason, frame));
    }
  }
}

/** The value of what only computes something: unknown where it was cut short. */
export function contained(machine: Machine, run: () => Value): Value {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof CutShort)) throw error;
    machine.approximations.push(error.reason);
    return unknown(error.reason);
  }
}
