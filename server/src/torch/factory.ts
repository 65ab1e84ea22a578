import { NotAnalysed, type PythonError, runtimeError, typeError, valueError } from "../values/errors.js";
import { typeName } from "../values/kinds.js";
import { len } from "../values/sequence.js";
import { isFloat, isSequence, isUnknown, type Value } from "../values/value.js";

/** The elements of a tensor in row-major order, and its shape. */
export interface Elements {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

/** `torch.tensor(value)` of nested lists of numbers; throws with the words of PyTorch 1.13. */
export function tensorOf(value: Value): Elements {
  const shape = shapeOf(value);
  const data: number[] = [];
  collect(value, shape, 0, data);
  return { shape, data };
}

/** PyTorch takes the shape from the first element at every depth. */
function shapeOf(value: Value): readonly number[] {
  if (isUnknown(value)) throw new NotAnalysed(value.reason);
  if (typeof value === "string") throw valueError(`too many dimensions 'str'`);
  if (!isSequence(value)) return [];
  const [first] = value.items;
  return [len(value), ...(first === undefined ? [] : shapeOf(first))];
}

function collect(value: Value, shape: readonly number[], depth: number, into: number[]): void {
  if (isUnknown(value)) throw new NotAnalysed(value.reason);
  const wanted = shape[depth];
  if (wanted === undefined) {
    into.push(scalar(value));
    return;
  }
  if (typeof value === "string") throw typeError("new(): invalid data type 'str'");
  if (!isSequence(value)) {
    if (typeof value === "number" || typeof value === "boolean" || isFloat(value)) throw typeError("not a sequence");
    throw noDtype(value);
  }
  if (value.items.length !== wanted) {
    throw valueError(`expected sequence of length ${wanted} at dim ${depth} (got ${value.items.length})`);
  }
  for (const item of value.items) collect(item, shape, depth + 1, into);
}

const noDtype = (value: Value): PythonError => runtimeError(`Could not infer dtype of ${typeName(value)}`);

function scalar(value: Value): number {
  if (isFloat(value)) return value.value;
  if (typeof value === "number" || typeof value === "boolean") return Number(value);
  if (isSequence(value)) throw typeError(`'${typeName(value)}' object cannot be interpreted as an integer`);
  throw noDtype(value);
}
