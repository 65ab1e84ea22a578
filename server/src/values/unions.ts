import { NotAnalysed } from "./errors.js";
import { isObject, type PyObject, tuple, type Value } from "./value.js";

/** `int | None`: any of several classes. */
class Union implements PyObject {
  readonly kind = "object";
  readonly typeName = "types.UnionType";

  constructor(readonly members: readonly Value[]) {}

  repr(): string {
    return this.members.map(nameOf).join(" | ");
  }

  attribute(name: string): Value | undefined {
    if (name === "__args__") return tuple(this.members);
    return name === "__eq__" ? this.#equality : undefined;
  }

  /** Unions of the same classes are equal whatever their order. */
  readonly #equality: PyObject = {
    kind: "object",
    typeName: "method-wrapper",
    repr: () => "<method-wrapper '__eq__'>",
    call: ([other = null]) =>
      other instanceof Union &&
      other.members.length === this.members.length &&
      other.members.every((member) => this.members.includes(member)),
  };
}

const nameOf = (member: Value): string =>
  isObject(member) ? (/^<class '(.*)'>$/.exec(member.repr())?.[1] ?? member.repr()) : "None";

/** What `left | right` makes of classes, or undefined where neither is one. Throws `NotAnalysed` for other types. */
export function unite(left: Value, right: Value): Value | undefined {
  if (!isType(left) && !isType(right)) return undefined;
  const [mine, theirs] = [membersOf(left), membersOf(right)];
  if (mine === undefined || theirs === undefined) {
    if ([left, right].some((side) => isObject(side) && !isType(side))) throw new NotAnalysed("a union of types");
    return undefined;
  }
  const members = [...new Set([...mine, ...theirs])];
  return members.length === 1 ? members[0] : new Union(members);
}

/** Whether a value is a class or a union of classes. */
const isType = (value: Value): boolean => isObject(value) && (value.mro !== undefined || value instanceof Union);

function membersOf(value: Value): readonly Value[] | undefined {
  const members = unionMembers(value);
  if (members !== undefined) return members;
  return value === null || isType(value) ? [value] : undefined;
}

/** The classes of a union, where None stands for its own; undefined for anything else. */
export const unionMembers = (value: Value): readonly Value[] | undefined =>
  value instanceof Union ? value.members : undefined;
