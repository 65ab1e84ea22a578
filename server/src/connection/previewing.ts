import type { CancellationToken, DocumentUri } from "vscode-languageserver";
import { formatGflopSum, formatParamSum } from "../features/format.js";
import { previewText, readPreview } from "../features/preview/preview.js";
import { scalesFor } from "../features/preview/scales.js";
import { scaleFigures } from "../features/preview/scaleTable.js";
import { joinParts } from "../features/layerText.js";
import { modelGflops, modelParams } from "../features/sums.js";
import type { Done, Messages, PreviewChoices } from "../messages.js";
import { stemOf } from "./models.js";
import type { Session } from "./session.js";

/** Looks at a document's model in another way; the file and the findings in it stay as they are. */
export async function preview(
  session: Session,
  { uri, preview: wanted }: Messages["yoloConfig/preview"]["params"],
  token: CancellationToken,
): Promise<Done> {
  const model = await session.models.get(uri, token);
  if (model?.analysis === undefined) return { kind: "refused", reason: `${stemOf(uri)} is no YOLOv5 model config.` };
  const { views } = session;
  const read = wanted === null ? undefined : readPreview(wanted, model.analysis);
  if (read !== undefined && "refusal" in read) return { kind: "refused", reason: read.refusal };
  const next = read === undefined ? undefined : { ...views.preview(uri), ...read.preview };
  const isEmpty = next === undefined || Object.keys(next).length === 0;
  views.setPreview(uri, isEmpty ? undefined : next);
  await session.refreshFigures();
  if (isEmpty) return { kind: "done", text: "The figures are those of the file." };
  const { analysis = model.analysis } = views.shown(uri, model);
  const figures = joinParts(formatParamSum(modelParams(analysis)), formatGflopSum(modelGflops(analysis)));
  return { kind: "done", text: `${previewText(next)}: ${figures}` };
}

/** What a preview of a document can be. */
export async function previewChoices(
  { models, views }: Session,
  { uri }: { readonly uri: DocumentUri },
  token: CancellationToken,
): Promise<PreviewChoices> {
  const model = await models.get(uri, token);
  if (model?.analysis === undefined) return { scales: [], preview: null };
  const costs = new Map(scaleFigures(model.analysis).map((figures) => [figures.scale, figures]));
  const shown = views.preview(uri);
  return {
    scales: scalesFor(model.analysis).map((scale) => {
      const { params, gflops, isPresent = false } = costs.get(scale) ?? {};
      return { scale, cost: joinParts(params, gflops), isPresent };
    }),
    preview: shown === undefined ? null : previewText(shown),
  };
}
