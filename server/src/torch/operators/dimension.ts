import { indexError } from "../../values/errors.js";

/** A dimension counted from the front; PyTorch takes `-rank .. rank - 1`, and no dimensions for one. */
export function dimension(dim: number, rank: number): number {
  const span = Math.max(rank, 1);
  if (dim >= -span && dim < span) return dim < 0 ? dim + span : dim;
  throw indexError(`Dimension out of range (expected to be in range of [${-span}, ${span - 1}], but got ${dim})`);
}
