import { valueError } from "../../../values/errors.js";
import { special } from "../../../values/kinds.js";
import { isInt, isUnknown, type Value } from "../../../values/value.js";
import type { Dim, Shape } from "../../../torch/tensor.js";
import { einopsError } from "./errors.js";
import { type Axis, ellipsis, nameFault, readSide, type Side } from "./pattern.js";

/** Lengths of axes by name, as the caller gives them. */
export type Lengths = ReadonlyMap<string, Value>;

/** What to do with a tensor: each step on what the one before gave, left out where it changes nothing. */
export interface Recipe {
  /** Every axis on its own. */
  readonly split: Shape;
  readonly order: readonly number[];
  /** How many axes at the end of that order are reduced. */
  readonly reduced: number;
  /** Where new axes go, and how long they are. */
  readonly added: ReadonlyMap<number, Dim>;
  readonly final: Shape;
}

/** The Python repr of a set of names. */
const setOf = (names: readonly Axis[]): string =>
  `{${names.map((name) => (typeof name === "string" ? `'${name}'` : `${name.length}-axis`)).join(", ")}}`;

const isNamed = (axis: Axis): axis is string => typeof axis === "string";

const reductions: ReadonlySet<string> = new Set(["min", "max", "sum", "mean", "prod", "any", "all"]);

export interface Transformation {
  readonly pattern: string;
  readonly operation: string;
  readonly left: Side;
  readonly right: Side;
}

/** Reads a pattern for an operation and checks that its sides agree. Throws `EinopsError` in einops' words. */
export function readTransformation(pattern: string, operation: string, lengths: Lengths): Transformation {
  const sides = pattern.split("->");
  if (sides.length < 2) throw valueError("not enough values to unpack (expected 2, got 1)");
  if (sides.length > 2) throw valueError("too many values to unpack (expected 2)");
  const [left, right] = [readSide(sides[0] ?? ""), readSide(sides[1] ?? "")];
  if (!left.hasEllipsis && right.hasEllipsis) {
    throw einopsError(`Ellipsis found in right side, but not left side of a pattern ${pattern}`);
  }
  if (left.groupsEllipsis) throw einopsError(`Ellipsis inside parenthesis in the left side is not allowed: ${pattern}`);
  checkAxes(operation, left, right, lengths);
  return { pattern, operation, left, right };
}

function checkAxes(operation: string, left: Side, right: Side, lengths: Lengths): void {
  const only = (one: Side, other: Side): readonly Axis[] =>
    [...one.identifiers].filter((axis) => !other.identifiers.has(axis));
  const [lost, gained] = [only(left, right), only(right, left)];
  if (operation === "rearrange") {
    if ([...left.identifiers, ...right.identifiers].some((axis) => !isNamed(axis))) {
      throw einopsError("Non-unitary anonymous axes are not supported in rearrange (exception is length 1)");
    }
    if (lost.length + gained.length > 0) {
      const difference = setOf([...lost, ...gained]);
      throw einopsError(`Identifiers only on one side of expression (should be on both): ${difference}`);
    }
  } else if (operation === "repeat") {
    if (lost.length > 0) throw einopsError(`Unexpected identifiers on the left side of repeat: ${setOf(lost)}`);
    const open = gained.filter((axis) => isNamed(axis) && !lengths.has(axis));
    if (open.length > 0) throw einopsError(`Specify sizes for new axes in repeat: ${setOf(open)}`);
  } else if (reductions.has(operation)) {
    if (gained.length > 0) {
      throw einopsError(`Unexpected identifiers on the right side of reduce ${operation}: ${setOf(gained)}`);
    }
  } else {
    throw einopsError(
      `Unknown reduction ${operation}. Expect one of ('min', 'max', 'sum', 'mean', 'prod', 'any', 'all').`,
    );
  }
}

