import { NotAnalysed } from "../../values/errors.js";
import { keyError } from "../../values/keyError.js";
import { iterate } from "../../values/sequence.js";
import {
  addItem,
  combine,
  isSubset,
  orderOf,
  removeItem,
  replaceItems,
  set,
  type SetOperator,
} from "../../values/sets.js";
import { isSet, type PySet, type Value } from "../../values/value.js";
import { type Method, type Methods, none, one, some } from "./method.js";

const setOf = (value: Value): PySet => (isSet(value) ? value : set(iterate(value)));

/** The items after an operator with every argument, one after another. */
const folded = (operator: SetOperator, self: PySet, others: readonly Value[]): readonly Value[] =>
  others.reduce((left: PySet, other) => set(combine(operator, left, setOf(other))), self).items;

const making = (operator: SetOperator): Method<PySet> =>
  some(0, Infinity, (self, others) => ({ ...self, items: [...folded(operator, self, others)] }));

const changing = (operator: SetOperator): Method<PySet> =>
  some(0, Infinity, (self, others) => {
    replaceItems(self, folded(operator, self, others));
    return null;
  });

/** The methods of frozenset, which set has too. */
export const frozensetMethods: Methods<PySet> = {
  copy: none((self) => (self.frozen ? self : { ...self, items: [...self.items] })),
  difference: making("-"),
  intersection: making("&"),
  isdisjoint: one((self, other) => combine("&", self, setOf(other)).length === 0),
  issubset: one((self, other) => isSubset(self, setOf(other))),
  issuperset: one((self, other) => isSubset(setOf(other), self)),
  symmetric_difference: one((self, other) => ({ ...self, items: [...combine("^", self, setOf(other))] })),
  union: making("|"),
};

/** The methods of set, which change it in place. */
export const setMethods: Methods<PySet> = {
  ...frozensetMethods,
  add: one((self, item) => {
    addItem(self, item);
    return null;
  }),
  clear: none((self) => {
    replaceItems(self, []);
    return null;
  }),
  difference_update: changing("-"),
  discard: one((self, item) => {
    removeItem(self, item);
    return null;
  }),
  intersection_update: changing("&"),
  pop: none((self) => {
    if (self.items.length === 0) throw keyError("pop from an empty set");
    const [item = null] = orderOf(self);
    if (self.items.length > 1 && typeof item === "number") throw new NotAnalysed("which item a set gives away");
    removeItem(self, item);
    return item;
  }),
  remove: one((self, item) => {
    if (!removeItem(self, item)) throw keyError(item);
    return null;
  }),
  symmetric_difference_update: one((self, other) => {
    replaceItems(self, combine("^", self, setOf(other)));
    return null;
  }),
  update: changing("|"),
};
