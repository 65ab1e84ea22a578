import { type CancellationToken, LSPErrorCodes, type RemoteConsole, ResponseError } from "vscode-languageserver";

/** Wraps handlers so that they never fail: an exception is logged under the handler's name. */
export interface Guard {
  /** A request that fails is answered with what `empty` gives. */
  request<Params, Result>(
    name: string,
    empty: () => Result,
    handler: (params: Params, token: CancellationToken) => Result | Promise<Result>,
  ): (params: Params, token: CancellationToken) => Promise<Result | ResponseError<never>>;
  notification<Params>(name: string, handler: (params: Params) => void | Promise<void>): (params: Params) => void;
}

/** What a handler throws, and a request is answered with, when the client no longer waits. */
export const cancelled = (): ResponseError<never> => new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");

export function createGuard(console: Pick<RemoteConsole, "error">): Guard {
  const log = (name: string, error: unknown): void => {
    try {
      console.error(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    } catch {
      // The client has gone in the middle of it, and nobody is left to tell.
    }
  };
  return {
    request: (name, empty, handler) => async (params, token) => {
      try {
        return token.isCancellationRequested ? cancelled() : await handler(params, token);
      } catch (error) {
        if (error instanceof ResponseError) return error as ResponseError<never>;
        log(name, error);
        return empty();
      }
    },
    notification: (name, handler) => (params) => {
      const run = async (): Promise<void> => handler(params);
      run().catch((error: unknown) => log(name, error));
    },
  };
}
