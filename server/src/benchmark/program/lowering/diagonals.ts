import { dimension, flag, NotSupported, number } from "../attributes.js";
import type { ProgramTensor } from "../program.js";
import { inputOf, type Lowering, product, range } from "./composer.js";

type Tensor = ProgramTensor;

/** Where each of some dimensions goes, so that others are in front; and the way back. */
export function frontFirst(rank: number, front: readonly number[]) {
  const rest = range(rank).filter((axis) => !front.includes(axis));
  const there = [...front, ...rest];
  return { rest, there, back: range(rank).map((axis) => there.indexOf(axis)) };
}

/** A matrix of 0 and 1 that has its ones on a diagonal. */
const onDiagonal = (rows: number, columns: number, offset: number): readonly number[] =>
  range(rows * columns).map((i) => ((i % columns) - Math.floor(i / columns) === offset ? 1 : 0));

/** Matrices that have vectors on a diagonal, in two dimensions of the result. */
const diagEmbed: Lowering = (c, given) => {
  const { step } = given;
  const x = inputOf(given);
  const rank = x.shape.length + 1;
  const [one, other] = [dimension(number(step, "dim1"), rank), dimension(number(step, "dim2"), rank)];
  const offset = number(step, "offset");
  const length = x.shape.at(-1) ?? 0;
  const size = length + Math.abs(offset);
  const lead = x.shape.slice(0, -1);
  const blank = (count: number): Tensor =>
    c.constant(
      range(product(lead) * count).map(() => 0),
      [...lead, count],
    );
  const gap = Math.abs(offset);
  const rows = gap === 0 ? x : c.cat(offset > 0 ? [x, blank(gap)] : [blank(gap), x], -1);
  const spread = c.each("mul", c.unsqueeze(rows, -1), c.constant(onDiagonal(size, size, offset), [size, size]));
  const rest = range(rank).filter((axis) => axis !== one && axis !== other);
  const order = [...rest, one, other];
  return c.permute(
    spread,
    range(rank).map((axis) => order.indexOf(axis)),
  );
};

const diagonalScatter: Lowering = (c, given) => {
  const { step } = given;
  const [x, source] = [inputOf(given), inputOf(given, 1)];
  const rank = x.shape.length;
  const [one, other] = [dimension(number(step, "dim1"), rank), dimension(number(step, "dim2"), rank)];
  const { there, back } = frontFirst(rank, [one, other]);
  const turned = c.permute(x, there);
  const [rows = 1, columns = 1] = turned.shape;
  const offset = number(step, "offset");
  const flags = onDiagonal(rows, columns, offset);
  const places = flags.flatMap((each, i) => (each === 1 ? [i] : []));
  const others = turned.shape.slice(2);
  const width = product(others);
  const values = c.reshape(c.permute(source, [rank - 2, ...range(rank - 2)]), [places.length, width]);
  const order = new Map(places.map((place, i) => [place, i]));
  const taken = c.take(
    values,
    0,
    flags.map((_, i) => order.get(i) ?? 0),
  );
  const flat = c.where(c.constant(flags, [rows * columns, 1]), taken, c.reshape(turned, [rows * columns, width]));
  return c.permute(c.reshape(flat, turned.shape), back);
};

const fillDiagonal: Lowering = (c, given) => {
  const x = inputOf(given);
  if (flag(given.step, "wrap")) throw new NotSupported("fill_diagonal that starts again");
  const isFilled = range(product(x.shape)).map((i) => {
    let rest = i;
    const places = x.shape.toReversed().map((size) => {
      const place = rest % size;
      rest = Math.floor(rest / size);
      return place;
    });
    return places.every((place) => place === places[0]) ? 1 : 0;
  });
  return c.where(c.constant(isFilled, x.shape), number(given.step, "value"), x);
};

const blockDiagonal: Lowering = (c, given) => {
  const blocks = given.inputs.map((x) => c.reshape(x, [1, 1, ...x.shape].slice(-2)));
  const width = blocks.reduce((sum, { shape }) => sum + (shape[1] ?? 0), 0);
  let left = 0;
  const rows = blocks.map((block) => {
    const [height = 1, own = 1] = block.shape;
    const blank = (count: number): readonly Tensor[] =>
      count === 0
        ? []
        : [
            c.constant(
              range(height * count).map(() => 0),
              [height, count],
            ),
          ];
    const row = c.cat([...blank(left), block, ...blank(width - left - own)], 1);
    left += own;
    return row;
  });
  return c.cat(rows, 0);
};

/** Operators that write along diagonals. */
export const diagonals: Readonly<Record<string, Lowering>> = {
  diag_embed: diagEmbed,
  diagonal_scatter: diagonalScatter,
  fill_diagonal: fillDiagonal,
  block_diag: blockDiagonal,
};
