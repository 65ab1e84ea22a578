import { typeName } from "../values/kinds.js";
import { isObject, type Value } from "../values/value.js";
import { isTensor } from "./tensor.js";

const tensorTypes: Readonly<Record<string, string>> = {
  float16: "HalfTensor",
  bfloat16: "BFloat16Tensor",
  float32: "FloatTensor",
  float64: "DoubleTensor",
  uint8: "ByteTensor",
  int8: "CharTensor",
  int16: "ShortTensor",
  int32: "IntTensor",
  int64: "LongTensor",
  bool: "BoolTensor",
};

/** `torch.typename(value)`, e.g. `torch.FloatTensor`, `torch.nn.modules.conv.Conv2d`, `int`. */
export function typename(value: Value): string {
  if (!isObject(value)) return typeName(value);
  if (isTensor(value)) return `torch.${tensorTypes[value.dtype ?? ""] ?? "Tensor"}`;
  const cls = value.mro === undefined ? value.cls : value;
  const classPath = cls && /^<class '(.*)'>$/.exec(cls.repr())?.[1];
  if (classPath !== undefined) return classPath;
  const [module, name] = ["__module__", "__qualname__"].map((part) => value.attribute?.(part));
  if (typeof name !== "string") return value.typeName;
  return typeof module === "string" && module !== "builtins" ? `${module}.${name}` : name;
}
