import type { Analysis, Layer } from "../analysis/types.js";
import type { SectionName } from "../config/modelConfig.js";
import type { Bound } from "./format.js";

/** What a group of rows costs together. */
export interface Sum {
  readonly rows: number;
  readonly params: Bound;
  /** By the counter, at the real image size. */
  readonly gflops: Bound;
  /** Multiply-accumulates at operator level. */
  readonly macs: Bound;
}

function bound(layers: readonly Layer[], key: "params" | "gflops" | "macs"): Bound {
  return {
    value: layers.reduce((total, layer) => total + (layer[key] ?? 0), 0),
    complete: layers.every((layer) => layer[key] !== null),
  };
}

export const sumOf = (layers: readonly Layer[]): Sum => ({
  rows: layers.length,
  params: bound(layers, "params"),
  gflops: bound(layers, "gflops"),
  macs: bound(layers, "macs"),
});

export const layersOfSection = ({ layers }: Analysis, section: SectionName): readonly Layer[] =>
  layers.filter(({ row }) => row.section === section);

/** The part of the model's GFLOPs that a group of rows has, 0 to 1; undefined where the model has none. */
export function shareOf({ totals }: Analysis, { gflops }: Sum): number | undefined {
  return totals.layerGflops > 0 ? gflops.value / totals.layerGflops : undefined;
}

/** The parameters of the whole model. Rows that share a module count it once, so this is no sum over the rows. */
export const modelParams = ({ totals, layers }: Analysis): Bound => ({
  value: totals.params ?? bound(layers, "params").value,
  complete: totals.params !== null && layers.every(({ params }) => params !== null),
});

/** The GFLOPs of the whole model: as the summary line prints them, or the sum over the rows where it prints none. */
export const modelGflops = ({ totals, layers }: Analysis): Bound =>
  totals.gflops === null ? bound(layers, "gflops") : { value: totals.gflops, complete: true };
