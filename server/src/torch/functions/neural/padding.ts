import { PythonError, runtimeError } from "../../../values/errors.js";
import { isUnknown, type Value } from "../../../values/value.js";
import { numberOf } from "../../../values/kinds.js";
import { run } from "../../operators/operator.js";
import { pad, type PadMode } from "../../operators/padding.js";
import { type Dim, type Shape, type Tensor } from "../../tensor.js";
import type { ForwardPass } from "../../trace.js";
import type { Bound, TorchFunction } from "../function.js";
import { scalarOf } from "../pointwise.js";
import { sizesOf, tensorOf, textOf } from "../read.js";

const modes: readonly string[] = ["constant", "reflect", "replicate", "circular"] satisfies readonly PadMode[];
const isMode = (text: string): text is PadMode => modes.includes(text);

function padded(pass: ForwardPass, args: Bound): Tensor {
  const [tensor, sides, mode] = [tensorOf(args, "input"), sizesOf(args, "pad"), textOf(args, "mode")];
  if (sides.length % 2 !== 0) throw runtimeError("Padding length must be divisible by 2");
  const rank = tensor.shape?.length ?? Infinity;
  if (sides.length > 2 * rank) throw runtimeError("Padding length too large");
  const value = args.value ?? null;
  if (mode !== "constant" && value !== null && !isUnknown(value) && numberOf(value) !== 0) {
    throw runtimeError(`Padding mode "${mode}" doesn't take in value argument`);
  }
  if (!isMode(mode)) throw new PythonError("NotImplementedError", `Unrecognised padding mode ${mode}`);
  const known = sides.filter((side) => side !== null);
  if (known.length === sides.length) {
    return run(pass, pad, [tensor], { padding: known, mode, ...filledWith(value) });
  }
  return run(pass, { name: "pad", infer: () => ({ outputs: [ofUnknownSides(tensor.shape, sides)] }) }, [tensor], {});
}

/** What is added at the sides, as the Trace keeps it; nothing for 0. */
export function filledWith(value: Value): { readonly value?: number | string } {
  const number = scalarOf(value ?? 0);
  return number === null || number === 0 ? {} : { value: number };
}

/** Sides that are not known leave their dimension unknown. */
const ofUnknownSides = (shape: Shape | null, sides: readonly Dim[]): Shape | null =>
  shape &&
  shape.map((size, axis) => {
    const side = 2 * (shape.length - 1 - axis);
    if (side >= sides.length) return size;
    const [left, right] = [sides[side] ?? null, sides[side + 1] ?? null];
    return size === null || left === null || right === null ? null : size + left + right;
  });

/** `F.pad`. */
export const paddingFunctions: readonly TorchFunction[] = [
  {
    name: "pad",
    homes: ["functional"],
    signatures: ["pad(Tensor input, int[] pad, str mode='constant', float? value=None)"],
    run: padded,
  },
];
