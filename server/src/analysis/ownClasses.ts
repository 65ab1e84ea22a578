import { PyClass } from "../python/classes.js";
import { isModuleClass, type ModuleClass } from "../torch/signature.js";
import type { Checkout } from "../workspace/checkout.js";
import { attempt } from "../yolov5/failure.js";
import { checkoutCode } from "./checkoutCode.js";

/** A class of modules that a checkout defines. */
export interface OwnClass {
  /** As `parse_model` sees it. */
  readonly name: string;
  readonly cls: PyClass & ModuleClass;
}

const known = new WeakMap<Checkout, readonly OwnClass[]>();

/** The classes of modules that a checkout's `parse_model` sees; undefined where its code cannot be followed. */
export function ownClasses(checkout: Checkout): readonly OwnClass[] | undefined {
  const found = known.get(checkout) ?? findOwn(checkout);
  if (found !== undefined) known.set(checkout, found);
  return found;
}

function findOwn(checkout: Checkout): readonly OwnClass[] | undefined {
  const code = checkoutCode(checkout);
  if (code === undefined) return undefined;
  code.interpreter.machine.refill();
  return code.scope.allNames().flatMap((name) => {
    const outcome = attempt(() => code.scope.own(name));
    const cls = outcome.kind === "value" ? outcome.value : undefined;
    if (!(cls instanceof PyClass) || !cls.isModule || cls.module.isLibrary || !isModuleClass(cls)) return [];
    return [{ name, cls }];
  });
}
