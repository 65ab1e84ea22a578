import { repr } from "../../values/repr.js";
import { isSequence, type Value } from "../../values/value.js";
import { attempt } from "../../yolov5/failure.js";

/** A value as it is written among the args of a row; undefined where it cannot be. */
export function argText(value: Value): string | undefined {
  if (isSequence(value)) {
    const items = value.items.map(argText);
    return items.includes(undefined) ? undefined : `[${items.join(", ")}]`;
  }
  if (typeof value === "object" && value !== null && value.kind !== "float") return undefined;
  const text = attempt(() => repr(value));
  return text.kind === "value" ? text.value : undefined;
}
