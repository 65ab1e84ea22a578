const terms = 60;

/** The error function to about 15 digits: Taylor series near zero, a continued fraction of `1 - erf` further out. */
export function erf(x: number): number {
  const size = Math.abs(x);
  if (Number.isNaN(x)) return x;
  if (size > 6) return Math.sign(x);
  const value = size < 2.5 ? series(size) : 1 - fraction(size);
  return x < 0 ? -value : value;
}

function series(x: number): number {
  let [sum, term] = [x, x];
  for (let n = 1; n <= terms; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

function fraction(x: number): number {
  let tail = 0;
  for (let n = terms; n >= 1; n--) tail = n / 2 / (x + tail);
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * (x + tail));
}
