import { indexError, PythonError, runtimeError } from "../../values/errors.js";
import { type Dim, formatSizes, type Shape } from "../tensor.js";
import { known, type Operator } from "./operator.js";

export type PadMode = "constant" | "reflect" | "replicate" | "circular";

/** `F.pad`: `[left, right, top, bottom, ...]` from the last dimension on. Messages of PyTorch 1.13. */
export const pad: Operator<{
  readonly padding: readonly number[];
  readonly mode: PadMode;
  /** What is added; 0 where it is left out. */
  readonly value?: number | string;
}> = {
  name: "pad",
  infer([input = null], { padding, mode }) {
    if (padding.length % 2 !== 0) throw runtimeError("Padding length must be divisible by 2");
    if (input === null) return { outputs: [null] };
    if (padding.length > 2 * input.length) throw runtimeError("Padding length too large");
    const output = input.map((size, i): Dim => {
      const side = 2 * (input.length - 1 - i);
      return known([size], (own) => own + (padding[side] ?? 0) + (padding[side + 1] ?? 0));
    });
    if (mode === "constant") checkConstant(input, output, padding);
    else checkMirrored(input, output, padding, mode);
    return { outputs: [output] };
  },
};

/** The sides of dimension `axis` of a map of `rank` dimensions. */
const sidesOf = (padding: readonly number[], rank: number, axis: number): readonly [number, number] => {
  const side = 2 * (rank - 1 - axis);
  return [padding[side] ?? 0, padding[side + 1] ?? 0];
};

/** Negative padding cuts: first left, then right, from the outermost dimension on. */
function checkConstant(input: Shape, output: Shape, padding: readonly number[]): void {
  const axes = input.map((_, axis) => axis).filter((axis) => axis >= input.length - padding.length / 2);
  for (const axis of axes) {
    const size = input[axis] ?? null;
    const [left, right] = sidesOf(padding, input.length, axis);
    if (size === null) continue;
    if (left < 0) cut(size, -left, size + left);
    const rest = size + Math.min(left, 0);
    if (right < 0) cut(rest, 0, rest + right);
  }
  if (padding.every((value) => value <= 0)) return;
  const bad = axes.find((axis) => (output[axis] ?? 1) <= 0);
  if (bad === undefined) return;
  const [left, right] = sidesOf(padding, input.length, bad);
  throw runtimeError(
    `The input size ${input[bad]}, plus negative padding ${left} and ${right} resulted in a negative output size, ` +
      `which is invalid. Check dimension ${bad} of your input.`,
  );
}

/** `narrow(start, length)` of a dimension. */
function cut(size: number, start: number, length: number): void {
  if (start > size) {
    throw indexError(`Dimension out of range (expected to be in range of [${-size}, ${size - 1}], but got ${start})`);
  }
  if (length < 0) throw runtimeError(`start (${start}) + length (${length}) exceeds dimension size (${size}).`);
}

/** Modes other than constant know maps of one, two or three spatial dimensions, all of them padded. */
function checkMirrored(input: Shape, output: Shape, padding: readonly number[], mode: PadMode): void {
  const spatial = padding.length / 2;
  const rank = input.length;
  if (![1, 2, 3].includes(spatial) || (rank !== spatial + 1 && rank !== spatial + 2)) {
    throw new PythonError(
      "NotImplementedError",
      "Only 2D, 3D, 4D, 5D padding with non-constant padding are supported for now",
    );
  }
  if (mode === "circular") checkCircular(input, output, padding);
  else if (mode === "reflect") checkReflected(input, output, padding, spatial);
  else checkReplicated(input, output, spatial);
}

const lengthOf = (shape: Shape, spatial: number): Shape => shape.slice(-spatial);

function checkCircular(input: Shape, output: Shape, padding: readonly number[]): void {
  const wanted = 2 * input.length - 4;
  if (padding.length !== wanted) {
    throw runtimeError(`Invalid padding size, expected ${wanted} but got ${padding.length}`);
  }
  input.slice(2).forEach((size, i) => {
    const sides = sidesOf(padding, input.length, i + 2);
    if (size !== null && sides.some((side) => side > size)) {
      throw runtimeError("Padding value causes wrapping around more than once.");
    }
    if ((output[i + 2] ?? 0) < 0) throw runtimeError("Negative padding value is resulting in an empty dimension.");
  });
}

/** Only the batch of a batched map may be empty. */
const isHollow = (input: Shape, spatial: number): boolean => input.slice(-spatial - 1).includes(0);

function checkReflected(input: Shape, output: Shape, padding: readonly number[], spatial: number): void {
  const hollow = spatial === 3 ? isHollow(input, spatial) : input.slice(1).includes(0);
  if (hollow) {
    throw runtimeError(
      spatial === 3
        ? `Expected 4D or 5D (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for input, ` +
            `but got: ${formatSizes(input)}`
        : `${spatial + 1}D or ${spatial + 2}D (batch mode) tensor expected for input, but got: ` +
            `[ torch.FloatTensor{${input.join(",")}} ]`,
    );
  }
  for (let i = 0; i < spatial; i++) {
    const axis = input.length - 1 - i;
    const [left, right] = sidesOf(padding, input.length, axis);
    const size = input[axis] ?? null;
    if (size === null || (left < size && right < size)) continue;
    const shown = spatial === 2 ? input.length : formatSizes(input);
    throw runtimeError(
      `Argument #${4 + 2 * i}: Padding size should be less than the corresponding input dimension, ` +
        `but got: padding (${left}, ${right}) at dimension ${axis} of input ${shown}`,
    );
  }
  checkLeft(input, output, spatial, {
    1: ["2", "", "W: "],
    2: ["", "", "H: ", "W: "],
    3: ["", " ", "D: ", "H: ", "W: "],
  });
}

function checkReplicated(input: Shape, output: Shape, spatial: number): void {
  if (isHollow(input, spatial)) {
    throw runtimeError(
      `Expected ${spatial + 1}D or ${spatial + 2}D (batch mode) tensor with possibly 0 batch size and other ` +
        `non-zero dimensions for input, but got: ${formatSizes(input)}`,
    );
  }
  checkLeft(input, output, spatial, {
    1: ["", " ", "W: "],
    2: ["", " ", "H: ", "W: "],
    3: ["", " ", "D: ", "H: ", "W: "],
  });
}

type Wording = Readonly<Record<number, readonly [before: string, after: string, ...names: string[]]>>;

/** Something must be left in at least one dimension. */
function checkLeft(input: Shape, output: Shape, spatial: number, wording: Wording): void {
  const [before = "", after = "", ...names] = wording[spatial] ?? [];
  const left = lengthOf(output, spatial);
  if (left.some((size) => size === null || size >= 1)) return;
  const sizes = lengthOf(input, spatial).map((size, i) => `${names[i]}${size ?? "?"}`);
  const shown = spatial === 3 ? `${sizes[0]} ${sizes[1]}, ${sizes[2]}` : sizes.join(", ");
  const end = spatial === 2 && after ? " )" : ")";
  const results = left.map((size, i) => `${names[i]}${size}`).join(" ");
  throw runtimeError(`${before}input (${shown}${end}${after}is too small. Calculated output ${results}`);
}
