import { indexError, runtimeError } from "../../values/errors.js";
import { type Dim, formatSizes, type Shape } from "../tensor.js";
import { dimension } from "./dimension.js";
import type { Attributes } from "../trace.js";
import type { Operator } from "./operator.js";

/** Whether two sizes are certainly different in order: `one` is known to be larger. */
const exceeds = (one: Dim | undefined, other: Dim | undefined): boolean =>
  typeof one === "number" && typeof other === "number" && one > other;

const rankOf = (shape: Shape): number => Math.max(shape.length, 1);

/** Without elements an index may have any sizes. */
const mayBeEmpty = (shape: Shape): boolean => shape.includes(0) || shape.includes(null);

/** `torch.gather(input, dim, index)`: as large as the index. */
export const gather: Operator<{ readonly dim: number }> = {
  name: "gather",
  infer([input = null, index = null], { dim }) {
    if (input === null || index === null) return { outputs: [index] };
    const axis = dimension(dim, input.length);
    if (!mayBeEmpty(index)) {
      if (rankOf(input) !== rankOf(index)) {
        throw runtimeError("Index tensor must have the same number of dimensions as input tensor");
      }
      const odd = index.findIndex((size, i) => i !== axis && exceeds(size, input[i]));
      if (odd >= 0) {
        throw runtimeError(
          `Size does not match at dimension ${odd} expected index ${formatSizes(index)} to be smaller than self ` +
            `${formatSizes(input)} apart from dimension ${axis}`,
        );
      }
    }
    return { outputs: [index] };
  },
  dtype: ([input = null]) => input,
};

/** `tensor.scatter(dim, index, src)` and its kin; inputs are the tensor, the index and, where it is one, the source. */
export const scatter: Operator<{ readonly dim: number }> = {
  name: "scatter",
  infer([self = null, index = null, source], { dim }) {
    if (self === null || index === null) return { outputs: [self] };
    const axis = dimension(dim, self.length);
    if (source) dimension(dim, source.length);
    if (mayBeEmpty(index)) return { outputs: [self] };
    const differs = (other: Shape) => rankOf(index) !== rankOf(other);
    if (differs(self)) throw runtimeError("Index tensor must have the same number of dimensions as self tensor");
    if (source && differs(source)) {
      throw runtimeError("Index tensor must have the same number of dimensions as src tensor");
    }
    const beyond = index.some((size, i) => (i !== axis && exceeds(size, self[i])) || exceeds(size, source?.[i]));
    if (beyond) {
      throw runtimeError(
        `Expected index ${formatSizes(index)} to be smaller than self ${formatSizes(self)} apart from dimension ` +
          `${axis}${source ? ` and to be smaller size than src ${formatSizes(source)}` : ""}`,
      );
    }
    return { outputs: [self] };
  },
  dtype: ([self = null]) => self,
};

/** `tensor.index_add(dim, index, source)`. */
export const indexAdd: Operator<Attributes & { readonly dim: number }> = {
  name: "index_add",
  infer([self = null, index = null, source = null], { dim }) {
    if (self === null || index === null || source === null) return { outputs: [self] };
    const axis = dimension(dim, self.length);
    const count = index.length === 0 ? 1 : (index[0] ?? null);
    const own = source.length === 0 ? 1 : (source[dimension(dim, source.length)] ?? null);
    if (count !== null && own !== null && count !== own) {
      throw runtimeError(
        `index_add_(): Number of indices (${count}) should be equal to source.size(dim): (${own}), for dim: ${axis}`,
      );
    }
    return { outputs: [self] };
  },
  dtype: ([self = null]) => self,
};

/** `tensor.index_copy(dim, index, source)`. */
export const indexCopy: Operator<{ readonly dim: number }> = {
  name: "index_copy",
  infer([self = null, index = null, source = null], { dim }) {
    if (self === null || index === null || source === null) return { outputs: [self] };
    const axis = dimension(dim, self.length);
    const others = (shape: Shape) => shape.filter((_, i) => i !== axis);
    const [mine, theirs] = [others(self), others(source)];
    const shown = (shape: Shape) => shape.map((size) => size ?? "?").join(" ");
    const differs = mine.length !== theirs.length || mine.some((size, i) => isOther(size, theirs[i] ?? null));
    if (differs) {
      throw runtimeError(
        `index_copy_(): Source/destination tensor must have same slice shapes. Destination slice shape: ` +
          `${shown(mine)} at dimension ${axis} and source slice shape: ${shown(theirs)} at dimension 0.`,
      );
    }
    const [count, own] = [index.length === 0 ? 1 : (index[0] ?? null), source[axis] ?? null];
    if (isOther(count, own) && source.length > 0) {
      throw indexError(`index_copy_(): Number of indices (${count}) should be equal to source.size(dim) (${own})`);
    }
    return { outputs: [self] };
  },
  dtype: ([self = null]) => self,
};

const isOther = (one: Dim, other: Dim): boolean => one !== null && other !== null && one !== other;
