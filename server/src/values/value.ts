/**
 * A Python value, as YAML, an evaluated expression or a module argument holds it.
 *
 * Python keeps `2` and `2.0` apart and so must we: an int is a whole JavaScript number, a float is a `PyFloat`.
 * `None` is null, a str is a string. Everything else is an object with a `kind`.
 */
export type Value = null | boolean | number | string | PyFloat | PyList | PyTuple | PyDict | PySet | PyObject | Unknown;

/** A Python float. `value` may be infinite or NaN. */
export interface PyFloat {
  readonly kind: "float";
  readonly value: number;
}

/** A list is changed in place by those who own it; a list that is shared is one object. */
export interface PyList {
  readonly kind: "list";
  items: Value[];
}

export interface PyTuple {
  readonly kind: "tuple";
  readonly items: readonly Value[];
  /** Set for an instance of a class that derives from tuple. */
  readonly subclass?: TupleClass;
}

/** What a class makes of a tuple, e.g. `torch.Size`, a namedtuple, or what `torch.max` returns. */
export interface TupleClass {
  /** `type(x).__name__`, with its module where messages name it so. */
  readonly name: string;
  /** What `repr()` prints around the items; as `name(...)` where there are no field names. */
  readonly fields?: readonly string[];
  /** Set where slices and sums are of the class too. */
  readonly isClosed?: true;
  /** What `getattr` finds besides the fields and the methods of a tuple. */
  attribute?(items: readonly Value[], name: string): Value | undefined;
}

/** Changed in place as a list is. */
export interface PyDict {
  readonly kind: "dict";
  entries: [Value, Value][];
  /** Set for an instance of a class that derives from dict. */
  readonly subclass?: DictClass;
  /** `default_factory` of a defaultdict. */
  factory?: Value;
}

/** What a class makes of a dict, e.g. `OrderedDict` or `defaultdict`. */
export interface DictClass {
  /** `type(x).__name__`. */
  readonly name: string;
  /** What `getattr` finds besides the methods of a dict. */
  attribute?(dict: PyDict, name: string): Value | undefined;
  /** What `dict[key]` gives for a key that is missing; a KeyError where undefined. */
  missing?(dict: PyDict, key: Value): Value | undefined;
  /** What `repr()` prints, given what prints the items; `{...}` where left out. */
  write?(dict: PyDict, write: (value: Value) => string): string;
}

/** A set or frozenset; its items are unequal, in the order in which they came. */
export interface PySet {
  readonly kind: "set";
  readonly frozen: boolean;
  items: Value[];
}

/** An instance, class, function or module that only its owner looks into; `typeName` is `type(x).__name__`. */
export interface PyObject {
  readonly kind: "object";
  readonly typeName: string;
  /** What `repr()` prints. */
  repr(): string;
  /** What `getattr` gives, or undefined where the object has no such attribute. */
  attribute?(name: string): Value | undefined;
  /** A special method such as `__len__`, which operators look up on the class; an attribute where this is left out. */
  special?(name: string): Value | undefined;
  /** `setattr`; an object without it refuses new attributes. */
  setAttribute?(name: string, value: Value): void;
  /** `delattr`. Gives false where the object has no such attribute. */
  deleteAttribute?(name: string): boolean;
  /** What a `for` loop over the object visits; an iterator gives what is left of it. */
  visit?(): Iterable<Value>;
  /** Calls the object with Python arguments; throws `PythonError` as Python would raise. */
  call?(args: readonly Value[], keywords: ReadonlyMap<string, Value>): Value;
  /** Set where the class defines no operators, so that using one is certainly a TypeError. */
  readonly plain?: boolean;
  /** Set for a class: the class names of its `__mro__`, itself first. */
  readonly mro?: readonly string[];
  /** Set for a class that the emulated program defines: the classes of its `__mro__` themselves. */
  readonly lineage?: readonly PyObject[];
  /** For a class of a library: its instances hold nothing, so that one of a class derived from it holds its own. */
  readonly stateless?: boolean;
  /** For a class whose instances are not told by `__mro__`: `isinstance(value, cls)`. */
  hasInstance?(value: Value): boolean;
  /** For an instance of a class that derives from one of Python's own, such as dict: what it holds as such a value. */
  readonly held?: Value | undefined;
  /** Another instance of the same class that holds another value. */
  holding?(held: Value): Value;
  /** For a class of Python's own: what a new instance of a class that derives from it holds. */
  hold?(args: readonly Value[], keywords: ReadonlyMap<string, Value>): Value;
  /** For a class: what an instance finds on it under a name, bound to the instance; undefined where there is none. */
  instanceAttribute?(instance: PyObject, name: string): Value | undefined;
  /** For a class: sets a property of an instance; false where the name is none. */
  setProperty?(instance: PyObject, name: string, value: Value): boolean;
  /** `type(x)` where that is known. */
  readonly cls?: PyObject | undefined;
  /** `copy.deepcopy`, given what was copied already; an object without it cannot be copied, or need not be. */
  copy?(memo: Map<object, Value>): Value;
}

/** A value that was not worked out, and why; it flows on silently and is never a reason for an error. */
export interface Unknown {
  readonly kind: "unknown";
  readonly reason: string;
  /** Set for what draws, logs or reads files: using it changes nothing that a model is made of. */
  readonly harmless?: boolean;
  /** Tells of another value that this one, whatever it is, is certainly not that one. */
  readonly isNot?: (other: Value) => boolean;
}

export const float = (value: number): PyFloat => ({ kind: "float", value });
/** A new list with a copy of the items. */
export const list = (items: readonly Value[]): PyList => ({ kind: "list", items: [...items] });
export const tuple = (items: readonly Value[], subclass?: TupleClass): PyTuple =>
  subclass === undefined ? { kind: "tuple", items } : { kind: "tuple", items, subclass };
export const unknown = (reason: string, isNot?: Unknown["isNot"]): Unknown =>
  isNot === undefined ? { kind: "unknown", reason } : { kind: "unknown", reason, isNot };

export const isFloat = (value: Value): value is PyFloat => typeof value === "object" && value?.kind === "float";
export const isList = (value: Value): value is PyList => typeof value === "object" && value?.kind === "list";
export const isTuple = (value: Value): value is PyTuple => typeof value === "object" && value?.kind === "tuple";
export const isDict = (value: Value): value is PyDict => typeof value === "object" && value?.kind === "dict";
export const isSet = (value: Value): value is PySet => typeof value === "object" && value?.kind === "set";
export const isObject = (value: Value): value is PyObject => typeof value === "object" && value?.kind === "object";
export const isUnknown = (value: Value): value is Unknown => typeof value === "object" && value?.kind === "unknown";
/** `isinstance(value, int)`: True and False are ints too. */
export const isInt = (value: Value): value is number | boolean =>
  typeof value === "number" || typeof value === "boolean";
/** `isinstance(value, (list, tuple))`. */
export const isSequence = (value: Value): value is PyList | PyTuple => isList(value) || isTuple(value);