/** The recipe for a tensor of some shape. Throws `EinopsError` where the shape does not fit. */
export function recipeFor({ left, right }: Transformation, shape: Shape, lengths: Lengths): Recipe {
  const own = expandEllipsis(left, shape.length);
  const ellipsisAxes = left.hasEllipsis ? shape.length - left.axes.length + 1 : 0;
  const sizes = sizesOf(own, shape, left, right, lengths);
  const elementary = own.flat();
  const wanted = right.axes.map((group) =>
    group.flatMap((axis) =>
      axis === ellipsis ? Array.from({ length: ellipsisAxes }, (_, i) => `${ellipsis}${i}`) : [axis],
    ),
  );
  const isBare = (group: readonly Axis[]): boolean => group[0] === ellipsis && !right.groupsEllipsis;
  const outer = right.axes.flatMap((group, i) => (isBare(group) ? wanted[i]!.map((axis) => [axis]) : [wanted[i]!]));
  const result = outer.flat();
  const kept = result.filter((axis) => elementary.includes(axis));
  const lost = elementary.filter((axis) => !result.includes(axis));
  return {
    split: elementary.map((axis) => sizes.get(axis) ?? null),
    order: [...kept, ...lost].map((axis) => elementary.indexOf(axis)),
    reduced: lost.length,
    added: new Map(
      result.flatMap((axis, i) =>
        elementary.includes(axis) ? [] : [[i, isNamed(axis) ? (sizes.get(axis) ?? null) : axis.length] as const],
      ),
    ),
    final: outer.map((group) =>
      group.reduce<Dim>((total, axis) => times(total, sizes.get(axis) ?? (isNamed(axis) ? null : axis.length)), 1),
    ),
  };
}

const times = (a: Dim, b: Dim): Dim => (a === null || b === null ? null : a * b);

/** The groups of the left side, with an axis for every dimension that the ellipsis stands for. */
function expandEllipsis(left: Side, rank: number): readonly (readonly Axis[])[] {
  const others = left.axes.length - 1;
  if (!left.hasEllipsis) {
    if (rank === left.axes.length) return left.axes;
    throw einopsError(`Wrong shape: expected ${left.axes.length} dims. Received ${rank}-dim tensor.`);
  }
  if (rank < others) throw einopsError(`Wrong shape: expected >=${others} dims. Received ${rank}-dim tensor.`);
  return left.axes.flatMap((group) =>
    group[0] === ellipsis ? Array.from({ length: rank - others }, (_, i) => [`${ellipsis}${i}`]) : [group],
  );
}

/** The length of every axis. */
function sizesOf(
  groups: readonly (readonly Axis[])[],
  shape: Shape,
  left: Side,
  right: Side,
  lengths: Lengths,
): ReadonlyMap<Axis, Dim> {
  const sizes = new Map<Axis, Dim>();
  for (const [name, value] of lengths) {
    if (nameFault(name) !== undefined) throw einopsError(`('Invalid name for an axis', '${name}')`);
    if (!left.identifiers.has(name) && !right.identifiers.has(name)) {
      throw einopsError(`Axis ${name} is not used in transform`);
    }
    sizes.set(name, lengthOf(value));
  }
  for (const axis of left.identifiers) if (!isNamed(axis)) sizes.set(axis, axis.length);
  const open = groups.map((group) => group.filter((axis) => !sizes.has(axis)));
  const ambiguous = open.find((axes) => axes.length > 1);
  if (ambiguous !== undefined) throw einopsError(`Could not infer sizes for ${setOf(ambiguous)}`);
  groups.forEach((group, i) => {
    const own = shape[i] ?? null;
    const known = group.reduce<Dim>(
      (total, axis) => (sizes.has(axis) ? times(total, sizes.get(axis) ?? null) : total),
      1,
    );
    const [axis] = open[i] ?? [];
    if (axis === undefined) {
      if (own !== null && known !== null && own !== known) throw einopsError(`Shape mismatch, ${own} != ${known}`);
      return;
    }
    if (own !== null && known !== null && own % known !== 0) {
      throw einopsError(`Shape mismatch, can't divide axis of length ${own} in chunks of ${known}`);
    }
    sizes.set(axis, own === null || known === null ? null : own / known);
  });
  return sizes;
}

/** A length that is not known leaves the sizes open. */
function lengthOf(value: Value): Dim {
  if (isUnknown(value)) return null;
  if (isInt(value)) return Number(value);
  const index = special(value, "__index__");
  return index !== undefined && isInt(index) ? Number(index) : null;
}
