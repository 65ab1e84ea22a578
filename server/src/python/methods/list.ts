import { same } from "../../values/compare.js";
import { indexError, typeError, valueError } from "../../values/errors.js";
import { extendList, renewItems } from "../../values/items.js";
import { checkSize } from "../../values/kinds.js";
import { asIndex } from "../../values/sequence.js";
import { list, type PyList } from "../../values/value.js";
import { charge } from "../../values/work.js";
import { sort } from "../sorting.js";
import { type Method, type Methods, none, one, some } from "./method.js";
import { sequenceMethods } from "./sequences.js";

/** What `list.sort` checks before its arguments have names. */
const sortInPlace: Method<PyList> = (self, args, keywords) => {
  const given = args.length + keywords.size;
  if (given > 2) throw typeError(`sort() takes at most 2 arguments (${given} given)`);
  if (args.length > 0) throw typeError("sort() takes no positional arguments");
  renewItems(self.items, sort(self.items, keywords));
  return null;
};

/** The methods of list, which change it in place. */
export const listMethods: Methods<PyList> = {
  ...sequenceMethods,
  append: one((self, item) => {
    checkSize(self.items.push(item));
    return null;
  }),
  clear: none((self) => {
    self.items.length = 0;
    return null;
  }),
  copy: none((self) => list(self.items)),
  extend: one((self, values) => {
    extendList(self, values);
    return null;
  }),
  insert: some(2, 2, (self, [index = 0, item = null]) => {
    self.items.splice(asIndex(index), 0, item);
    checkSize(self.items.length);
    charge(self.items.length / 32);
    return null;
  }),
  pop: some(0, 1, ({ items }, [index = -1]) => {
    const from = asIndex(index);
    const at = from < 0 ? from + items.length : from;
    if (items.length === 0) throw indexError("pop from empty list");
    if (at < 0 || at >= items.length) throw indexError("pop index out of range");
    charge((items.length - at) / 32);
    return items.splice(at, 1)[0]!;
  }),
  remove: one(({ items }, wanted) => {
    const at = items.findIndex((item) => same(item, wanted));
    if (at < 0) throw valueError("list.remove(x): x not in list");
    items.splice(at, 1);
    return null;
  }),
  reverse: none((self) => {
    self.items.reverse();
    return null;
  }),
  sort: sortInPlace,
};
