import { deepCopy, type Memo, shallowCopy } from "../values/copy.js";
import { deleteKey, dict, lookup, setKey } from "../values/dicts.js";
import { NotAnalysed, typeError } from "../values/errors.js";
import { call, plainValue, typeName } from "../values/kinds.js";
import { isDict, type PyDict, type PyObject, type Value } from "../values/value.js";
import { isClass, PyClass } from "./classes.js";
import { objectClass } from "./objectClass.js";

/** An instance of a class that is no module. */
export class Instance implements PyObject {
  readonly kind = "object";
  /** `__dict__`. */
  dictionary: PyDict = dict();
  readonly held: Value | undefined;

  constructor(
    public cls: PyClass,
    held?: Value,
  ) {
    this.held = held !== undefined && isDict(held) ? this.#missing(held) : held;
  }

  holding(held: Value): Value {
    return new Instance(this.cls, held);
  }

  /** A dict that asks `__missing__` for the keys that it lacks. */
  #missing(held: PyDict): PyDict {
    const { subclass } = held;
    const missing = (own: PyDict, key: Value): Value | undefined => {
      const method = this.cls.attributeAfter(undefined, this, "__missing__");
      return method === undefined ? subclass?.missing?.(own, key) : call(method, [key]);
    };
    return { ...held, subclass: { ...subclass, name: this.cls.name, missing } };
  }

  get typeName(): string {
    return this.cls.name;
  }

  /** Its class has no operators but those that its methods define. */
  get plain(): boolean {
    return (
      this.held === undefined &&
      this.cls.lineage.every((cls) => cls instanceof PyClass || cls === objectClass || cls.stateless === true)
    );
  }

  repr(): string {
    const text = call(this.special("__repr__") ?? null, []);
    if (typeof text !== "string") throw typeError(`__repr__ returned non-string (type ${typeName(text)})`);
    return text;
  }

  attribute(name: string): Value | undefined {
    const custom = this.cls.find("__getattribute__");
    return custom === undefined ? this.read(name) : call(custom, [this, name]);
  }

  /** `object.__getattribute__`, and `__getattr__` where that has nothing. */
  read(name: string): Value | undefined {
    if (name === "__class__" && !this.cls.overrules(name)) return this.cls;
    if (name === "__dict__") return this.dictionary;
    const own = this.cls.overrules(name) ? undefined : lookup(this.dictionary, name);
    return own === undefined ? this.cls.instanceAttribute(this, name) : own;
  }

  special(name: string): Value | undefined {
    return this.cls.attributeAfter(undefined, this, name);
  }

  setAttribute(name: string, value: Value): void {
    const names = name === "__dict__" ? plainValue(value) : null;
    if (isDict(names)) this.dictionary = names;
    else if (name !== "__class__") setKey(this.dictionary, name, value);
    else if (isClass(value) && value instanceof PyClass) this.cls = value;
    else throw new NotAnalysed("another __class__ of an object");
  }

  /** Throws the AttributeError of an attribute that is missing. */
  deleteAttribute(name: string): boolean {
    const custom = this.cls.find("__delattr__");
    if (custom === undefined) this.cls.remove(this, name);
    else call(custom, [this, name]);
    return true;
  }

  /** Takes an attribute off the instance itself. Gives false where it has none. */
  forget(name: string): boolean {
    return deleteKey(this.dictionary, name) !== undefined;
  }

  copy(memo: Memo): Value {
    const { held } = this;
    const copy = new Instance(this.cls, held === undefined ? undefined : deepCopy(held, memo));
    memo.set(this, copy);
    this.#copyNames(copy, (value) => deepCopy(value, memo));
    return copy;
  }

  /** `copy.copy(instance)`. */
  shallowCopy(): Value {
    const copy = new Instance(this.cls, this.held === undefined ? undefined : shallowCopy(this.held));
    this.#copyNames(copy, (value) => value);
    return copy;
  }

  #copyNames(copy: Instance, take: (value: Value) => Value): void {
    if (this.dictionary === this.held && copy.held !== undefined && isDict(copy.held)) copy.dictionary = copy.held;
    else for (const [key, value] of this.dictionary.entries) setKey(copy.dictionary, key, take(value));
  }
}
