import { spawn } from "node:child_process";
import { performance } from "node:perf_hooks";
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";

/** Milliseconds of answers in a long file. */
export interface TypingTimes {
  /** Completion right after an edit: the first one, and the median of those that follow. */
  readonly first: number;
  readonly completion: number;
  /** Once the file is analysed. */
  readonly hover: number;
  readonly highlight: number;
}

const textDocument = { uri: "file:///long.yaml" };
const rounds = 21;

const keys = "nc: 80\ndepth_multiple: 0.33\nwidth_multiple: 0.5\nanchors: 3\nbackbone:\n";
const keyLines = 5;

/** A model of as many rows, and one more that lacks an index. */
const longModel = (rows: number): string =>
  `${keys}${"  - [-1, 1, Conv, [64, 3, 1]]\n".repeat(rows)}  - [[-1, ], 1, Concat, [1]]\nhead: []\n`;

/** Times the server at a path in a file of as many rows. The editor asks for nothing else meanwhile. */
export async function timeTyping(server: string, rows: number): Promise<TypingTimes> {
  const child = spawn(process.execPath, [server, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  try {
    await open(connection, longModel(rows));
    const [first = NaN, ...later] = await timesOfCompletion(connection, keyLines + rows);
    await analysed(connection);
    const at = { line: keyLines + rows - 1, character: 12 };
    const hover = await timesOf(connection, "textDocument/hover", at);
    const highlight = await timesOf(connection, "textDocument/documentHighlight", at);
    return { first, completion: median(later), hover: median(hover), highlight: median(highlight) };
  } finally {
    child.kill();
    connection.dispose();
  }
}

async function open(connection: ProtocolConnection, text: string): Promise<void> {
  await connection.sendRequest("initialize", { processId: process.pid, rootUri: null, capabilities: {} });
  await connection.sendNotification("initialized", {});
  const document = { ...textDocument, languageId: "yaml", version: 1, text };
  await connection.sendNotification("textDocument/didOpen", { textDocument: document });
  await analysed(connection);
}

const analysed = (connection: ProtocolConnection): Promise<unknown> =>
  connection.sendRequest("textDocument/diagnostic", { textDocument });

/** A digit is typed behind the comma and taken back in turn, and each time the rows to read are asked for. */
async function timesOfCompletion(connection: ProtocolConnection, line: number): Promise<readonly number[]> {
  const at = (column: number) => ({ line, character: 10 + column });
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const isTyped = round % 2 === 0;
    const change = { range: { start: at(0), end: at(isTyped ? 0 : 1) }, text: isTyped ? "1" : "" };
    const document = { ...textDocument, version: round + 2 };
    const started = performance.now();
    await connection.sendNotification("textDocument/didChange", { textDocument: document, contentChanges: [change] });
    await answered(connection, "textDocument/completion", at(isTyped ? 1 : 0));
    times.push(performance.now() - started);
  }
  return times;
}

type Position = { readonly line: number; readonly character: number };

async function timesOf(connection: ProtocolConnection, method: string, at: Position): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    await answered(connection, method, at);
    times.push(performance.now() - started);
  }
  return times;
}

async function answered(connection: ProtocolConnection, method: string, position: Position): Promise<void> {
  const answer = await connection.sendRequest<unknown>(method, { textDocument, position });
  if (answer === null) throw new Error(`${method} answers nothing`);
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
