import { NotSupported, numbers } from "../attributes.js";
import type { ProgramTensor } from "../program.js";
import { type Composer, type Given, inputOf, type Lowering, product, range, shapeOf } from "./composer.js";

type Tensor = ProgramTensor;

/** Source: torchvision's page of `deform_conv2d`. */
interface Deformed {
  readonly stride: readonly number[];
  readonly padding: readonly number[];
  readonly dilation: readonly number[];
  readonly kernel: readonly number[];
}

function settingsOf({ step }: Given, weight: Tensor): Deformed {
  const [stride, padding, dilation] = ["stride", "padding", "dilation"].map((name) => numbers(step, name));
  return {
    stride: stride ?? [],
    padding: padding ?? [],
    dilation: dilation ?? [],
    kernel: weight.shape.slice(2),
  };
}

/** Where a kernel's cells lie without offsets, along height (0) or width (1): `[1, cells, out height, out width]`. */
function placesOf(c: Composer, { stride, padding, dilation, kernel }: Deformed, out: readonly number[], axis: 0 | 1) {
  const [, columns = 1] = kernel;
  const [height = 1, width = 1] = out;
  const cells = product(kernel);
  const values = range(cells * height * width).map((i) => {
    const cell = Math.floor(i / (height * width));
    const at = axis === 0 ? Math.floor(i / width) % height : i % width;
    const own = axis === 0 ? Math.floor(cell / columns) : cell % columns;
    return at * (stride[axis] ?? 1) - (padding[axis] ?? 0) + own * (dilation[axis] ?? 1);
  });
  return c.constant(values, [1, cells, height, width]);
}

/** A convolution whose kernel sees the map at places that offsets move: samples of the map, weighed in one product. */
const deformConv2d: Lowering = (c, given) => {
  const [x, offset, weight] = [inputOf(given), inputOf(given, 1), inputOf(given, 2)];
  const mask = given.inputs[3];
  const { bias } = given.weights;
  const settings = settingsOf(given, weight);
  const { kernel } = settings;
  const [batch = 1, channels = 1, height = 1, width = 1] = x.shape;
  const groups = channels / (weight.shape[1] ?? 1);
  const offsetGroups = (offset.shape[1] ?? 0) / (2 * product(kernel));
  const out = shapeOf(given).slice(2);
  const [rows = 1, columns = 1] = out;
  const cells = product(kernel);
  const parted = c.reshape(offset, [batch * offsetGroups, cells, 2, rows, columns]);
  const place = (axis: 0 | 1, size: number): Tensor => {
    const moved = c.each("add", c.select(parted, 2, axis), placesOf(c, settings, out, axis));
    // In [-1, 1] between the outer edges of the first and the last cell.
    return c.unsqueeze(c.each("sub", c.each("mul", c.each("add", moved, 0.5), 2 / size), 1), -1);
  };
  const grid = c.reshape(c.cat([place(1, width), place(0, height)], -1), [
    batch * offsetGroups,
    cells * rows,
    columns,
    2,
  ]);
  const perGroup = channels / offsetGroups;
  const maps = c.reshape(x, [batch * offsetGroups, perGroup, height, width]);
  const sampled = c.run("grid_sampler", [maps, grid], [batch * offsetGroups, perGroup, cells * rows, columns], {
    mode: "bilinear",
    paddingMode: "zeros",
    alignCorners: false,
  });
  const seen = c.reshape(sampled, [batch * offsetGroups, perGroup, cells, rows * columns]);
  const weighed = mask ? c.each("mul", seen, c.reshape(mask, [batch * offsetGroups, 1, cells, rows * columns])) : seen;
  const [outs = 1] = weight.shape;
  const sums = (channels / groups) * cells;
  const matrix = c.reshape(weight, [1, groups, outs / groups, sums]);
  const made = c.matmul(matrix, c.reshape(weighed, [batch, groups, sums, rows * columns]));
  const maps2 = c.reshape(made, [batch, outs, rows, columns]);
  return bias ? c.each("add", maps2, c.reshape(bias, [outs, 1, 1])) : maps2;
};

/** Where the cells of a map lie in what an affine map makes of it. */
const affineGrid: Lowering = (c, given) => {
  const [batch = 1, height = 1, width = 1, dims] = shapeOf(given);
  if (dims !== 2) throw new NotSupported("affine_grid_generator of volumes");
  const isAligned = given.step.attributes.alignCorners === true;
  const at = (i: number, size: number): number => {
    if (isAligned) return size > 1 ? (2 * i) / (size - 1) - 1 : 0;
    return (2 * i + 1) / size - 1;
  };
  const places = range(height * width).flatMap((i) => [at(i % width, width), at(Math.floor(i / width), height), 1]);
  const made = c.matmul(c.constant(places, [1, height * width, 3]), c.swap(inputOf(given), 1, 2));
  return c.reshape(made, [batch, height, width, 2]);
};

/** `F.fold`: every cell of a window is put where it came from, and what meets is added up. */
const col2im: Lowering = (c, given) => {
  const { step } = given;
  const pair = (name: string): readonly [number, number] => {
    const [one = 1, other = one] = numbers(step, name);
    return [one, other];
  };
  const [size, kernel, dilation] = [pair("outputSize"), pair("kernelSize"), pair("dilation")];
  const [padding, stride] = [pair("padding"), pair("stride")];
  const counts = ([0, 1] as const).map(
    (i) => Math.floor((size[i] + 2 * padding[i] - dilation[i] * (kernel[i] - 1) - 1) / stride[i]) + 1,
  );
  const [high = 1, wide = 1] = counts;
  const cells = product(kernel) * high * wide;
  const places = range(cells).map((i) => {
    const [row, column] = [Math.floor(i / wide) % high, i % wide];
    const cell = Math.floor(i / (high * wide));
    const y = row * stride[0] + Math.floor(cell / kernel[1]) * dilation[0] - padding[0];
    const x = column * stride[1] + (cell % kernel[1]) * dilation[1] - padding[1];
    const isInside = y >= 0 && y < size[0] && x >= 0 && x < size[1];
    // What lies in the padding is put behind everything.
    return isInside ? y * size[1] + x : size[0] * size[1];
  });
  const x = inputOf(given);
  const maps = product(x.shape) / cells;
  const rows = c.swap(c.reshape(x, [maps, cells]), 0, 1);
  const blank = c.expand(c.constant([0], []), [size[0] * size[1] + 1, maps]);
  const sums = c.run("index_add", [blank, c.constant(places), rows], blank.shape, { dim: 0 });
  return c.reshape(c.swap(c.cut(sums, 0, 0, size[0] * size[1]), 0, 1), shapeOf(given));
};

/** Operators that read maps at places between their cells, or put windows together. */
export const sampling: Readonly<Record<string, Lowering>> = {
  deform_conv2d: deformConv2d,
  affine_grid_generator: affineGrid,
  col2im,
};
