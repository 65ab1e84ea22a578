import { NotAnalysed } from "./errors.js";
import { checkSize, numberOf } from "./kinds.js";
import { renewItems } from "./items.js";
import { keysRemoved, positionOf } from "./keys.js";
import { isSet, isTuple, type PySet, type Value } from "./value.js";
import { charge } from "./work.js";

/** A set of the items that are unequal. Throws `TypeError: unhashable type: 'list'`. */
export function set(items: Iterable<Value> = [], frozen = false): PySet {
  const result: PySet = { kind: "set", frozen, items: [] };
  for (const item of items) addItem(result, item);
  return result;
}

const keyOf = (item: Value): Value => item;

/** Where an item stands, or -1; a set is looked for as the frozenset that equals it. */
const find = (set: PySet, item: Value): number =>
  positionOf(set.items, keyOf, isSet(item) && !item.frozen ? { ...item, frozen: true } : item);

export const hasItem = (set: PySet, item: Value): boolean => find(set, item) >= 0;

/** Adds an item, in place. */
export function addItem(set: PySet, item: Value): void {
  if (positionOf(set.items, keyOf, item) < 0) checkSize(set.items.push(item));
}

/** Takes an item out, in place. Gives false where it is not there. */
export function removeItem(set: PySet, item: Value): boolean {
  const at = find(set, item);
  if (at < 0) return false;
  set.items.splice(at, 1);
  keysRemoved(set.items);
  return true;
}

/** Puts other items in the place of all, in place. */
export function replaceItems(set: PySet, items: readonly Value[]): void {
  renewItems(set.items, [...items]);
  keysRemoved(set.items);
}

export type SetOperator = "|" | "&" | "-" | "^";

export const isSetOperator = (operator: string): operator is SetOperator => "|&-^".includes(operator);

/** The items of `left op right`, for any right operand that was made a set. */
export function combine(operator: SetOperator, left: PySet, right: PySet): readonly Value[] {
  charge(left.items.length + right.items.length);
  const without = (from: PySet, other: PySet): readonly Value[] => from.items.filter((item) => !hasItem(other, item));
  switch (operator) {
    case "|":
      return [...left.items, ...without(right, left)];
    case "&":
      return right.items.length > left.items.length
        ? left.items.filter((item) => hasItem(right, item))
        : right.items.filter((item) => hasItem(left, item));
    case "-":
      return without(left, right);
    case "^":
      return [...without(left, right), ...without(right, left)];
  }
}

export const isSubset = (left: PySet, right: PySet): boolean =>
  left.items.length <= right.items.length && left.items.every((item) => hasItem(right, item));

/**
 * The items in the order in which a loop visits them. CPython's order of small whole numbers is ascending, that of
 * other numbers depends on the set's past (`NotAnalysed`), and that of anything else differs from run to run.
 */
export function orderOf({ items }: PySet): readonly Value[] {
  if (items.length < 2 || !items.some(isNumeric)) return [...items];
  const slots = tableSize(items.length);
  const numbers = items.map(numberOf);
  if (numbers.every((number) => number !== undefined && Number.isInteger(number) && number >= 0 && number < slots)) {
    return items.toSorted((a, b) => numberOf(a)! - numberOf(b)!);
  }
  throw new NotAnalysed("the order of a set");
}

const isNumeric = (item: Value): boolean =>
  numberOf(item) !== undefined || (isTuple(item) && item.items.every(isNumeric));

/** Slots of the smallest hash table that CPython keeps so many items in: three fifths are never full. */
function tableSize(count: number): number {
  let slots = 8;
  while (count * 5 >= (slots - 1) * 3) slots *= 2;
  return slots;
}
