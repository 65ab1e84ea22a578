import { attributeError, NotAnalysed } from "../values/errors.js";
import type { PyObject, Value } from "../values/value.js";
import { PyClass } from "./classes.js";
import { objectClass } from "./objectClass.js";

/** `super(cls, instance)`: the attributes that come after `cls`. */
export class Super implements PyObject {
  readonly kind = "object";
  readonly typeName = "super";
  readonly plain = true;

  constructor(
    readonly after: PyClass,
    readonly instance: PyObject,
  ) {}

  repr(): string {
    return `<super: ${this.after.repr()}>`;
  }

  attribute(name: string): Value | undefined {
    const { instance, after } = this;
    const cls = instance instanceof PyClass && instance.lineage.includes(after) ? instance : instance.cls;
    if (!(cls instanceof PyClass)) throw new NotAnalysed("super() of an object whose class is not known");
    const found = cls.attributeAfter(after, instance, name);
    if (found !== undefined) return found;
    const rest = cls.lineage.slice(cls.lineage.indexOf(after) + 1);
    const isOpen = rest.some((each) => !(each instanceof PyClass) && each !== objectClass && each.stateless !== true);
    if (isOpen) throw new NotAnalysed(`the attribute ${name} of super()`);
    throw attributeError(`'super' object has no attribute '${name}'`);
  }

  /** Operators are not looked for on it. */
  special(): undefined {
    return undefined;
  }
}
