import type { TupleClass } from "../../../values/value.js";

/** The named tuple that a function with several results gives, e.g. `torch.return_types.topk`. */
export const returnType = (name: string, fields: readonly string[]): TupleClass => ({
  name: `torch.return_types.${name}`,
  attribute(items, field) {
    const at = fields.indexOf(field);
    return at < 0 ? undefined : items[at];
  },
});
