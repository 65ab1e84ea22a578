import * as vscode from "vscode";
import { openConfig } from "../openConfig.js";
import type { Server } from "../server.js";
import { askCancellable } from "./askCancellable.js";
import { BenchmarkPanel } from "./panel.js";

/** Runs the forward pass of a config and shows the times. `target` is a uri, as a lens passes it, or nothing. */
export async function runBenchmark(server: Server, target: unknown): Promise<void> {
  const uri = await openConfig(target, "benchmark it");
  if (uri === undefined) return;
  const name = uri.path.replace(/^.*\//, "");
  const answer = await askCancellable(server, {
    title: `Benchmarking ${name}`,
    method: "yoloConfig/benchmark",
    params: { uri: uri.toString() },
    follow: (show) =>
      server.onBenchmarkPhase((phase) => {
        if (phase.uri === uri.toString()) show(phase.text);
      }),
  });
  if (answer.kind === "refused") void vscode.window.showWarningMessage(answer.reason);
  if (answer.kind === "measured") BenchmarkPanel.show(uri, answer);
}
