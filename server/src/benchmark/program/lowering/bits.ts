import { NotSupported } from "../attributes.js";
import type { ProgramTensor } from "../program.js";
import { type Composer, type Given, inputOf, type Lowering, type Operand, operandsOf } from "./composer.js";

type Tensor = ProgramTensor;

/** So many bits are exact in single precision. */
const width = 24;

const isTruth = ({ step }: Given): boolean => step.attributes.dtype === "bool";

function checkWhole({ step }: Given): void {
  const { dtype } = step.attributes;
  if (typeof dtype !== "string") throw new NotSupported(`${step.op} of an unknown type`);
}

function pairOf(given: Given): readonly [Operand, Operand] {
  const [a, b] = operandsOf(given);
  if (a === undefined || b === undefined) throw new NotSupported(`${given.step.op} without an operand`);
  return [a, b];
}

const shifted = (x: number, bit: number): number => Math.floor(x / 2 ** bit) % 2;

/** A bit of a whole number, whose negative ones go on to the left without end. */
const bitOf = (c: Composer, x: Operand, bit: number): Operand =>
  typeof x === "number"
    ? Math.abs(shifted(x, bit))
    : c.each("remainder", c.map("floor", c.each("div", x, 2 ** bit)), 2);

const isBelow = (c: Composer, x: Operand): Operand => (typeof x === "number" ? Number(x < 0) : c.each("lt", x, 0));

/** A function of two bits, for whole numbers bit by bit; the last one says whether the result is negative. */
const bitwise =
  (logical: string, join: (c: Composer, a: Operand, b: Operand) => Tensor): Lowering =>
  (c, given) => {
    const [a, b] = pairOf(given);
    if (isTruth(given)) {
      const truth = (x: Operand): Tensor => (typeof x === "number" ? c.constant([x], []) : x);
      return c.each(logical, truth(a), truth(b));
    }
    checkWhole(given);
    const parts = Array.from({ length: width }, (_, bit) =>
      c.each("mul", join(c, bitOf(c, a, bit), bitOf(c, b, bit)), 2 ** bit),
    );
    const sign = c.each("mul", join(c, isBelow(c, a), isBelow(c, b)), -(2 ** width));
    return parts.reduce((sum, part) => c.each("add", sum, part), sign);
  };

const both = (c: Composer, a: Operand, b: Operand): Tensor => c.each("mul", a, b);
const sum = (c: Composer, a: Operand, b: Operand): Tensor => c.each("add", a, b);

/** Operators on the bits of truths and whole numbers. */
export const bits: Readonly<Record<string, Lowering>> = {
  bitwise_and: bitwise("logical_and", both),
  bitwise_or: bitwise("logical_or", (c, a, b) => c.each("sub", sum(c, a, b), both(c, a, b))),
  bitwise_xor: bitwise("logical_xor", (c, a, b) => c.each("sub", sum(c, a, b), c.each("mul", both(c, a, b), 2))),
  bitwise_not: (c, given) => {
    const x = inputOf(given);
    if (isTruth(given)) return c.map("logical_not", x);
    checkWhole(given);
    return c.each("sub", c.map("neg", x), 1);
  },
  bitwise_left_shift: (c, given) => {
    const [x, by] = pairOf(given);
    return c.each("mul", x, typeof by === "number" ? 2 ** by : c.each("pow", 2, by));
  },
  bitwise_right_shift: (c, given) => {
    const [x, by] = pairOf(given);
    return c.map("floor", c.each("div", x, typeof by === "number" ? 2 ** by : c.each("pow", 2, by)));
  },
};
