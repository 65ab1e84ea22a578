import type { CancellationToken } from "vscode-languageserver";
import { diffConfigs } from "../features/diff/diffConfigs.js";
import { diffMarkdown } from "../features/diff/markdown.js";
import { nearestBase } from "../features/diff/nearestStock.js";
import { convention } from "../features/layerText.js";
import type { Messages, Report } from "../messages.js";
import { find } from "./comparing.js";
import { stemOf } from "./models.js";
import type { Session } from "./session.js";

/** What a document changes of a base, or why that cannot be said. */
export async function diff(
  session: Session,
  { uri, base }: Messages["yoloConfig/diff"]["params"],
  token: CancellationToken,
): Promise<Report> {
  const model = await session.models.get(uri, token);
  const label = stemOf(uri);
  if (model?.analysis === undefined) return { refusal: `${label} is no YOLOv5 model config.` };
  const { analysis, settings } = model;
  const found = await find(session, base ?? { stock: nearestBase(analysis) }, settings, token);
  if ("refusal" in found) return found;
  const title = `${label} against ${found.label}`;
  return { title, markdown: diffMarkdown(diffConfigs({ label, analysis }, found), convention(analysis)) };
}
