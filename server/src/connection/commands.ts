import type { CancellationToken, ExecuteCommandParams } from "vscode-languageserver";
import { serverCommands } from "../features/commands.js";
import type { ComparedSource } from "../messages.js";
import { compare, configNames } from "./comparing.js";
import type { Session } from "./session.js";

const sourceOf = (name: string): ComparedSource => (name.startsWith("stock:") ? { stock: name } : { uri: name });

/**
 * Compares a document (its uri comes first) with the configs named behind it, uris and `stock:` names, or with the
 * nearest stock config. The answer is Markdown, or a sentence on why there is none.
 */
async function compareGflops(session: Session, args: readonly unknown[], token: CancellationToken): Promise<string> {
  const [uri, ...others] = args.filter((arg) => typeof arg === "string");
  if (uri === undefined) return "Name the uri of the config to compare.";
  const { nearest } = others.length > 0 ? { nearest: null } : await configNames(session, { uri }, token);
  const baselines = nearest === null ? others : [`stock:${nearest}`];
  const sources = [...baselines, uri].map(sourceOf);
  const result = await compare(session, { settingsOf: uri, sources }, token);
  return "refusal" in result ? result.refusal : result.markdown;
}

/** Runs the commands that any client can send, for editors without our own client. */
export function answerCommands(session: Session): void {
  const handler = async ({ command, arguments: args = [] }: ExecuteCommandParams, token: CancellationToken) =>
    command === serverCommands.compareGflops ? await compareGflops(session, args, token) : null;
  session.connection.onExecuteCommand(session.guard.request("workspace/executeCommand", () => null, handler));
}
