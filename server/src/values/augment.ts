import { binary, type BinaryOperator, specialNames } from "./arithmetic.js";
import { pairsOf, setKey } from "./dicts.js";
import { extendList, renewItems } from "./items.js";
import { special } from "./kinds.js";
import { iterate } from "./sequence.js";
import { combine, isSetOperator, replaceItems } from "./sets.js";
import { isDict, isInt, isList, isSet, type Value } from "./value.js";

/** What `left op= right` leaves in the variable: a list, dict or set is changed in place and stays the same object. */
export function augment(operator: BinaryOperator, left: Value, right: Value): Value {
  const answer = special(left, `__i${specialNames.get(operator) ?? ""}__`, right);
  if (answer !== undefined) return answer;
  return changeInPlace(operator, left, right) ? left : binary(operator, left, right, `${operator}=`);
}

/** Gives false where the operator makes a new value. */
function changeInPlace(operator: BinaryOperator, left: Value, right: Value): boolean {
  if (isList(left) && operator === "+") {
    extendList(left, right);
    return true;
  }
  if (isList(left) && operator === "*" && isInt(right)) {
    renewItems(left.items, iterate(binary("*", left, right)));
    return true;
  }
  if (isDict(left) && operator === "|") {
    for (const [key, value] of pairsOf(right)) setKey(left, key, value);
    return true;
  }
  if (!isSet(left) || left.frozen || !isSet(right) || !isSetOperator(operator)) return false;
  replaceItems(left, combine(operator, left, right));
  return true;
}
