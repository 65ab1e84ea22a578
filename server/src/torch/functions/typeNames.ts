import { typeName } from "../../values/kinds.js";
import { isObject, isTuple, type Value } from "../../values/value.js";

/** Classes of PyTorch that its messages name with their module. */
const qualified: ReadonlySet<string> = new Set([
  "dtype",
  "device",
  "layout",
  "memory_format",
  "Size",
  "Generator",
  "finfo",
  "iinfo",
]);

/** How PyTorch's argument parser names the type of a value: `Tensor`, `torch.dtype`, `list`. */
export function typeNameOf(value: Value): string {
  const name = isTuple(value) && value.subclass !== undefined ? value.subclass.name : typeName(value);
  return isObject(value) || isTuple(value) ? (qualified.has(name) ? `torch.${name}` : name) : name;
}
