import type { AttributeValue } from "../../torch/trace.js";
import type { Step as WholeStep } from "./program.js";

type Step = Pick<WholeStep, "op" | "attributes">;

/** Thrown for what an operator is not run or written for; says which setting that is. */
export class NotSupported extends Error {}

const shown = (value: AttributeValue | undefined): string => (value === undefined ? "unknown" : JSON.stringify(value));

const refused = (op: string, name: string, value: AttributeValue | undefined): NotSupported =>
  new NotSupported(`${op} with ${name} ${shown(value)}`);

/** A number as the Trace writes it: itself, or the name of one that JSON lacks. */
function numberOf(value: AttributeValue | undefined): number | undefined {
  if (typeof value === "number") return value;
  if (value === "inf" || value === "-inf") return value === "inf" ? Infinity : -Infinity;
  return value === "nan" ? NaN : undefined;
}

/** A list of numbers among the attributes. */
export function numbers({ attributes, op }: Step, name: string): readonly number[] {
  const value = attributes[name];
  if (Array.isArray(value) && value.every((each) => typeof each === "number")) return value;
  throw refused(op, name, value);
}

/** A number among the attributes; without a fallback, what is not recorded is not guessed. */
export function number({ attributes, op }: Step, name: string, fallback?: number): number {
  const value = attributes[name] ?? fallback;
  const found = numberOf(value);
  if (found === undefined) throw refused(op, name, value);
  return found;
}

/** A truth among the attributes. */
export function flag({ attributes, op }: Step, name: string): boolean {
  const value = attributes[name];
  if (typeof value === "boolean") return value;
  throw refused(op, name, value);
}

/** One number for each of some dimensions; PyTorch takes a list of one for all of them. */
export function perDimension(step: Step, name: string, count: number): readonly number[] {
  const values = numbers(step, name);
  return values.length === count ? values : Array.from({ length: count }, () => values[0] ?? 1);
}

/** An operand that is a number. */
export function scalar(value: AttributeValue | undefined, op: string): number {
  const found = numberOf(value);
  if (found === undefined) throw new NotSupported(`${op} with the number ${shown(value)}`);
  return found;
}

/** A dimension counted from the front. A single number has one as far as PyTorch is concerned. */
export const dimension = (dim: number, rank: number): number => (dim < 0 ? dim + Math.max(rank, 1) : dim);
