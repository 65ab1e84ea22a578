import type { CancellationToken, DocumentUri } from "vscode-languageserver";
import { compareConfigs, type ComparedConfig } from "../features/compare.js";
import { comparisonCsv } from "../features/compare/csv.js";
import { comparisonHtml } from "../features/compare/html.js";
import { comparisonMarkdown } from "../features/compare/markdown.js";
import { didYouMean, nearest } from "../analysis/rules/words.js";
import type { Settings } from "../features/settings.js";
import { stockOf } from "../features/stockOf.js";
import type { ComparedSource, CompareParams, CompareResult, ConfigNames } from "../messages.js";
import { scaledStockNames, stockNames } from "../yolov5/stock/stock.js";
import { type Model, readModel, stemOf } from "./models.js";
import type { Session } from "./session.js";

type Found = ComparedConfig | { readonly refusal: string };

const found = (label: string, model: Model | undefined): Found =>
  model?.analysis === undefined
    ? { refusal: `${label} is no YOLOv5 model config.` }
    : { label, analysis: model.analysis };

async function find(
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

/** The stock configs, and the one that a document is nearest to. */
export async function configNames(
  { models }: Session,
  { uri }: { readonly uri: DocumentUri },
  token: CancellationToken,
): Promise<ConfigNames> {
  const model = await models.get(uri, token);
  return {
    stock: [...stockNames, ...scaledStockNames],
    nearest: model?.analysis === undefined ? null : stockOf(model.analysis),
  };
}
