import { repr } from "../../../values/repr.js";
import type { Value } from "../../../values/value.js";
import type { ModuleClass } from "../../../torch/signature.js";
import { attempt } from "../../../yolov5/failure.js";
import type { Layer } from "../../types.js";

/** A value as Python prints it, cut where it is long. */
function shown(value: Value): string {
  const outcome = attempt(() => repr(value));
  const text = outcome.kind === "value" ? outcome.value : "?";
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** How `parse_model` makes a row's module, e.g. `C3(c1=128, c2=256, n=3)`. */
export function callText({ name, cls, args }: Layer): string {
  const parameters = cls?.parameters ?? [];
  const end = parameters.findIndex(({ name: parameter }) => parameter.startsWith("*"));
  const named = end < 0 ? parameters : parameters.slice(0, end);
  const texts = args.map((value, i) => (named[i] === undefined ? "" : `${named[i].name}=`) + shown(value));
  return `${name}(${texts.join(", ")})`;
}

/** `(c1, c2, k=1)`. */
export function signatureText({ parameters }: ModuleClass): string {
  const items = parameters.map(({ name, default: fallback }) =>
    fallback === undefined || name.startsWith("*") ? name : `${name}=${shown(fallback)}`,
  );
  return `(${items.join(", ")})`;
}
