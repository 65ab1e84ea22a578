import { range, type Writing } from "../writing.js";

/**
 * Multiplies a tensor with a matrix along an axis: every element of the result is a sum of those of the axis, weighed
 * by a row of the matrix.
 */
export function multiplyAlong(
  w: Writing,
  name: string,
  rank: number,
  axis: number,
  rows: readonly (readonly number[])[],
): string {
  const columns = rows[0]?.length ?? 0;
  if (axis === rank - 2) return w.node("MatMul", [w.floats(rows.flat(), [rows.length, columns]), name]);
  const turned = range(columns).flatMap((column) => rows.map((row) => row[column] ?? 0));
  const matrix = w.floats(turned, [columns, rows.length]);
  if (axis === rank - 1) return w.node("MatMul", [name, matrix]);
  const perm = range(rank).map((i) => (i === axis ? rank - 1 : i === rank - 1 ? axis : i));
  const product = w.node("MatMul", [w.node("Transpose", [name], { perm }), matrix]);
  return w.node("Transpose", [product], { perm });
}
