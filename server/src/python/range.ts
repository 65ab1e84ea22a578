import { equals } from "../values/compare.js";
import { indexError, NotAnalysed, valueError } from "../values/errors.js";
import { int, lacks, notImplemented, numberOf, special, typeName } from "../values/kinds.js";
import { repr } from "../values/repr.js";
import { asIndex } from "../values/sequence.js";
import { isSlice, sliceBounds } from "../values/subscript.js";
import { isInt, type PyObject, type Value } from "../values/value.js";
import { charge } from "../values/work.js";
import { builtinFunction } from "./callables.js";
import { iterator } from "./iterators.js";

/** `range(start, stop, step)`; its numbers are made when they are asked for. */
export class Range implements PyObject {
  readonly kind = "object";
  readonly typeName = "range";
  readonly plain = true;
  readonly length: number;

  constructor(
    readonly start: number,
    readonly stop: number,
    readonly step: number,
  ) {
    this.length = Math.max(0, Math.ceil((stop - start) / step));
  }

  repr(): string {
    return `range(${this.start}, ${this.stop}${this.step === 1 ? "" : `, ${this.step}`})`;
  }

  *visit(): Iterable<Value> {
    for (let i = 0; i < this.length; i++) {
      charge(1);
      yield this.at(i);
    }
  }

  attribute(name: string): Value | undefined {
    if (name === "start" || name === "stop" || name === "step") return this[name];
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    return method && builtinFunction(name, ([value = null]) => method(this, value));
  }

  at(index: number): number {
    return int(this.start + index * this.step);
  }

  /** Where a value stands among the numbers, or -1. */
  find(value: Value): number {
    const number = numberOf(value);
    if (number === undefined) return [...this.visit()].findIndex((own) => equals(own, value));
    const index = (number - this.start) / this.step;
    return Number.isInteger(index) && index >= 0 && index < this.length ? index : -1;
  }
}

const methods: Readonly<Record<string, (range: Range, argument: Value) => Value>> = {
  __contains__: (range, value) => range.find(value) >= 0,
  __eq__: (range, other) => (other instanceof Range ? sameNumbers(range, other) : notImplemented),
  __getitem__: (range, index) => {
    if (!isSlice(index)) return numberAt(range, index);
    const { from, to, stride } = sliceBounds(index, range.length);
    return new Range(range.start + from * range.step, range.start + to * range.step, range.step * stride);
  },
  __hash__: () => {
    throw new NotAnalysed("the hash of a range");
  },
  __len__: (range) => range.length,
  __reversed__: ({ start, step, length }) =>
    iterator("range_iterator", () => new Range(start + (length - 1) * step, start - step, -step).visit()),
  count: (range, value) => (range.find(value) < 0 ? 0 : 1),
  index: (range, value) => {
    const index = range.find(value);
    if (index < 0) throw valueError(`${repr(value)} is not in range`);
    return index;
  },
};

function numberAt(range: Range, index: Value): number {
  if (!isInt(index) && special(index, "__index__") === undefined) {
    throw lacks(`range indices must be integers or slices, not ${typeName(index)}`, index);
  }
  const from = asIndex(index);
  const at = from < 0 ? from + range.length : from;
  if (at < 0 || at >= range.length) throw indexError("range object index out of range");
  return range.at(at);
}

const sameNumbers = (left: Range, right: Range): boolean =>
  left.length === right.length &&
  (left.length === 0 || left.start === right.start) &&
  (left.length < 2 || left.step === right.step);
