import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { PassThrough } from "node:stream";
import {
  createConnection,
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { serve } from "../../server/src/connection.js";
import { DiskFiles } from "../../server/src/workspace/diskFiles.js";

/** How a server went: the exit code of its process, and what it wrote to stderr. */
export interface Ended {
  readonly code: number | null;
  readonly stderr: string;
}

/** A way to a fresh server. */
export interface Transport {
  readonly connection: ProtocolConnection;
  /** After `shutdown`. */
  end(): Promise<Ended>;
}

const bundle = path.join(__dirname, "../../dist/server.js");

/** The server of this very process, over two streams. */
function inMemory(): Transport {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  serve(server, new DiskFiles());
  server.listen();
  const connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  return {
    connection,
    end: () => {
      connection.dispose();
      server.dispose();
      return Promise.resolve({ code: 0, stderr: "" });
    },
  };
}

export const spawnServer = () => spawn(process.execPath, [bundle, "--stdio"], { stdio: ["pipe", "pipe", "pipe"] });

/** The built server as a process of its own. */
function inProcess(): Transport {
  const child = spawnServer();
  const exited = once(child, "exit");
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  return {
    connection,
    end: async () => {
      await connection.sendNotification("exit");
      const [code] = (await exited) as [number | null];
      connection.dispose();
      return { code, stderr };
    },
  };
}

export const transports = { memory: inMemory, process: inProcess };

export const transportNames = Object.keys(transports) as (keyof typeof transports)[];
