import { PyClass } from "../python/classes.js";
import type { Checkout } from "../workspace/checkout.js";
import { attempt } from "../yolov5/failure.js";
import { checkoutCode } from "./checkoutCode.js";

/** A class of modules that the checkout's `parse_model` can name. */
export interface OwnClass {
  /** As rows name it. */
  readonly name: string;
  readonly cls: PyClass;
}

const known = new WeakMap<Checkout, readonly OwnClass[]>();

/** The classes of modules that a checkout defines, as far as `parse_model` sees them. */
export function ownClasses(checkout: Checkout): readonly OwnClass[] {
  let found = known.get(checkout);
  if (found === undefined) {
    found = findOwn(checkout);
    known.set(checkout, found);
  }
  return found;
}

function findOwn(checkout: Checkout): readonly OwnClass[] {
  const code = checkoutCode(checkout);
  if (code === undefined) return [];
  return code.scope.allNames().flatMap((name) => {
    const value = attempt(() => code.scope.own(name));
    const cls = value.kind === "value" ? value.value : undefined;
    return cls instanceof PyClass && cls.isModule && !cls.module.isLibrary ? [{ name, cls }] : [];
  });
}
