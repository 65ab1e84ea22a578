import type { ComparedSum, Comparison, ConfigFigures, RowFigures } from "../compare.js";
import { escaped } from "../escaped.js";
import { formatExact, formatGflops, formatParams } from "../format.js";
import type { Bound } from "../format.js";
import { formatRatio } from "./ratio.js";

const atLeast = ({ complete }: Bound, text: string): string => (complete ? text : `≥ ${text}`);

const gflopsText = (sum: Bound): string => atLeast(sum, gflopsCell(sum.value));

const gflopsCell = (gflops: number | null): string => formatGflops(gflops).replace(" GFLOPs", "");

/** A bar of `value` where `most` fills the cell, and the figure behind it. `series` is the config's place. */
function bar(value: number, most: number, series: number, text: string): string {
  const width = most > 0 ? ((value / most) * 100).toFixed(1) : "0";
  const drawing =
    `<svg class="bar series-${series % 6}" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">` +
    `<rect width="${width}" height="1"/></svg>`;
  return `<span class="measure">${drawing}<span class="figure">${escaped(text)}</span></span>`;
}

const columnHeads = (configs: readonly ConfigFigures[]): string =>
  configs.map(({ label }) => `<th scope="col">${escaped(label)}</th>`).join("");

function totals(configs: readonly ConfigFigures[]): string {
  const most = Math.max(...configs.map(({ gflops }) => gflops.value));
  const lines = configs.map(({ label, gflops, ratio, params, layers, fused }, series) => {
    const numbers = [
      series === 0 ? "baseline" : formatRatio(ratio),
      atLeast(params, formatExact(params.value)),
      atLeast(params, formatExact(layers)),
      fused.gflops === null ? "?" : gflopsCell(fused.gflops),
    ];
    const cells = numbers.map((text) => `<td class="number">${escaped(text)}</td>`).join("");
    return (
      `<tr><th scope="row">${escaped(label)}</th>` +
      `<td>${bar(gflops.value, most, series, gflopsText(gflops))}</td>${cells}</tr>`
    );
  });
  const heads = ["Config", "GFLOPs", "Ratio", "Parameters", "Layers", "GFLOPs fused"];
  const head = heads.map((title) => `<th scope="col">${title}</th>`).join("");
  return `<table class="totals"><thead><tr>${head}</tr></thead><tbody>${lines.join("")}</tbody></table>`;
}

/** A part of the page that can be folded. */
const part = (id: string, title: string, open: boolean, body: string): string =>
  `<details id="${id}"${open ? " open" : ""}><summary>${title}</summary>${body}</details>`;

function barTable(title: string, configs: readonly ConfigFigures[], lines: readonly string[]): string {
  return (
    `<table class="bars"><thead><tr><th scope="col">${title}</th>${columnHeads(configs)}</tr></thead>` +
    `<tbody>${lines.join("")}</tbody></table>`
  );
}

const line = (name: string, cells: readonly string[]): string =>
  `<tr><th scope="row">${escaped(name)}</th>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;

function sums(title: string, groups: readonly ComparedSum[], configs: readonly ConfigFigures[]): string {
  const most = Math.max(0, ...groups.flatMap((group) => group.sums.map((sum) => sum?.gflops.value ?? 0)));
  const cell = (sum: ComparedSum["sums"][number], series: number): string =>
    sum === null ? "" : bar(sum.gflops.value, most, series, gflopsText(sum.gflops));
  return barTable(
    title,
    configs,
    groups.map((group) => line(group.name, group.sums.map(cell))),
  );
}

function rowCell(row: RowFigures | null, most: number, series: number): string {
  if (row === null) return "";
  const { index, module, output, params, gflops } = row;
  const title = `Row ${index}: ${module}, output ${output}, ${formatParams(params)}`;
  return (
    `<span class="row" title="${escaped(title)}"><span class="module">${escaped(module)}</span>` +
    `<span class="shape">${escaped(output)}</span></span>${bar(gflops ?? 0, most, series, gflopsCell(gflops))}`
  );
}

function rowTable({ rows, configs }: Comparison): string {
  const most = Math.max(0, ...rows.flatMap((place) => place.rows.map((row) => row?.gflops ?? 0)));
  return barTable(
    "Row",
    configs,
    rows.map(({ section, position, rows: own }) =>
      line(
        `${section} ${position}`,
        own.map((row, series) => rowCell(row, most, series)),
      ),
    ),
  );
}

/**
 * A comparison as HTML, the answer first, then tables whose bars are SVG. It brings no style and no script, and every
 * text in it is escaped.
 */
export function comparisonHtml(comparison: Comparison): string {
  const { configs, answers, sections, modules, convention, notes } = comparison;
  return [
    ...answers.map((answer) => `<p class="answer">${escaped(answer)}</p>`),
    totals(configs),
    `<p class="convention">${escaped(convention)}</p>`,
    ...notes.map((note) => `<p class="note">${escaped(note)}</p>`),
    part("sections", "GFLOPs by section", true, sums("Section", sections, configs)),
    part("modules", "GFLOPs by module", true, sums("Module", modules, configs)),
    part("rows", "GFLOPs by row", true, rowTable(comparison)),
  ].join("\n");
}
