import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { analyzeText } from "../../server/src/analysis/analyze.js";
import { stockText } from "../../server/src/yolov5/stock/stock.js";
import { defaultVersion, versions } from "../../server/src/yolov5/versions.js";
import { timeCheckout } from "./checkout.js";
import { timeTyping } from "./typing.js";

// Runs as out/bench.cjs, bundled like what ships.
const root = join(__dirname, "..");
const options = { version: versions[defaultVersion], imgsz: [640, 640] as const, stem: "yolov5l" };

/** What each figure must stay below. */
const limits = {
  "yolov5l, text to diagnostics, warm": 10,
  "checkout, Python read anew": 100,
  "checkout, after an edit of the YAML": 30,
  "spawn to first diagnostics": 500,
  "server memory": 150,
  "2,000 rows, completion after an edit": 50,
  "2,000 rows, hover": 50,
  "2,000 rows, highlight": 50,
};
type Name = keyof typeof limits;

function report(name: Name, value: number, unit: string): void {
  const verdict = value < limits[name] ? "ok" : "TOO MUCH";
  console.log(
    `${name.padEnd(36)} ${value.toFixed(1).padStart(8)} ${unit}   limit ${limits[name]} ${unit}   ${verdict}`,
  );
  if (value >= limits[name]) process.exitCode = 1;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;

async function benchAnalysis(): Promise<void> {
  const { Bench } = await import("tinybench");
  const text = stockText("yolov5l") ?? "";
  const [keys = ""] = text.split("\nbackbone:");
  const rows = Array.from({ length: 2000 }, () => "  - [-1, 1, Conv, [64, 3, 1]]").join("\n");
  const long = `${keys}\nbackbone:\n${rows}\nhead: []\n`;
  const bench = new Bench({ time: 1500, warmupTime: 500 });
  bench.add("yolov5l", () => analyzeText(text, options));
  bench.add("2,000 rows", () => analyzeText(long, options));
  await bench.run();
  for (const task of bench.tasks) {
    const { result } = task;
    if (!("latency" in result)) throw new Error(`${task.name} did not run`);
    const { p50, p99 } = result.latency;
    if (task.name === "yolov5l") report("yolov5l, text to diagnostics, warm", p50, "ms");
    else
      console.log(
        `${`${task.name}, text to diagnostics`.padEnd(36)} ${p50.toFixed(1).padStart(8)} ms   p99 ${p99.toFixed(1)} ms`,
      );
  }
}

interface Start {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** Spawns the bundled server, opens yolov5l and waits for its diagnostics. */
function startServer(): Promise<Start> {
  const started = performance.now();
  const server = spawn(process.execPath, [join(root, "dist/server.js"), "--stdio"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const send = (message: object): void => {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const uri = "file:///yolov5l.yaml";
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    let output = "";
    server.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('"id":1,') || output.includes('"id":1}')) {
        output = "";
        send({ method: "initialized", params: {} });
        send({
          method: "textDocument/didOpen",
          params: { textDocument: { uri, languageId: "yaml", version: 1, text: stockText("yolov5l") } },
        });
        send({ id: 2, method: "textDocument/diagnostic", params: { textDocument: { uri } } });
      } else if (output.includes('"id":2,') || output.includes('"id":2}')) {
        const milliseconds = performance.now() - started;
        const megabytes = residentMegabytes(server.pid ?? 0);
        server.kill();
        resolve({ milliseconds, megabytes });
      }
    });
    const capabilities = { textDocument: { diagnostic: {} } };
    send({ id: 1, method: "initialize", params: { processId: process.pid, rootUri: null, capabilities } });
  });
}

function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1024;
}

async function benchServer(): Promise<void> {
  const starts: Start[] = [];
  for (let i = 0; i < 7; i++) starts.push(await startServer());
  report("spawn to first diagnostics", median(starts.map(({ milliseconds }) => milliseconds)), "ms");
  report("server memory", median(starts.map(({ megabytes }) => megabytes)), "MB");
}

/**
 * A config of a checkout: `npm run bench -- PATH/models/yolov5l.yaml` times the real YOLOv5, otherwise the tests' own
 * checkout stands in for it.
 */
function benchCheckout(config = join(root, "examples/efficientnet/models/efficientnet.yaml")): void {
  const { first, cold, editedEarly, edited } = timeCheckout(config);
  console.log(`${"checkout, first of the process".padEnd(36)} ${first.toFixed(1).padStart(8)} ms   ${config}`);
  report("checkout, Python read anew", cold, "ms");
  report("checkout, after an edit of the YAML", edited, "ms");
  console.log(`${"checkout, after one of the first 15".padEnd(36)} ${editedEarly.toFixed(1).padStart(8)} ms`);
}

async function benchTyping(): Promise<void> {
  const { first, completion, hover, highlight } = await timeTyping(join(root, "dist/server.js"), 2000);
  report("2,000 rows, completion after an edit", completion, "ms");
  console.log(`${"2,000 rows, the first completion".padEnd(36)} ${first.toFixed(1).padStart(8)} ms`);
  report("2,000 rows, hover", hover, "ms");
  report("2,000 rows, highlight", highlight, "ms");
}

/** Each runs in a process of its own, since V8 optimises for what it has seen. */
const parts: Readonly<Record<string, (config?: string) => void | Promise<void>>> = {
  checkout: benchCheckout,
  analysis: benchAnalysis,
  server: benchServer,
  typing: benchTyping,
};

const [part = "", config] = process.argv.slice(2);
void parts[part]?.(config);
