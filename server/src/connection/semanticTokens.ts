import type {
  CancellationToken,
  DocumentUri,
  Range,
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensParams,
  SemanticTokensRangeParams,
} from "vscode-languageserver";
import { deltaOf } from "../features/semanticTokens/delta.js";
import { semanticTokens } from "../features/semanticTokens.js";
import type { Session } from "./session.js";

const noTokens = (): SemanticTokens => ({ data: [] });

interface Answered {
  readonly resultId: string;
  readonly data: readonly number[];
}

/** Answers what names are, and what of it has changed since the last answer. */
export function answerSemanticTokens(session: Session): void {
  const { connection, configs, documents, guard, models } = session;
  const { semanticTokens: requests } = connection.languages;
  const answered = new Map<DocumentUri, Answered>();
  let count = 0;

  const tokensOf = async (uri: DocumentUri, token: CancellationToken, range?: Range): Promise<number[]> => {
    const analysis = (await models.get(uri, token))?.analysis;
    const config = analysis?.config ?? (await configs.get(uri, token));
    return config === undefined ? [] : semanticTokens(config, analysis, range);
  };
  const remember = (uri: DocumentUri, data: number[]): SemanticTokens => {
    const resultId = String(++count);
    answered.set(uri, { resultId, data });
    return { resultId, data };
  };

  const full = async ({ textDocument: { uri } }: SemanticTokensParams, token: CancellationToken) =>
    remember(uri, await tokensOf(uri, token));
  const delta = async (
    { textDocument: { uri }, previousResultId }: SemanticTokensDeltaParams,
    token: CancellationToken,
  ): Promise<SemanticTokens | SemanticTokensDelta> => {
    const before = answered.get(uri);
    const now = remember(uri, await tokensOf(uri, token));
    if (before?.resultId !== previousResultId) return now;
    return { edits: deltaOf(before.data, now.data), ...(now.resultId === undefined ? {} : { resultId: now.resultId }) };
  };
  const part = async ({ textDocument: { uri }, range }: SemanticTokensRangeParams, token: CancellationToken) => ({
    data: await tokensOf(uri, token, range),
  });

  requests.on(guard.request("semantic tokens", noTokens, full));
  requests.onDelta(guard.request("semantic tokens", noTokens, delta));
  requests.onRange(guard.request("semantic tokens", noTokens, part));
  documents.onDidClose(({ document: { uri } }) => answered.delete(uri));
}
