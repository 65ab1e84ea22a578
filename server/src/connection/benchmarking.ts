import type { CancellationToken, DocumentUri } from "vscode-languageserver";
import type { Benchmarked, Result } from "../benchmark/benchmark.js";
import { benchmarkHtml, headline } from "../benchmark/report.js";
import type { Phase } from "../benchmark/worker/messages.js";
import type { Analysis } from "../analysis/types.js";
import type { MeasuredRows } from "../features/measured.js";
import type { Settings } from "../features/settings.js";
import type { BenchmarkAnswer, BenchmarkPhase } from "../messages.js";
import { stemOf } from "./models.js";
import type { Session } from "./session.js";

/** Runs a benchmark somewhere; what a server in a browser cannot do. */
export type Bench = (
  analysis: Analysis,
  settings: Settings,
  signal: AbortSignal,
  onPhase: (phase: Phase) => void,
) => Promise<Benchmarked>;

const phaseTexts: Readonly<Record<Phase, string>> = {
  open: "opening the engine",
  compile: "first pass",
  "warm up": "warming up",
  measure: "timing passes",
  rows: "timing rows",
};

/** What was measured of documents, and of which text. */
export class Measurements {
  readonly #results = new Map<DocumentUri, { readonly text: string; readonly result: Result }>();

  set(uri: DocumentUri, text: string, result: Result): void {
    this.#results.set(uri, { text, result });
  }

  forget(uri: DocumentUri): void {
    this.#results.delete(uri);
  }

  /** The times of the rows, for the text that a document has now. */
  of(uri: DocumentUri, textNow: () => string | undefined): MeasuredRows | undefined {
    const known = this.#results.get(uri);
    if (known === undefined) return undefined;
    const rows = new Map(known.result.layers.flatMap(({ index, ms }) => (ms === null ? [] : [[index, ms] as const])));
    return { rows, pass: known.result.ms.median, isStale: known.text !== textNow() };
  }
}

/** Runs the model of an open document and remembers the times of its rows. */
export async function runBenchmark(
  session: Session,
  { uri }: { readonly uri: DocumentUri },
  token: CancellationToken,
): Promise<BenchmarkAnswer> {
  const { bench, connection, documents, measurements, models } = session;
  if (bench === undefined) return { kind: "refused", reason: "The benchmark needs a Node process, which is not here." };
  const model = await models.get(uri, token);
  if (model?.analysis === undefined) return { kind: "refused", reason: "The file is no YOLOv5 model config." };
  const text = documents.get(uri)?.getText() ?? "";
  const controller = new AbortController();
  token.onCancellationRequested(() => controller.abort());
  const outcome = await bench(model.analysis, model.settings, controller.signal, (phase) => {
    const told: BenchmarkPhase = { uri, text: phaseTexts[phase] };
    void connection.sendNotification("yoloConfig/benchmarkPhase", told);
  });
  if (outcome.kind === "cancelled") return outcome;
  if (outcome.kind !== "measured") return { kind: "refused", reason: outcome.reason };
  const { result } = outcome;
  measurements.set(uri, text, result);
  await session.refresh();
  const json = JSON.stringify({ file: stemOf(uri), ...result }, null, 2);
  return { kind: "measured", title: headline(result), html: benchmarkHtml(stemOf(uri), result), json };
}
