import type { CancellationToken } from "vscode-languageserver";
import { compareConfigs, type ComparedConfig } from "../features/compare.js";
import { comparisonCsv } from "../features/compare/csv.js";
import { comparisonHtml } from "../features/compare/html.js";
import { comparisonMarkdown } from "../features/compare/markdown.js";
import type { Analysis } from "../analysis/types.js";
import { didYouMean, nearest } from "../analysis/rules/words.js";
import { nearestBase } from "../features/diff/nearestStock.js";
import type { Settings } from "../features/settings.js";
import { nearestCheckpoint } from "../features/weights/checkpoints.js";
import { stockOf } from "../features/stockOf.js";
import type { ComparedSource, CompareParams, CompareResult, ConfigNames, Messages } from "../messages.js";
import { scaledStockNames, stockNames } from "../yolov5/stock/stock.js";
import { type Model, readModel, stemOf } from "./models.js";
import type { Session } from "./session.js";

/** A config that was asked for, or a sentence on why it cannot be had. */
export type Found = ComparedConfig | { readonly refusal: string };

const found = (label: string, model: Model | undefined): Found =>
  model?.analysis === undefined
    ? { refusal: `${label} is no YOLOv5 model config.` }
    : { label, analysis: model.analysis };

/** Finds what a client names. */
export async function find(
  { models, references, workspace }: Session,
  source: ComparedSource,
  settings: Settings,
  token: CancellationToken,
): Promise<Found> {
  if ("uri" in source) return found(stemOf(source.uri), await models.get(source.uri, token));
  if ("text" in source) {
    const { label, text, file } = source;
    const findCheckout = () => (file === undefined ? undefined : workspace.checkoutAround(file, settings));
    return found(label, readModel(text, settings, label, findCheckout));
  }
  const name = source.stock.replace(/^stock:/, "");
  const hint = didYouMean(nearest(name, stockNames));
  return references.get(name, settings) ?? { refusal: `There is no stock config ${name}.${hint}` };
}

/** Puts configs side by side, or says which of them cannot be compared and why. */
export async function compare(
  session: Session,
  { settingsOf, sources }: CompareParams,
  token: CancellationToken,
): Promise<CompareResult> {
  const settings = await session.settings.of(settingsOf);
  const configs: ComparedConfig[] = [];
  for (const source of sources) {
    const config = await find(session, source, settings, token);
    if ("refusal" in config) return config;
    configs.push(config);
  }
  if (configs.length < 2) return { refusal: "A comparison needs two configs or more." };
  const comparison = compareConfigs(configs);
  return {
    comparison,
    markdown: comparisonMarkdown(comparison),
    csv: comparisonCsv(comparison),
    html: comparisonHtml(comparison),
  };
}

const nearestFor: Readonly<Record<"compare" | "base" | "weights", (analysis: Analysis) => string | undefined>> = {
  compare: stockOf,
  base: nearestBase,
  weights: nearestCheckpoint,
};

/** The stock configs, and the one that a document is nearest to. */
export async function configNames(
  { models }: Session,
  { uri, purpose = "compare" }: Messages["yoloConfig/configs"]["params"],
  token: CancellationToken,
): Promise<ConfigNames> {
  const model = await models.get(uri, token);
  return {
    stock: [...stockNames, ...scaledStockNames],
    nearest: model?.analysis === undefined ? null : (nearestFor[purpose](model.analysis) ?? null),
  };
}
