import { NotAnalysed, runtimeError, typeError } from "../../values/errors.js";
import { numberOf } from "../../values/kinds.js";
import { float, isUnknown, list, type PyObject, type Value } from "../../values/value.js";
import { select } from "../operators/views.js";
import { run } from "../operators/operator.js";
import { isTensor, numel, Tensor } from "../tensor.js";
import { running } from "../trace.js";
import { callable } from "./callable.js";
import { getItem, setItem } from "./indexing/items.js";
import { elementValue, item, truth } from "./inspection.js";
import { pointwise } from "./pointwise.js";
import { isFloating } from "./promotion.js";
import { typeNameOf } from "./typeNames.js";

/** Most rows that a loop over a tensor visits. */
const maxRows = 10_000;

function length({ shape }: Tensor): Value {
  if (shape === null) throw new NotAnalysed("a tensor of unknown shape");
  const [size] = shape;
  if (size === undefined) throw typeError("len() of a 0-d tensor");
  if (size === null) throw new NotAnalysed("a size that is not known");
  return size;
}

function rows(tensor: Tensor): Value {
  if (tensor.shape?.length === 0) throw typeError("iteration over a 0-d tensor");
  const count = Number(length(tensor));
  if (count > maxRows) throw new NotAnalysed("a loop over a large tensor");
  return list(Array.from({ length: count }, (_, index) => run(running(), select, [tensor], { dim: 0, index })));
}

function index(tensor: Tensor): Value {
  const count = numel(tensor.shape);
  if ((count !== null && count !== 1) || isFloating(tensor.dtype)) {
    throw typeError("only integer tensors of a single element can be converted to an index");
  }
  const value = elementValue(tensor.data?.[0], tensor.dtype);
  return typeof value === "boolean" ? Number(value) : value;
}

function asNumber(tensor: Tensor, convert: (number: number) => Value): Value {
  const value = item(tensor);
  const number = numberOf(value);
  return number === undefined ? value : convert(number);
}

const sameness = { dtype: "bool", compute: (a = 0, b = 0) => (a === b ? 1 : 0) };

const anyOf = ({ data }: Tensor): Tensor => new Tensor([], { dtype: "bool", data: data && [data.includes(1) ? 1 : 0] });

function contains(tensor: Tensor, wanted: Value): Value {
  const { data } = tensor;
  if (isUnknown(wanted)) throw new NotAnalysed(wanted.reason);
  const number = isTensor(wanted) ? undefined : numberOf(wanted);
  if (number === undefined && !isTensor(wanted)) {
    throw runtimeError(
      `Tensor.__contains__ only supports Tensor or scalar, but you passed in a <class '${typeNameOf(wanted)}'>.`,
    );
  }
  if (isTensor(wanted)) return truth(anyOf(pointwise(running(), "eq", [tensor, wanted], sameness)));
  if (data === undefined || number === undefined) throw new NotAnalysed("the elements of a tensor");
  return data.includes(number);
}

/** Special methods of tensors that are no operators. */
const methods: Readonly<Record<string, (tensor: Tensor, args: readonly Value[]) => Value>> = {
  __len__: length,
  __iter__: rows,
  __bool__: truth,
  __index__: index,
  __int__: (tensor) => asNumber(tensor, Math.trunc),
  __float__: (tensor) => asNumber(tensor, float),
  __getitem__: (tensor, [at = null]) => getItem(running(), tensor, at),
  __setitem__: (tensor, [at = null, value = null]) => {
    setItem(running(), tensor, at, value);
    return null;
  },
  __contains__: (tensor, [wanted = null]) => contains(tensor, wanted),
};

/** A special method of a tensor, e.g. `__len__`; undefined where it has none of that name here. */
export function specialMethod(tensor: Tensor, name: string): PyObject | undefined {
  const run = Object.hasOwn(methods, name) ? methods[name] : undefined;
  return run && callable(name, (args) => run(tensor, args), "method");
}
