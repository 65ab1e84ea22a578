import { formatMs } from "../features/measured.js";
import { escaped } from "../features/escaped.js";
import { numberCell, table } from "./html.js";
import type { Kept } from "./kept.js";

/** Benchmarks side by side as HTML without styles or scripts: the passes against the first one's, and all rows. */
export function comparisonHtml(benchmarks: readonly Kept[]): string {
  const [first] = benchmarks;
  if (first === undefined) return "<p>No benchmark was chosen.</p>";
  return [
    "<h1>Benchmarks</h1>",
    table(
      ["config", "engine", "image", "a pass", "against the first", "images/s", "when"],
      benchmarks.map(passLine(first)),
    ),
    "<h2>Rows</h2>",
    table(["row", ...benchmarks.map(({ name, result }) => `${name}, ${result.engine}`)], rowLines(benchmarks)),
    `<p class="note">Random weights, float32. Times of a machine that does other things at the same time vary.</p>`,
  ].join("\n");
}

const perImage = ({ result }: Kept): number => result.ms.median / result.batch;

const passLine =
  (first: Kept) =>
  (kept: Kept): string => {
    const { name, when, result } = kept;
    const { engine, device, batch, imgsz, ms, throughput } = result;
    const ratio = kept === first ? "" : `${(perImage(kept) / perImage(first)).toFixed(2)} x an image`;
    const image = `${batch} x ${imgsz.join(" x ")}`;
    const figures = [
      image,
      formatMs(ms.median),
      ratio,
      (throughput * batch).toFixed(1),
      when.slice(0, 16).replace("T", " "),
    ];
    return `<tr><th>${escaped(name)}</th><td>${escaped(`${engine}, ${device}`)}</td>${figures.map(numberCell).join("")}</tr>`;
  };

/** A line for every row that any of them has; modules are named where they differ. */
function rowLines(benchmarks: readonly Kept[]): readonly string[] {
  const indices = new Set(benchmarks.flatMap(({ result }) => result.layers.map(({ index }) => index)));
  return [...indices]
    .sort((a, b) => a - b)
    .map((index) => {
      const layers = benchmarks.map(({ result }) => result.layers.find((layer) => layer.index === index));
      const names = new Set(layers.flatMap((layer) => layer?.name ?? []));
      const cells = layers.map((layer) => {
        if (layer === undefined) return numberCell("");
        const time = layer.ms === null ? "not run" : formatMs(layer.ms);
        return numberCell(names.size > 1 ? `${layer.name} ${time}` : time);
      });
      const title = names.size === 1 ? `${index} ${[...names].join("")}` : String(index);
      return `<tr><th>${escaped(title)}</th>${cells.join("")}</tr>`;
    });
}
