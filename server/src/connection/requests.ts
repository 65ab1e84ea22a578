import type { CancellationToken, DocumentUri } from "vscode-languageserver";
import { otherFamilyStatus, statusOf } from "../features/status.js";
import type { Messages, Method, ModelStatus } from "../messages.js";
import { runBenchmark } from "./benchmarking.js";
import { compare, configNames } from "./comparing.js";
import type { Session } from "./session.js";

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
  "yoloConfig/status": { answer: modelStatus, empty: null },
  "yoloConfig/benchmark": {
    answer: runBenchmark,
    empty: { kind: "refused", reason: "The benchmark failed; the log says why." },
  },
};

async function modelStatus(
  { models }: Session,
  { uri }: { readonly uri: DocumentUri },
  token: CancellationToken,
): Promise<ModelStatus | null> {
  const model = await models.get(uri, token);
  if (model === undefined) return null;
  if (model.analysis === undefined) return { ...otherFamilyStatus, checked: false };
  return { ...statusOf(model.analysis), checked: true };
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
  register("yoloConfig/status", handlers["yoloConfig/status"]);
  register("yoloConfig/benchmark", handlers["yoloConfig/benchmark"]);
}
