import { NotSupported } from "../../program/attributes.js";
import { plainInput, type TfOperator } from "../operator.js";
import { plain, type Tf, type TfTensor } from "../value.js";

/** Places outside a map as `padding_mode` wants them. Source: PyTorch's `grid_sampler`. */
function inside(tf: Tf, x: TfTensor, size: number, padding: string, isAligned: boolean): TfTensor {
  if (padding === "zeros") return x;
  if (padding === "border") return tf.clipByValue(x, 0, size - 1);
  const [low, span] = isAligned ? [0, size - 1] : [-0.5, size];
  if (span === 0) return tf.zerosLike(x);
  const away = tf.abs(tf.sub(x, low));
  const turns = tf.floor(tf.div(away, span));
  const rest = tf.sub(away, tf.mul(turns, span));
  const isEven = tf.equal(tf.sub(turns, tf.mul(tf.floor(tf.div(turns, 2)), 2)), 0);
  return tf.clipByValue(tf.add(tf.where(isEven, rest, tf.sub(span, rest)), low), 0, size - 1);
}

/** `F.grid_sample` of maps. */
const gridSampler: TfOperator = (run) => {
  const { tf, step } = run;
  const { mode, paddingMode, alignCorners } = step.attributes;
  const [x, grid] = [plainInput(run), plainInput(run, 1)];
  if (x.rank !== 4) throw new NotSupported("grid_sampler of volumes");
  const [batch = 1, channels = 1, height = 1, width = 1] = x.shape;
  const [, rows = 1, columns = 1] = grid.shape;
  const count = rows * columns;
  const isAligned = alignCorners === true;
  const padding = typeof paddingMode === "string" ? paddingMode : "zeros";
  const flat = tf.reshape(grid, [batch, count, 2]);
  const place = (axis: 0 | 1, size: number): TfTensor => {
    const given = tf.add(tf.reshape(tf.slice(flat, [0, 0, axis], [-1, -1, 1]), [batch, count]), 1);
    const exact = isAligned ? tf.mul(given, (size - 1) / 2) : tf.div(tf.sub(tf.mul(given, size), 1), 2);
    return inside(tf, exact, size, padding, isAligned);
  };
  const [across, down] = [place(0, width), place(1, height)];
  const cells = tf.reshape(tf.transpose(x, [0, 2, 3, 1]), [batch * height * width, channels]);
  const starts = tf.tensor(
    Array.from({ length: batch }, (_, i) => i * height * width),
    [batch, 1],
  );
  const within = (at: TfTensor, size: number): TfTensor =>
    tf.logicalAnd(tf.greaterEqual(at, 0), tf.lessEqual(at, size - 1));
  const seen = (left: TfTensor, top: TfTensor): TfTensor => {
    const isIn = tf.cast(tf.logicalAnd(within(left, width), within(top, height)), "float32");
    const row = tf.mul(tf.clipByValue(top, 0, height - 1), width);
    const at = tf.add(tf.add(row, tf.clipByValue(left, 0, width - 1)), starts);
    const values = tf.gather(cells, tf.cast(tf.reshape(at, [-1]), "int32"));
    return tf.mul(tf.reshape(values, [batch, count, channels]), tf.expandDims(isIn, 2));
  };
  const weighted = (left: TfTensor, top: TfTensor): TfTensor => {
    const weight = tf.mul(tf.sub(1, tf.abs(tf.sub(across, left))), tf.sub(1, tf.abs(tf.sub(down, top))));
    return tf.mul(seen(left, top), tf.expandDims(weight, 2));
  };
  const sampled = ((): TfTensor => {
    if (mode === "nearest") return seen(tf.round(across), tf.round(down));
    if (mode !== "bilinear") throw new NotSupported(`grid_sampler with mode ${String(mode)}`);
    const [left, top] = [tf.floor(across), tf.floor(down)];
    const [right, bottom] = [tf.add(left, 1), tf.add(top, 1)];
    return tf.addN([weighted(left, top), weighted(right, top), weighted(left, bottom), weighted(right, bottom)]);
  })();
  return plain(tf.reshape(tf.transpose(sampled, [0, 2, 1]), [batch, channels, rows, columns]));
};

/** Maps read at places between their cells. */
export const sampling: Readonly<Record<string, TfOperator>> = {
  grid_sampler: gridSampler,
};
