/**
 * How much every cell of the input counts in each of the result, row by row: with a kernel that grows as the map
 * shrinks. Source: PyTorch's `antialias`, which is Pillow's.
 */
export function smoothed(own: number, out: number, scale: number, mode: string): readonly number[] {
  const wide = Math.max(scale, 1);
  const reach = (mode === "bicubic" ? 2 : 1) * wide;
  const kernel = (distance: number): number =>
    mode === "bicubic" ? cubic(distance, -0.5) : Math.max(0, 1 - Math.abs(distance));
  return Array.from({ length: out }, (_, at) => {
    const centre = scale * (at + 0.5);
    const from = Math.max(0, Math.floor(centre - reach + 0.5));
    const to = Math.min(own, Math.floor(centre + reach + 0.5));
    const row = Array.from({ length: own }, (__, i) =>
      i >= from && i < to ? kernel(Math.abs((i - centre + 0.5) / wide)) : 0,
    );
    const total = row.reduce((sum, weight) => sum + weight, 0);
    return row.map((weight) => weight / total);
  }).flat();
}

/** Source: Keys, "Cubic convolution interpolation", with A = -0.75 as PyTorch has it. */
export function cubic(distance: number, a = -0.75): number {
  if (distance <= 1) return ((a + 2) * distance - (a + 3)) * distance * distance + 1;
  return distance < 2 ? ((a * distance - 5 * a) * distance + 8 * a) * distance - 4 * a : 0;
}
