import { PythonError, typeError } from "../../values/errors.js";
import { notImplemented } from "../../values/kinds.js";
import type { PyObject, Value } from "../../values/value.js";
import type { Tensor } from "../tensor.js";
import { callable, invoke } from "./callable.js";
import { isFloating } from "./promotion.js";
import { tensorMethods, torchTable } from "./registry.js";

/** What an operator of Python calls: a method, or a function with the operands swapped. */
interface Operation {
  readonly name: string;
  readonly swapped?: true;
}

const arithmetic: Readonly<Record<string, string>> = {
  ...{ add: "add", sub: "sub", mul: "mul", truediv: "div", floordiv: "floor_divide", mod: "remainder", pow: "pow" },
  ...{ matmul: "matmul", and: "bitwise_and", or: "bitwise_or", xor: "bitwise_xor" },
  ...{ lshift: "bitwise_left_shift", rshift: "bitwise_right_shift" },
};

/** Operators that PyTorch does not define in place, so that Python makes a new tensor. */
const neverInPlace: ReadonlySet<string> = new Set(["matmul"]);

const operations: ReadonlyMap<string, Operation> = new Map([
  ...Object.entries(arithmetic).flatMap(([python, name]): [string, Operation][] => [
    [`__${python}__`, { name }],
    [`__r${python}__`, { name, swapped: true }],
    ...(neverInPlace.has(python) ? [] : [[`__i${python}__`, { name: `${name}_` }] as [string, Operation]]),
  ]),
  ...["eq", "ne", "lt", "le", "gt", "ge"].map((name): [string, Operation] => [`__${name}__`, { name }]),
]);

/** A wrong type leaves the operator to the other operand. */
function attempt(run: () => Value): Value {
  try {
    return run();
  } catch (error) {
    if (error instanceof PythonError && error.exception === "TypeError") return notImplemented;
    throw error;
  }
}

function operate(self: Tensor, { name, swapped }: Operation, other: Value): Value {
  const fn = swapped ? torchTable.get(name) : tensorMethods.get(name);
  if (fn === undefined) return notImplemented;
  return attempt(() => (swapped ? invoke(fn, [other, self]) : invoke(fn, [other], new Map(), self)));
}

const unary: Readonly<Record<string, string>> = { __neg__: "neg", __pos__: "positive", __abs__: "abs" };

function invert(self: Tensor): Value {
  if (isFloating(self.dtype)) {
    throw typeError("~ (operator.invert) is only implemented on integer and Boolean-type tensors");
  }
  const fn = tensorMethods.get("bitwise_not");
  return fn === undefined ? notImplemented : invoke(fn, [], new Map(), self);
}

/** The special method of an operator, e.g. `__radd__`, or undefined where tensors have none of that name. */
export function operatorMethod(self: Tensor, name: string): PyObject | undefined {
  const operation = operations.get(name);
  if (operation !== undefined) return callable(name, ([other = null]) => operate(self, operation, other), "method");
  if (name === "__invert__") return callable(name, () => invert(self), "method");
  const fn = tensorMethods.get(unary[name] ?? "");
  return fn && callable(name, () => invoke(fn, [], new Map(), self), "method");
}
