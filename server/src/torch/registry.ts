import { deleteKey, dict, lookup, setKey } from "../values/dicts.js";
import { isUnknown, type PyDict, type Unknown, type Value } from "../values/value.js";

const none: readonly (readonly [Value, Value])[] = [];

/**
 * The children, the parameters or the buffers of a module, in order: what Python keeps in `_modules`, `_parameters` and
 * `_buffers`. A name may hold None, which readers pass over and which keeps the place of what is set later.
 */
export class Registry<T extends Value> {
  /** Made when it is needed: most modules have something in one registry only. */
  #dict: PyDict | undefined;
  readonly #accepts: (value: Value) => value is T;

  constructor(accepts: (value: Value) => value is T) {
    this.#accepts = accepts;
  }

  /** The dict itself, which code of the workspace may change. */
  get dict(): PyDict {
    return (this.#dict ??= dict());
  }

  set dict(changed: PyDict) {
    this.#dict = changed;
  }

  /** Names and what they hold, None too, without making a dict for none. */
  get entries(): readonly (readonly [Value, Value])[] {
    return this.#dict?.entries ?? none;
  }

  /** What the dict holds under a name: None too, undefined where the name is not registered. */
  slot(name: string): Value | undefined {
    return this.#dict && lookup(this.#dict, name);
  }

  get(name: string): T | undefined {
    const value = this.slot(name);
    return value !== undefined && this.#accepts(value) ? value : undefined;
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  set(name: string, value: Value): void {
    setKey(this.dict, name, value);
  }

  /** Gives false where the name is not registered. */
  delete(name: string): boolean {
    return this.#dict !== undefined && deleteKey(this.#dict, name) !== undefined;
  }

  /** Starts anew with the entries of another one. */
  take(other: Registry<T>): void {
    this.#dict = other.#dict && dict(other.#dict.entries);
  }

  clear(): void {
    this.#dict = undefined;
  }

  /** Every name, those that hold None too. */
  slots(): readonly (readonly [string, Value])[] {
    return this.entries.map(([name, value]) => [typeof name === "string" ? name : "", value]);
  }

  /** Whether no name holds anything but None. */
  get isEmpty(): boolean {
    return !this.entries.some((entry) => this.#accepts(entry[1]));
  }

  *[Symbol.iterator](): Generator<[string, T]> {
    yield* this.named();
  }

  *keys(): Generator<string> {
    for (const [name] of this.named()) yield name;
  }

  /** What is registered, with its names. */
  named(): readonly [string, T][] {
    const named: [string, T][] = [];
    for (const entry of this.entries) {
      const [name, value] = entry;
      if (typeof name === "string" && this.#accepts(value)) named.push([name, value]);
    }
    return named;
  }

  values(): readonly T[] {
    const values: T[] = [];
    for (const entry of this.entries) if (this.#accepts(entry[1])) values.push(entry[1]);
    return values;
  }

  /** Something that is registered and not known. */
  get unknown(): Unknown | undefined {
    for (const entry of this.entries) if (isUnknown(entry[1])) return entry[1];
    return undefined;
  }
}
