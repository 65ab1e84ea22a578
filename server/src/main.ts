import path from "node:path";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { benchmark } from "./benchmark/benchmark.js";
import { serve } from "./connection.js";
import type { Bench } from "./connection/benchmarking.js";
import { DiskFiles } from "./workspace/diskFiles.js";

/** Runs models in a process beside the server. */
const bench: Bench = (analysis, settings, signal, onPhase) =>
  benchmark(
    analysis,
    {
      engine: settings["benchmark.engine"],
      imgsz: settings.imgsz,
      batch: settings["benchmark.batch"] ?? 1,
      seconds: settings["benchmark.seconds"] ?? 10,
      fuse: settings["benchmark.fuse"],
      wasm: path.join(__dirname, "wasm"),
      installed: {},
    },
    { script: path.join(__dirname, "benchmark.js"), signal, onPhase },
  );

// The transport is an argument: --stdio, --node-ipc, --pipe=NAME or --socket=PORT.
const connection = createConnection(ProposedFeatures.all);
serve(connection, new DiskFiles(), bench);
connection.listen();
