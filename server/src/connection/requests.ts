import type { CancellationToken } from "vscode-languageserver";
import { otherFamilyStatus, statusOf } from "../features/status.js";
import type { Messages, Method } from "../messages.js";
import { compare, configNames } from "./comparing.js";
import type { Session } from "./session.js";

type Handlers = {
  readonly [Name in Method]: {
    readonly empty: () => Messages[Name]["result"];
    readonly answer: (
      session: Session,
      params: Messages[Name]["params"],
      token: CancellationToken,
    ) => Promise<Messages[Name]["result"]>;
  };
};

const handlers: Handlers = {
  "yoloConfig/compare": {
    empty: () => ({ refusal: "The configs could not be compared; the log says why." }),
    answer: compare,
  },
  "yoloConfig/configs": { empty: () => ({ stock: [], nearest: null }), answer: configNames },
  "yoloConfig/status": {
    empty: () => null,
    answer: async ({ models }, { uri }, token) => {
      const model = await models.get(uri, token);
      if (model === undefined) return null;
      const checked = model.analysis !== undefined;
      return { checked, ...(model.analysis === undefined ? otherFamilyStatus : statusOf(model.analysis)) };
    },
  },
};

/** Answers the requests that the protocol lacks. */
export function answerRequests(session: Session): void {
  const answer = <Name extends Method>(method: Name): void => {
    const handler = handlers[method];
    session.connection.onRequest(
      method,
      session.guard.request(method, handler.empty, (params: Messages[Name]["params"], token) =>
        handler.answer(session, params, token),
      ),
    );
  };
  (Object.keys(handlers) as Method[]).forEach(answer);
}
