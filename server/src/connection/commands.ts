import type { CancellationToken, ExecuteCommandParams } from "vscode-languageserver";
import { serverCommands } from "../features/commands.js";
import type { ComparedSource, Done, Report } from "../messages.js";
import { compare, configNames } from "./comparing.js";
import { diff } from "./diffing.js";
import { preview } from "./previewing.js";
import type { Session } from "./session.js";
import { reportWeights, showWeights } from "./weighing.js";

/** Runs a command; `uri` is its first argument, `others` are those behind it. */
type Run = (
  session: Session,
  uri: string,
  others: readonly unknown[],
  token: CancellationToken,
) => Promise<Report | Done>;

const sourceOf = (name: string): ComparedSource => (name.startsWith("stock:") ? { stock: name } : { uri: name });

const namesIn = (args: readonly unknown[]): readonly string[] => args.filter((arg) => typeof arg === "string");

/** The config that is named, if one is. */
function sourceIn<Key extends string>(key: Key, args: readonly unknown[]): { readonly [Name in Key]?: ComparedSource } {
  const [name] = namesIn(args);
  return name === undefined ? {} : ({ [key]: sourceOf(name) } as { readonly [Name in Key]: ComparedSource });
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Compares with the configs that are named, uris and `stock:` names, or with the nearest stock config. */
const compareGflops: Run = async (session, uri, args, token) => {
  const others = namesIn(args);
  const { nearest } = others.length > 0 ? { nearest: null } : await configNames(session, { uri }, token);
  const baselines = nearest === null ? others : [`stock:${nearest}`];
  const sources = [...baselines, uri].map(sourceOf);
  const result = await compare(session, { settingsOf: uri, sources }, token);
  return "refusal" in result ? result : { title: "Compare GFLOPs", markdown: result.markdown };
};

const runs: Readonly<Record<keyof typeof serverCommands, Run>> = {
  compareGflops,
  showChanges: (session, uri, args, token) => diff(session, { uri, ...sourceIn("base", args) }, token),
  reportWeights: (session, uri, args, token) => reportWeights(session, { uri, ...sourceIn("source", args) }, token),
  toggleWeights: (session, uri, args, token) => showWeights(session, { uri, ...sourceIn("source", args) }, token),
  preview: (session, uri, [wanted], token) =>
    preview(session, { uri, preview: isRecord(wanted) ? wanted : null }, token),
  showRow: (session, uri, args, token) => showRow(session, uri, args, token),
};

/** Puts the cursor on the module of a row. */
const showRow: Run = async ({ configs, connection }, uri, [index], token) => {
  const config = await configs.get(uri, token);
  const row = typeof index === "number" ? config?.rows[index] : undefined;
  if (row === undefined) return { kind: "refused", reason: "There is no such row." };
  const selection = row.module?.range ?? row.range;
  await connection.window.showDocument({
    uri,
    selection: { start: selection.start, end: selection.start },
    takeFocus: true,
  });
  return { kind: "done", text: "" };
};

/** What a command answers: Markdown, or a sentence. */
function textOf(answer: Report | Done): string {
  if ("refusal" in answer) return answer.refusal;
  if ("markdown" in answer) return answer.markdown;
  return answer.kind === "done" ? answer.text : answer.reason;
}

/** Runs the commands that any client can send, for editors without our own client. */
export function answerCommands(session: Session): void {
  const commands = new Map<string, Run>(
    (Object.keys(runs) as (keyof typeof runs)[]).map((name) => [serverCommands[name], runs[name]]),
  );
  const handler = async (
    { command, arguments: args = [] }: ExecuteCommandParams,
    token: CancellationToken,
  ): Promise<string | null> => {
    const run = commands.get(command);
    if (run === undefined) return null;
    const [uri, ...others] = args as readonly unknown[];
    if (typeof uri !== "string") return "Name the uri of the config first.";
    return textOf(await run(session, uri, others, token));
  };
  session.connection.onExecuteCommand(session.guard.request("workspace/executeCommand", () => null, handler));
}
