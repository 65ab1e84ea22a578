import type { ComparedSum, Comparison, ConfigFigures } from "../compare.js";

const columns = [
  "config",
  "version",
  "height",
  "width",
  "counter",
  "scope",
  "name",
  "row",
  "module",
  "output",
  "rows",
  "layers",
  "params",
  "gflops",
  "macs",
  "complete",
  "fused_layers",
  "fused_params",
  "fused_gflops",
  "ratio",
  "ratio_bound",
] as const;

type Field = string | number | boolean | null | undefined;
type Line = Partial<Record<(typeof columns)[number], Field>>;

/** RFC 4180: quotes around what holds a comma, a quote or a line break. */
function field(value: Field): string {
  const text = String(value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const identity = ({ label, version, imgsz: [height, width], counter }: ConfigFigures): Line => ({
  config: label,
  version,
  height,
  width,
  counter,
});

const totalLine = (config: ConfigFigures): Line => ({
  ...identity(config),
  scope: "model",
  name: "model",
  rows: config.rows,
  layers: config.layers,
  params: config.params.value,
  gflops: config.gflops.value,
  macs: config.macs.value,
  complete: config.params.complete && config.gflops.complete,
  fused_layers: config.fused.layers,
  fused_params: config.fused.params,
  fused_gflops: config.fused.gflops,
  ratio: config.ratio.value,
  ratio_bound: config.ratio.bound,
});

const sumLines = (scope: string, groups: readonly ComparedSum[], config: ConfigFigures, column: number): Line[] =>
  groups.flatMap(({ name, sums }) => {
    const sum = sums[column];
    if (sum === undefined || sum === null) return [];
    const { rows, params, gflops, macs } = sum;
    const complete = params.complete && gflops.complete;
    const figures = { params: params.value, gflops: gflops.value, macs: macs.value };
    return [{ ...identity(config), scope, name, rows, ...figures, complete }];
  });

const rowLines = ({ rows }: Comparison, config: ConfigFigures, column: number): Line[] =>
  rows.flatMap(({ section, rows: places }) => {
    const own = places[column];
    if (own === undefined || own === null) return [];
    const { index, module, output, params, gflops, macs } = own;
    const complete = params !== null && gflops !== null;
    return [
      { ...identity(config), scope: "row", name: section, row: index, module, output, params, gflops, macs, complete },
    ];
  });

/**
 * A comparison as CSV, a line per figure: of the model, each section, each module and each row of every config. Sums
 * that are not `complete` are lower bounds; what is not known is left empty.
 */
export function comparisonCsv(comparison: Comparison): string {
  const lines = comparison.configs.flatMap((config, column) => [
    totalLine(config),
    ...sumLines("section", comparison.sections, config, column),
    ...sumLines("module", comparison.modules, config, column),
    ...rowLines(comparison, config, column),
  ]);
  const text = lines.map((line) => columns.map((column) => field(line[column])).join(","));
  return `${[columns.join(","), ...text].join("\r\n")}\r\n`;
}
