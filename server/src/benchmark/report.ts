import { formatMs } from "../features/measured.js";
import type { LayerTime, Result } from "./benchmark.js";
import { escaped } from "../features/escaped.js";
import { numberCell, table } from "./html.js";

/** The part of a whole in percent, e.g. `21 %`. */
const formatShare = (part: number, whole: number): string =>
  whole > 0 ? `${Math.round((100 * part) / whole)} %` : "0 %";

/** The sum of the times of all rows. */
const sumOfRows = ({ layers }: Pick<Result, "layers">): number => layers.reduce((sum, { ms }) => sum + (ms ?? 0), 0);

/** What a row achieves: GFLOPs a second. */
function speedOf({ ms, gflops }: LayerTime, batch: number): string {
  if (ms === null || gflops === null || ms <= 0 || gflops <= 0) return "";
  return ((gflops * batch * 1000) / ms).toFixed(1);
}

const columns = (index: string, name: string, ms: string, share: string, gflops: string, speed: string): string =>
  `${index.padStart(3)}  ${name.padEnd(20)}${ms.padStart(10)}${share.padStart(7)}` +
  `${gflops.padStart(10)}${speed.padStart(10)}`.trimEnd();

/** One sentence on the whole pass. */
export function headline({ engine, device, imgsz, batch, ms, throughput, runs }: Result): string {
  const images = batch === 1 ? "" : `, ${(ms.median / batch).toFixed(1)} ms an image`;
  return (
    `${formatMs(ms.median)} a pass of ${batch} x ${imgsz.join(" x ")} on ${engine}, ${device}${images} ` +
    `(10 % under ${formatMs(ms.p10)}, 90 % under ${formatMs(ms.p90)}, ${runs} passes, ` +
    `${(throughput * batch).toFixed(1)} images/s)`
  );
}

/** What a reader has to know besides the figures. */
function notes({ left, passedOver, environment, compileMs, warmups, fused }: Result): readonly string[] {
  const { cpu, cpus, load, versions } = environment;
  const packages = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    ...passedOver.map((reason) => `Not taken: ${reason}.`),
    ...left.map(({ layer, reason }) => `Left out${layer === null ? "" : `, layer ${layer}`}: ${reason}.`),
    `Random weights, float32, batch norms ${fused ? "folded" : "not folded"}; first pass ${formatMs(compileMs)}, ` +
      `${warmups} passes to warm up; ${packages.join(", ")}; ${cpu} x ${cpus}, load ${load.toFixed(1)}.`,
  ];
}

/** The result for a terminal: the answer, a line a row, and what it was measured on. */
export function benchmarkTable(file: string, result: Result): string {
  const whole = sumOfRows(result);
  const rows = result.layers.map((layer) =>
    columns(
      String(layer.index),
      layer.name,
      layer.ms === null ? "not run" : formatMs(layer.ms),
      layer.ms === null ? "" : formatShare(layer.ms, whole),
      layer.gflops === null ? "?" : layer.gflops.toFixed(3),
      speedOf(layer, result.batch),
    ).trimEnd(),
  );
  const header = columns("", "module", "time", "share", "GFLOPs", "GFLOP/s");
  return [`${file}: ${headline(result)}`, "", header, ...rows, "", ...notes(result)]
    .map((line) => `${line}\n`)
    .join("");
}

/** The result as HTML without styles or scripts: the answer, the slowest rows, a line a row, and the notes. */
export function benchmarkHtml(name: string, result: Result): string {
  const whole = sumOfRows(result);
  const slowest = [...result.layers].sort((a, b) => (b.ms ?? 0) - (a.ms ?? 0)).slice(0, 3);
  const most = Math.max(...result.layers.map(({ ms }) => ms ?? 0), 1e-9);
  const rows = result.layers.map((layer) => {
    const { index, name: module, ms, gflops } = layer;
    const bar = `<td class="bar"><meter max="${most}" value="${ms ?? 0}"></meter></td>`;
    const figures = [
      ms === null ? "not run" : formatMs(ms),
      ms === null ? "" : formatShare(ms, whole),
      gflops === null ? "?" : gflops.toFixed(3),
      speedOf(layer, result.batch),
    ];
    return `<tr><th>${index}</th><td>${escaped(module)}</td>${figures.map(numberCell).join("")}${bar}</tr>`;
  });
  const top = slowest.map(({ index, name: module, ms }) => `${index} ${module} (${formatMs(ms ?? 0)})`).join(", ");
  return [
    `<h1>${escaped(name)}</h1>`,
    `<p class="answer">${escaped(headline(result))}</p>`,
    `<p>Slowest rows: ${escaped(top)}</p>`,
    table(["", "module", "time", "share", "GFLOPs", "GFLOP/s", ""], rows),
    ...notes(result).map((note) => `<p class="note">${escaped(note)}</p>`),
  ].join("\n");
}
