import type { CancellationToken, DocumentUri } from "vscode-languageserver";
import { otherFamilyStatus, statusOf } from "../features/status.js";
import type { Messages, Method, ModelStatus } from "../messages.js";
import { compareBenchmarks, keptBenchmarks, runBenchmark } from "./benchmarking.js";
import { compare, configNames } from "./comparing.js";
import { diff } from "./diffing.js";
import { exportOnnx } from "./exporting.js";
import { install, listEngines, remove } from "./installing.js";
import { preview, previewChoices } from "./previewing.js";
import { pastedModule } from "./ownModules.js";
import type { Session } from "./session.js";
import { reportWeights, showWeights } from "./weighing.js";

interface Handler<Params, Result> {
  readonly answer: (session: Session, params: Params, token: CancellationToken) => Promise<Result>;
  /** The answer where the handler fails. */
  readonly empty: Result;
}

type Handlers = {
  readonly [Name in Method]: Handler<Messages[Name]["params"], Messages[Name]["result"]>;
};

const handlers: Handlers = {
  "yoloConfig/compare": {
    answer: compare,
    empty: { refusal: "The configs could not be compared; the log says why." },
  },
  "yoloConfig/configs": { answer: configNames, empty: { stock: [], nearest: null } },
  "yoloConfig/diff": { answer: diff, empty: { refusal: "The configs could not be compared; the log says why." } },
  "yoloConfig/reportWeights": {
    answer: reportWeights,
    empty: { refusal: "The weights could not be compared; the log says why." },
  },
  "yoloConfig/showWeights": {
    answer: showWeights,
    empty: { kind: "refused", reason: "The weights could not be compared; the log says why." },
  },
  "yoloConfig/preview": {
    answer: preview,
    empty: { kind: "refused", reason: "The model could not be looked at in that way; the log says why." },
  },
  "yoloConfig/previewChoices": { answer: previewChoices, empty: { scales: [], preview: null } },
  "yoloConfig/status": { answer: modelStatus, empty: null },
  "yoloConfig/benchmark": {
    answer: runBenchmark,
    empty: { kind: "refused", reason: "The benchmark failed; the log says why." },
  },
  "yoloConfig/benchmarks": { answer: keptBenchmarks, empty: [] },
  "yoloConfig/compareBenchmarks": { answer: compareBenchmarks, empty: null },
  "yoloConfig/pastedModule": { answer: pastedModule, empty: null },
  "yoloConfig/engines": { answer: listEngines, empty: [] },
  "yoloConfig/installEngine": {
    answer: install,
    empty: { kind: "refused", reason: "The installation failed; the log says why." },
  },
  "yoloConfig/removeEngine": {
    answer: remove,
    empty: { kind: "refused", reason: "The engine could not be removed; the log says why." },
  },
  "yoloConfig/exportOnnx": {
    answer: exportOnnx,
    empty: { kind: "refused", reason: "The model could not be written; the log says why." },
  },
};

async function modelStatus(
  { models, views }: Session,
  { uri }: { readonly uri: DocumentUri },
  token: CancellationToken,
): Promise<ModelStatus | null> {
  const model = await models.get(uri, token);
  if (model === undefined) return null;
  if (model.analysis === undefined) return { ...otherFamilyStatus, checked: false };
  return { ...statusOf(model.analysis, model.settings, views.preview(uri)), checked: true };
}

/** Answers the requests that the protocol lacks. */
export function answerRequests(session: Session): void {
  const register = <Params, Result>(method: Method, { answer, empty }: Handler<Params, Result>): void => {
    const handler = (params: Params, token: CancellationToken) => answer(session, params, token);
    session.connection.onRequest(
      method,
      session.guard.request(method, () => empty, handler),
    );
  };
  register("yoloConfig/compare", handlers["yoloConfig/compare"]);
  register("yoloConfig/configs", handlers["yoloConfig/configs"]);
  register("yoloConfig/diff", handlers["yoloConfig/diff"]);
  register("yoloConfig/reportWeights", handlers["yoloConfig/reportWeights"]);
  register("yoloConfig/showWeights", handlers["yoloConfig/showWeights"]);
  register("yoloConfig/preview", handlers["yoloConfig/preview"]);
  register("yoloConfig/previewChoices", handlers["yoloConfig/previewChoices"]);
  register("yoloConfig/status", handlers["yoloConfig/status"]);
  register("yoloConfig/benchmark", handlers["yoloConfig/benchmark"]);
  register("yoloConfig/benchmarks", handlers["yoloConfig/benchmarks"]);
  register("yoloConfig/compareBenchmarks", handlers["yoloConfig/compareBenchmarks"]);
  register("yoloConfig/pastedModule", handlers["yoloConfig/pastedModule"]);
  register("yoloConfig/engines", handlers["yoloConfig/engines"]);
  register("yoloConfig/installEngine", handlers["yoloConfig/installEngine"]);
  register("yoloConfig/removeEngine", handlers["yoloConfig/removeEngine"]);
  register("yoloConfig/exportOnnx", handlers["yoloConfig/exportOnnx"]);
}
