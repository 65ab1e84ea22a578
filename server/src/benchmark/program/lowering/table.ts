import { batching } from "./batching.js";
import { bits } from "./bits.js";
import { choosing } from "./choosing.js";
import type { Lowering } from "./composer.js";
import { diagonals } from "./diagonals.js";
import { distances } from "./distances.js";
import { elements } from "./elements.js";
import { products } from "./products.js";
import { sampling } from "./sampling.js";
import { writing } from "./writing.js";

/** Operators that are said in terms of others, so that no engine needs to know them. */
export const lowerings: ReadonlyMap<string, Lowering> = new Map(
  [batching, bits, choosing, diagonals, distances, elements, products, sampling, writing].flatMap((family) =>
    Object.entries(family),
  ),
);
