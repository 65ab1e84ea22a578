import { NotAnalysed } from "../values/errors.js";
import { dict } from "../values/dicts.js";
import { call } from "../values/kinds.js";
import { repr, str } from "../values/repr.js";
import { iterate } from "../values/sequence.js";
import { type PyObject, tuple, type Value } from "../values/value.js";

/** What every exception has besides what code puts on it. */
interface Fields {
  args: Value;
  __context__: Value;
  __cause__: Value;
  __suppress_context__: Value;
  __traceback__: Value;
}

/** An exception object: the arguments it was made with, and what code puts on it. */
export class ExceptionInstance implements PyObject {
  readonly kind = "object";
  readonly plain = true;
  readonly names = new Map<string, Value>();
  readonly #fields: Fields;

  constructor(
    readonly cls: PyObject,
    args: readonly Value[],
  ) {
    const absent = { __context__: null, __cause__: null, __suppress_context__: false, __traceback__: null };
    this.#fields = { args: tuple(args), ...absent };
  }

  get typeName(): string {
    return this.cls.mro?.[0] ?? "Exception";
  }

  get args(): readonly Value[] {
    return iterate(this.#fields.args);
  }

  set args(args: readonly Value[]) {
    this.#fields.args = tuple(args);
  }

  repr(): string {
    return this.#text("__repr__") ?? `${this.typeName}(${this.args.map(repr).join(", ")})`;
  }

  /** `str(e)`. */
  get message(): string {
    return this.#text("__str__") ?? plainMessage(this.args);
  }

  #text(method: string): string | undefined {
    const own = this.special(method);
    const text = own === undefined ? undefined : call(own, []);
    return typeof text === "string" ? text : undefined;
  }

  attribute(name: string): Value | undefined {
    if (name === "__class__") return this.cls;
    if (name === "__dict__") return dict([...this.names]);
    if (isField(this.#fields, name)) return this.#fields[name];
    return this.names.has(name) ? this.names.get(name) : this.special(name);
  }

  special(name: string): Value | undefined {
    return this.cls.instanceAttribute?.(this, name);
  }

  setAttribute(name: string, value: Value): void {
    if (!isField(this.#fields, name)) this.names.set(name, value);
    else this.#fields[name] = name === "args" ? tuple(iterate(value)) : value;
  }

  deleteAttribute(name: string): boolean {
    if (isField(this.#fields, name)) throw new NotAnalysed(`deleting ${name} of an exception`);
    return this.names.delete(name);
  }
}

const isField = (fields: Fields, name: string): name is keyof Fields => Object.hasOwn(fields, name);

/** `BaseException.__str__`. */
export function plainMessage(args: readonly Value[]): string {
  const [only] = args;
  if (args.length > 1) return repr(tuple(args));
  return only === undefined ? "" : str(only);
}
