import type { CancellationToken, DocumentUri } from "vscode-languageserver";
import type { Result } from "../benchmark/benchmark.js";
import { comparisonHtml } from "../benchmark/comparison.js";
import { benchmarkHtml, headline } from "../benchmark/report.js";
import type { Phase } from "../benchmark/worker/messages.js";
import { formatMs } from "../features/measured.js";
import type { BenchmarkAnswer, BenchmarkPhase, KeptBenchmark, Messages } from "../messages.js";
import { stemOf } from "./models.js";
import type { Session } from "./session.js";

const phaseTexts: Readonly<Record<Phase, string>> = {
  open: "opening the engine",
  compile: "first pass",
  "warm up": "warming up",
  measure: "timing passes",
  rows: "timing rows",
};

export const noProcess = "The benchmark needs a Node process, which is not here.";

/** A signal that follows a token. */
export function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}

/** Runs the model of an open document and remembers the times of its rows. */
export async function runBenchmark(
  session: Session,
  { uri }: { readonly uri: DocumentUri },
  token: CancellationToken,
): Promise<BenchmarkAnswer> {
  const { workshop, connection, documents, measurements, models, client } = session;
  if (workshop === undefined) return { kind: "refused", reason: noProcess };
  const model = await models.get(uri, token);
  if (model?.analysis === undefined) return { kind: "refused", reason: "The file is no YOLOv5 model config." };
  const text = documents.get(uri)?.getText() ?? "";
  const around = { settings: model.settings, storage: client.storage };
  const outcome = await workshop.benchmark(model.analysis, around, signalOf(token), (phase) => {
    const told: BenchmarkPhase = { uri, text: phaseTexts[phase] };
    void connection.sendNotification("yoloConfig/benchmarkPhase", told);
  });
  if (outcome.kind === "cancelled") return outcome;
  if (outcome.kind !== "measured") return { kind: "refused", reason: outcome.reason };
  const { result } = outcome;
  measurements.set(uri, text, result);
  await keep(session, uri, result);
  await session.refresh();
  const json = JSON.stringify({ file: stemOf(uri), ...result }, null, 2);
  return { kind: "measured", title: headline(result), html: benchmarkHtml(stemOf(uri), result), json };
}

async function keep({ workshop, client, connection }: Session, uri: DocumentUri, result: Result): Promise<void> {
  const kept = { id: `${result.engine} ${uri}`, name: stemOf(uri), when: new Date().toISOString(), result };
  try {
    await workshop?.kept.add(client.storage, kept);
  } catch (error) {
    connection.console.warn(`The benchmark is not kept: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The benchmarks that were run, to choose from. */
export async function keptBenchmarks({ workshop, client }: Session): Promise<readonly KeptBenchmark[]> {
  const list = (await workshop?.kept.list(client.storage)) ?? [];
  return list.map(({ id, name, when, result }) => ({
    id,
    label: `${name} on ${result.engine}`,
    description: `${formatMs(result.ms.median)}, ${result.device}, ${when.slice(0, 16).replace("T", " ")}`,
  }));
}

/** Some of the benchmarks that were run, side by side. */
export async function compareBenchmarks(
  { workshop, client }: Session,
  { ids }: Messages["yoloConfig/compareBenchmarks"]["params"],
): Promise<Messages["yoloConfig/compareBenchmarks"]["result"]> {
  const list = (await workshop?.kept.list(client.storage)) ?? [];
  const chosen = ids.flatMap((id) => list.find((kept) => kept.id === id) ?? []);
  if (chosen.length === 0) return null;
  const json = chosen.map(({ name, when, result }) => ({ file: name, when, ...result }));
  return { html: comparisonHtml(chosen), json: JSON.stringify(json, null, 2) };
}
