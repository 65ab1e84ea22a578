/** A small model of two levels (strides 4 and 8) that builds: one row a line, so that tests can edit rows by index. */
const rows = [
  "[-1, 1, Conv, [32, 3, 2]]",
  "[-1, 1, Conv, [64, 3, 2]]",
  "[-1, 3, C3, [64]]",
  "[-1, 1, Conv, [128, 3, 2]]",
  "[-1, 3, C3, [128]]",
  "[-1, 1, nn.Upsample, [None, 2, nearest]]",
  "[[-1, 2], 1, Concat, [1]]",
  "[-1, 3, C3, [64, False]]",
  "[-1, 1, Conv, [128, 3, 2]]",
  "[[7, 8], 1, Detect, [nc, anchors]]",
];
const backboneRows = 5;

const keys: Readonly<Record<string, string>> = {
  nc: "80",
  depth_multiple: "0.33",
  width_multiple: "0.5",
  anchors: "[[10,13, 16,30, 33,23], [30,61, 62,45, 59,119]]",
};

export interface Edits {
  /** New text of rows by index; null deletes the row. */
  readonly rows?: Readonly<Record<number, string | null>>;
  /** New text of top-level keys; null deletes the key. */
  readonly keys?: Readonly<Record<string, string | null>>;
}

/** The small model with some rows and keys changed. Rows stand in block style, one a line. */
export function smallModel(edits: Edits = {}): string {
  const top = Object.entries({ ...keys, ...edits.keys })
    .filter(([name, value]) => value !== null && name !== "backbone" && name !== "head")
    .map(([name, value]) => `${name}: ${value}`);
  const texts = rows.map((row, i) => edits.rows?.[i] ?? (edits.rows?.[i] === null ? null : row));
  const section = (from: number, to?: number) =>
    texts
      .slice(from, to)
      .filter((row) => row !== null)
      .map((row) => `  - ${row}`);
  return [...top, "backbone:", ...section(0, backboneRows), "head:", ...section(backboneRows), ""].join("\n");
}
