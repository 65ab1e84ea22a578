import type { CancellationToken, CodeLens, DocumentUri } from "vscode-languageserver";
import { codeLenses } from "../features/codeLens.js";
import { referenceLenses } from "../features/referenceLens.js";
import { stockOf } from "../features/stockOf.js";
import { type Analysed, stemOf } from "./models.js";
import type { Session } from "./session.js";
import { lensesOfWeights } from "./weighing.js";

/** The lenses of a model: its figures, how it compares, and what of some weights fits it. */
export async function lensesOf(
  session: Session,
  model: Analysed,
  uri: DocumentUri,
  token: CancellationToken,
): Promise<CodeLens[]> {
  const { analysis, settings, preview } = model;
  const measured = session.measurements.of(uri, () => session.documents.get(uri)?.getText());
  // Times are those of the model as it is written.
  const times = preview === undefined ? measured : undefined;
  const lenses = [
    ...codeLenses(analysis, settings, uri, times, preview),
    ...(await lensesOfWeights(session, uri, model, token)),
  ];
  if (!session.client.runsCommands) return lenses.filter(isText);
  const reference = session.references.get(stockOf(analysis), settings);
  const own = { label: stemOf(uri), analysis };
  return reference === undefined ? lenses : [...lenses, ...referenceLenses(own, reference, settings, uri)];
}

/** Whether a lens runs no command. */
const isText = ({ command }: CodeLens): boolean => command?.command === "";
