import { NotSupported, numbers } from "../attributes.js";
import type { ProgramTensor } from "../program.js";
import { type Composer, type Given, inputOf, type Lowering, product, range, shapeOf } from "./composer.js";

/** Runs an operator of maps on one that has no batch. */
function inBatch(c: Composer, given: Given): ProgramTensor {
  const x = inputOf(given);
  const [made] = c.again(given, [c.unsqueeze(x, 0), ...given.inputs.slice(1)], [[1, ...shapeOf(given)]], {
    ...("batched" in given.step.attributes && { batched: true }),
  });
  if (made === undefined) throw new NotSupported(`${given.step.op} of nothing`);
  return c.reshape(made, shapeOf(given));
}

/** An operator over some dimensions, with channels and perhaps a batch in front of them. */
const perhapsBatched =
  (spatial: number): Lowering =>
  (c, given) =>
    inputOf(given).shape.length === spatial + 1 ? inBatch(c, given) : undefined;

/** The cells that every window of a pool sees along a dimension; -1 stands for one of the padding. */
type Windows = readonly (readonly number[])[];

/** Source: docs of `torch.nn.MaxPool2d`. */
function slidingWindows({ step }: Given, size: number, out: number, i: number): Windows {
  const at = (name: string, fallback: number): number => {
    const values = numbers(step, name);
    return values[i] ?? values[0] ?? fallback;
  };
  const kernel = at("kernelSize", 1);
  const [stride, padding, dilation] = [at("stride", kernel), at("padding", 0), at("dilation", 1)];
  return range(out).map((place) =>
    range(kernel).map((cell) => {
      const seen = place * stride - padding + cell * dilation;
      return seen >= 0 && seen < size ? seen : -1;
    }),
  );
}

/** Windows of different sizes, the short ones filled up. Source: docs of `torch.nn.AdaptiveMaxPool2d`. */
function adaptiveWindows(_: Given, size: number, out: number): Windows {
  const spans = range(out).map((i) => [Math.floor((i * size) / out), Math.ceil(((i + 1) * size) / out)] as const);
  const longest = Math.max(...spans.map(([from, to]) => to - from));
  return spans.map(([from, to]) => range(longest).map((cell) => (from + cell < to ? from + cell : -1)));
}

/** Every tuple of one of each of some lists. */
const tuples = (lists: Windows): Windows =>
  lists.reduce<Windows>((all, list) => all.flatMap((tuple) => list.map((each) => [...tuple, each])), [[]]);

/** The maxima of windows and where they are among the cells of a map, from all that the windows see. */
function maximaWithPlaces(c: Composer, given: Given, spatial: number, windowsOf: typeof slidingWindows) {
  const x = inputOf(given);
  const lead = x.shape.slice(0, -spatial);
  const size = x.shape.slice(-spatial);
  const out = shapeOf(given).slice(-spatial);
  const windows = size.map((own, i) => windowsOf(given, own, out[i] ?? 1, i));
  const cells = tuples(windows.map((each) => range(each[0]?.length ?? 0)));
  const places = tuples(out.map(range));
  const [maps, total] = [product(lead), product(size)];
  // What lies outside of the map is one more cell behind it.
  const seen = cells.flatMap((cell) =>
    places.map((place) =>
      place.reduce((flat, at, i) => {
        const own = windows[i]?.[at]?.[cell[i] ?? 0] ?? -1;
        return own < 0 || flat < 0 ? -1 : flat * (size[i] ?? 1) + own;
      }, 0),
    ),
  );
  const low = c.expand(c.constant([-3.4028234663852886e38], []), [maps, 1]);
  const wide = c.cat([c.reshape(x, [maps, total]), low], 1);
  const taken = c.reshape(
    c.take(
      wide,
      1,
      seen.map((place) => (place < 0 ? total : place)),
    ),
    [maps, cells.length, places.length],
  );
  const shape = [maps, places.length];
  const [values, cell] = c.several("max", [taken], [shape, shape], { dims: [1], keepdim: false });
  if (values === undefined || cell === undefined) throw new NotSupported(`${given.step.op} of nothing`);
  const table = c.expand(c.constant(seen, [1, cells.length, places.length]), taken.shape);
  const found = c.run("gather", [table, c.unsqueeze(cell, 1)], [maps, 1, places.length], { dim: 1 });
  return [c.reshape(values, shapeOf(given)), c.reshape(found, shapeOf(given, 1))];
}

const maxPool =
  (spatial: number, windowsOf: typeof slidingWindows): Lowering =>
  (c, given) => {
    if (given.step.outputs.length > 1 && given.isRead(1)) return maximaWithPlaces(c, given, spatial, windowsOf);
    if (inputOf(given).shape.length === spatial + 1) return inBatch(c, given);
    return given.step.outputs.length > 1 ? c.again(given, given.inputs, [shapeOf(given)]) : undefined;
  };

const spatials = [1, 2, 3] as const;

/** Takes cells of channels for cells of a map or the other way, with any dimensions in front. */
const shuffled: Lowering = (c, given) => {
  const x = inputOf(given);
  if (x.shape.length === 4) return undefined;
  const flat = (shape: readonly number[]): readonly number[] => [product(shape.slice(0, -3)), ...shape.slice(-3)];
  const [made] = c.again(given, [c.reshape(x, flat(x.shape))], [flat(shapeOf(given))]);
  return made && c.reshape(made, shapeOf(given));
};

/** A convolution of volumes whose padding has a name. */
const namedPadding =
  (spatial: number): Lowering =>
  (c, given) => {
    const x = inputOf(given);
    if (x.shape.length === spatial + 1) return inBatch(c, given);
    const { padding } = given.step.attributes;
    if (typeof padding !== "string") return undefined;
    if (padding === "valid")
      return c.again(given, given.inputs, [shapeOf(given)], { padding: range(spatial).map(() => 0) });
    const [weight, dilation] = [numbers(given.step, "weight"), numbers(given.step, "dilation")];
    const sides = range(spatial).map((i) => {
      const total = (dilation[i] ?? dilation[0] ?? 1) * ((weight[i + 2] ?? 1) - 1);
      return [Math.floor(total / 2), total - Math.floor(total / 2)] as const;
    });
    const shape = x.shape.map((size, i) => size + (i < 2 ? 0 : (sides[i - 2]?.[0] ?? 0) + (sides[i - 2]?.[1] ?? 0)));
    const around = sides.toReversed().flat();
    const wide = c.run("pad", [x], shape, { padding: around, mode: "constant", value: 0 });
    return c.again(given, [wide, ...given.inputs.slice(1)], [shapeOf(given)], { padding: range(spatial).map(() => 0) });
  };

/** Operators of maps that may have no batch, and those that tell where values were. */
export const batching: Readonly<Record<string, Lowering>> = {
  ...Object.fromEntries(
    spatials.flatMap((spatial): [string, Lowering][] => [
      [`conv${spatial}d`, spatial === 3 ? namedPadding(3) : perhapsBatched(spatial)],
      [`conv_transpose${spatial}d`, perhapsBatched(spatial)],
      [`avg_pool${spatial}d`, perhapsBatched(spatial)],
      [`adaptive_avg_pool${spatial}d`, perhapsBatched(spatial)],
      [`max_pool${spatial}d`, maxPool(spatial, slidingWindows)],
      [`adaptive_max_pool${spatial}d`, maxPool(spatial, adaptiveWindows)],
    ]),
  ),
  instance_norm: (c, given) => (given.step.attributes.batched === false ? inBatch(c, given) : undefined),
  pixel_shuffle: shuffled,
  pixel_unshuffle: shuffled,
};
