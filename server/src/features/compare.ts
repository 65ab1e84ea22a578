import type { Analysis, Layer, ModelTotals } from "../analysis/types.js";
import type { SectionName } from "../config/modelConfig.js";
import { sectionNames } from "../config/rows.js";
import type { CounterName } from "../torch/counters.js";
import type { Version } from "../yolov5/versions.js";
import { answerOf } from "./compare/answer.js";
import { type Ratio, ratioOf } from "./compare/ratio.js";
import type { Bound } from "./format.js";
import { formatImage, formatPlural, formatShape } from "./format.js";
import { reasonOf, rowsText } from "./layerText.js";
import { layersOfSection, modelGflops, modelParams, sumOf, type Sum } from "./sums.js";

/** A config to compare; `label` is what people call it, e.g. its file's name without the ending. */
export interface ComparedConfig {
  readonly label: string;
  readonly analysis: Analysis;
}

/** The totals of one config. */
export interface ConfigFigures {
  readonly label: string;
  readonly version: Version;
  readonly imgsz: readonly [number, number];
  readonly counter: CounterName;
  readonly rows: number;
  readonly layers: number;
  readonly params: Bound;
  /** As YOLOv5 prints it, or the sum over the rows. */
  readonly gflops: Bound;
  readonly macs: Bound;
  readonly fused: ModelTotals;
  /** GFLOPs against the first config's. */
  readonly ratio: Ratio;
}

/** One row of a config. Null: not known. */
export interface RowFigures {
  readonly index: number;
  readonly module: string;
  readonly output: string;
  readonly params: number | null;
  readonly gflops: number | null;
  readonly macs: number | null;
}

/** The rows at one place of a section; null for a config that has none there. */
export interface ComparedRow {
  readonly section: SectionName;
  /** Counted from 0 within the section. */
  readonly position: number;
  readonly rows: readonly (RowFigures | null)[];
}

/** A group of rows, one sum per config; null for a config without such rows. */
export interface ComparedSum {
  readonly name: string;
  readonly sums: readonly (Sum | null)[];
}

/** Configs side by side, as plain data. Lists of figures are in the order of `configs`; the first is the baseline. */
export interface Comparison {
  readonly configs: readonly ConfigFigures[];
  /** One sentence per config but the first. */
  readonly answers: readonly string[];
  readonly sections: readonly ComparedSum[];
  /** By class as the rows name it, the costliest first. */
  readonly modules: readonly ComparedSum[];
  readonly rows: readonly ComparedRow[];
  readonly convention: string;
  readonly notes: readonly string[];
}

const sumOrNull = (layers: readonly Layer[]): Sum | null => (layers.length === 0 ? null : sumOf(layers));

function figuresOf({ label, analysis }: ComparedConfig, baseline: Analysis): ConfigFigures {
  const { options, counter, layers, totals } = analysis;
  const { macs, gflops } = sumOf(layers);
  return {
    label,
    version: options.version.name,
    imgsz: options.imgsz,
    counter,
    rows: layers.length,
    layers: totals.layers,
    params: modelParams(analysis),
    gflops: modelGflops(analysis),
    macs,
    fused: totals.fused,
    ratio: ratioOf(gflops, sumOf(baseline.layers).gflops),
  };
}

const rowFigures = (layer: Layer | undefined): RowFigures | null =>
  layer === undefined
    ? null
    : {
        index: layer.index,
        module: layer.name,
        output: layer.outputs.map(formatShape).join(", "),
        params: layer.params,
        gflops: layer.gflops,
        macs: layer.macs,
      };

const longest = (lists: readonly (readonly unknown[])[]): number =>
  lists.reduce((most, { length }) => Math.max(most, length), 0);

function compareRows(entries: readonly ComparedConfig[]): readonly ComparedRow[] {
  return sectionNames.flatMap((section) => {
    const lists = entries.map(({ analysis }) => layersOfSection(analysis, section));
    return Array.from({ length: longest(lists) }, (_, position) => ({
      section,
      position,
      rows: lists.map((layers) => rowFigures(layers[position])),
    }));
  });
}

function compareModules(entries: readonly ComparedConfig[]): readonly ComparedSum[] {
  const names = new Set(entries.flatMap(({ analysis }) => analysis.layers.map(({ name }) => name)));
  const cost = ({ sums }: ComparedSum): number => Math.max(...sums.map((sum) => sum?.gflops.value ?? 0));
  return [...names]
    .map((name) => ({
      name,
      sums: entries.map(({ analysis }) => sumOrNull(analysis.layers.filter((layer) => layer.name === name))),
    }))
    .sort((a, b) => cost(b) - cost(a) || a.name.localeCompare(b.name));
}

function notesOf(entries: readonly ComparedConfig[]): readonly string[] {
  const bounds = entries.flatMap(({ label, analysis }) => {
    const open = analysis.layers.filter(({ gflops }) => gflops === null);
    const [first] = open;
    if (first === undefined) return [];
    const places = rowsText(open.map(({ index }) => index));
    return [
      `${label}: figures are lower bounds, since ${formatPlural(open.length, "row")} could not be counted ` +
        `(${places}; row ${first.index}: ${reasonOf(first)}).`,
    ];
  });
  const unprinted = entries
    .filter(({ analysis: { totals } }) => totals.complete && totals.gflops === null)
    .map(({ label }) => `${label}: YOLOv5 prints no GFLOPs for it; the figure is the sum over its rows.`);
  return [...bounds, ...unprinted];
}

/** What the configs are measured by, each size and counter once. */
const measuresOf = (entries: readonly ComparedConfig[]) => ({
  "image sizes": [...new Set(entries.map(({ analysis }) => formatImage(analysis.options.imgsz)))],
  counters: [...new Set(entries.map(({ analysis }) => analysis.counter))],
});

function conventionOf(entries: readonly ComparedConfig[]): string {
  const { "image sizes": sizes, counters } = measuresOf(entries);
  return `GFLOPs are 2 × MAC at ${sizes.join(" or ")}, before fusing unless said, counted by ${counters.join(" or ")}.`;
}

const mixtureNotes = (entries: readonly ComparedConfig[]): readonly string[] =>
  Object.entries(measuresOf(entries)).flatMap(([name, values]) =>
    values.length < 2 ? [] : [`The ${name} differ (${values.join(", ")}): the GFLOPs do not compare the models alone.`],
  );

/** Puts configs side by side: totals, ratios against the first, sections, modules and rows. */
export function compareConfigs(entries: readonly ComparedConfig[]): Comparison {
  const [baseline] = entries;
  const configs = baseline === undefined ? [] : entries.map((entry) => figuresOf(entry, baseline.analysis));
  const [first, ...others] = configs;
  return {
    configs,
    answers: first === undefined ? [] : others.map((config) => answerOf(config, first)),
    sections: sectionNames.map((name) => ({
      name,
      sums: entries.map(({ analysis }) => sumOrNull(layersOfSection(analysis, name))),
    })),
    modules: compareModules(entries),
    rows: compareRows(entries),
    convention: conventionOf(entries),
    notes: [...mixtureNotes(entries), ...notesOf(entries)],
  };
}
