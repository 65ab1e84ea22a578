import type { CancellationToken, DocumentUri } from "vscode-languageserver";
import { compareConfigs, type ComparedConfig } from "../features/compare.js";
import { comparisonCsv } from "../features/compare/csv.js";
import { comparisonHtml } from "../features/compare/html.js";
import { comparisonMarkdown } from "../features/compare/markdown.js";
import { didYouMean, nearest } from "../analysis/rules/words.js";
import type { Settings } from "../features/settings.js";
import { stockOf } from "../features/stockOf.js";
import type { ComparedSource, CompareParams, CompareResult, ConfigNames } from "../messages.js";
import { stockNames, stockText } from "../yolov5/stock/stock.js";
import { type Model, readModel, stemOf } from "./models.js";
import type { Session } from "./session.js";

interface Named {
  readonly label: string;
  readonly model: Model | undefined;
}

type Found = Named | { readonly refusal: string };

async function find(
  { models }: Session,
  source: ComparedSource,
  settings: Settings,
  token: CancellationToken,
): Promise<Found> {
  if ("uri" in source) return { label: stemOf(source.uri), model: await models.get(source.uri, token) };
  if ("text" in source) return { label: source.label, model: readModel(source.text, settings, source.label) };
  const name = source.stock.replace(/^stock:/, "");
  const text = stockText(name);
  if (text === undefined)
    return { refusal: `There is no stock config ${name}.${didYouMean(nearest(name, stockNames))}` };
  return { label: name, model: readModel(text, settings, name) };
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
    const found = await find(session, source, settings, token);
    if ("refusal" in found) return found;
    const { label, model } = found;
    if (model?.analysis === undefined) return { refusal: `${label} is no YOLOv5 model config.` };
    configs.push({ label, analysis: model.analysis });
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
  return { stock: stockNames, nearest: model?.analysis === undefined ? null : stockOf(model.analysis) };
}
