import type { AttributeValue } from "../../torch/trace.js";
import type { Step } from "../program/program.js";

/** Thrown for what an operator is not written for; says which setting that is. */
export class NotWritten extends Error {}

const shown = (value: AttributeValue | undefined): string => (value === undefined ? "unknown" : JSON.stringify(value));

const isNumbers = (value: AttributeValue | undefined): value is readonly number[] =>
  Array.isArray(value) && value.every((each) => typeof each === "number");

/** A list of numbers among the attributes. */
export function numbers({ attributes, op }: Step, name: string): readonly number[] {
  const value = attributes[name];
  if (isNumbers(value)) return value;
  throw new NotWritten(`${op} with ${name} ${shown(value)}`);
}

/** A number among the attributes. What is not recorded is not guessed. */
export function number({ attributes, op }: Step, name: string): number {
  const value = attributes[name];
  if (value === "inf" || value === "-inf") return value === "inf" ? Infinity : -Infinity;
  if (typeof value === "number") return value;
  throw new NotWritten(`${op} with ${name} ${shown(value)}`);
}

/** A truth among the attributes. */
export function flag({ attributes, op }: Step, name: string): boolean {
  const value = attributes[name];
  if (typeof value === "boolean") return value;
  throw new NotWritten(`${op} with ${name} ${shown(value)}`);
}

/** One number for each of some dimensions; PyTorch takes a list of one for all of them. */
export function perDimension(step: Step, name: string, count: number): readonly number[] {
  const values = numbers(step, name);
  return values.length === count ? values : Array.from({ length: count }, () => values[0] ?? 1);
}

/** An operand that is a number, as the Trace writes it. */
export function scalar(value: AttributeValue, op: string): number {
  if (typeof value === "number") return value;
  if (value === "inf" || value === "-inf") return value === "inf" ? Infinity : -Infinity;
  if (value === "nan") return NaN;
  throw new NotWritten(`${op} with the number ${shown(value)}`);
}

/** A dimension counted from the front. */
export const dimension = (dim: number, rank: number): number => (dim < 0 ? dim + Math.max(rank, 1) : dim);
