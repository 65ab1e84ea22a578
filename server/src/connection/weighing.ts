import type { CancellationToken, CodeLens, DocumentUri } from "vscode-languageserver";
import type { Analysis } from "../analysis/types.js";
import { nearestCheckpoint } from "../features/weights/checkpoints.js";
import { type Checkpoint, weightFit, type WeightFit } from "../features/weights/fit.js";
import { weightLenses } from "../features/weights/lenses.js";
import { weightsMarkdown } from "../features/weights/markdown.js";
import { transferText } from "../features/weights/words.js";
import type { Settings } from "../features/settings.js";
import type { Done, Messages, Report } from "../messages.js";
import { find } from "./comparing.js";
import { stemOf } from "./models.js";
import type { Session } from "./session.js";
import type { WeightsSource } from "./views.js";

interface Weighed {
  readonly analysis: Analysis;
  readonly settings: Settings;
}

type FoundFit = { readonly fit: WeightFit } | { readonly refusal: string };

/** The weights of a release were trained on images of three channels and the 80 classes of their config. */
const asReleased = (settings: Settings): Settings => ({ ...settings, nc: null, ch: null });

async function findCheckpoint(
  session: Session,
  source: WeightsSource,
  { analysis, settings }: Weighed,
  token: CancellationToken,
): Promise<Checkpoint | { readonly refusal: string }> {
  const nearest = source === "nearest" ? nearestCheckpoint(analysis) : undefined;
  if (source === "nearest" && nearest === undefined) {
    return { refusal: `YOLOv5 ${analysis.options.version.name} has no weights of the scale of this model.` };
  }
  const wanted = source === "nearest" ? { stock: nearest ?? "" } : source;
  const isStock = "stock" in wanted;
  const found = await find(session, wanted, isStock ? asReleased(settings) : settings, token);
  if ("refusal" in found) return found;
  return { label: isStock ? `${found.label}.pt` : `weights of ${found.label}`, analysis: found.analysis };
}

async function fitOf(
  session: Session,
  source: WeightsSource,
  weighed: Weighed,
  token: CancellationToken,
): Promise<FoundFit> {
  const checkpoint = await findCheckpoint(session, source, weighed, token);
  return "refusal" in checkpoint ? checkpoint : { fit: weightFit(weighed.analysis, checkpoint) };
}

async function weighed(session: Session, uri: DocumentUri, token: CancellationToken): Promise<Weighed | undefined> {
  const model = await session.shown(uri, token);
  return model?.analysis === undefined ? undefined : { analysis: model.analysis, settings: model.settings };
}

const noModel = (uri: DocumentUri): string => `${stemOf(uri)} is no YOLOv5 model config.`;

/** The whole account of what of some weights fits a document. */
export async function reportWeights(
  session: Session,
  { uri, source }: Messages["yoloConfig/reportWeights"]["params"],
  token: CancellationToken,
): Promise<Report> {
  const model = await weighed(session, uri, token);
  if (model === undefined) return { refusal: noModel(uri) };
  const found = await fitOf(session, source ?? session.views.weights(uri) ?? "nearest", model, token);
  if ("refusal" in found) return found;
  const label = stemOf(uri);
  const title = `Weights of ${found.fit.label} that fit ${label}`;
  return { title, markdown: weightsMarkdown(found.fit, model.analysis, label) };
}

/** Shows what of some weights fits a document, or hides it again. */
export async function showWeights(
  session: Session,
  { uri, source }: Messages["yoloConfig/showWeights"]["params"],
  token: CancellationToken,
): Promise<Done> {
  const model = await weighed(session, uri, token);
  if (model === undefined) return { kind: "refused", reason: noModel(uri) };
  if (source === undefined && session.views.weights(uri) !== undefined) {
    session.views.setWeights(uri, undefined);
    await session.refreshFigures();
    return { kind: "done", text: "Weights are not shown any more." };
  }
  const found = await fitOf(session, source ?? "nearest", model, token);
  if ("refusal" in found) return { kind: "refused", reason: found.refusal };
  session.views.setWeights(uri, source ?? "nearest");
  await session.refreshFigures();
  return { kind: "done", text: `${transferText(found.fit)}.` };
}

/** The lenses about weights, where somebody wants to see them. */
export async function lensesOfWeights(
  session: Session,
  uri: DocumentUri,
  model: Weighed,
  token: CancellationToken,
): Promise<readonly CodeLens[]> {
  const source = session.views.weights(uri);
  if (source === undefined) return [];
  const found = await fitOf(session, source, model, token);
  return "refusal" in found ? [] : weightLenses(found.fit, model.analysis, uri, session.client);
}
