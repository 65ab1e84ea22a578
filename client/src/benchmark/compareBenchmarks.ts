import * as vscode from "vscode";
import type { Server } from "../server.js";
import { BenchmarkPanel } from "./panel.js";

/** Asks which of the benchmarks that were run are compared, and shows them side by side. */
export async function compareBenchmarks(server: Server): Promise<void> {
  const kept = await server.ask("yoloConfig/benchmarks", null);
  if (kept.length === 0) {
    void vscode.window.showInformationMessage("No benchmark was run yet: open a model config and run one.");
    return;
  }
  const choices = kept.map(({ id, label, description }, i) => ({ id, label, description, picked: i < 2 }));
  const placeHolder = "Which benchmarks? The first of them is what the others are held against";
  const chosen = await vscode.window.showQuickPick(choices, {
    canPickMany: true,
    placeHolder,
    matchOnDescription: true,
  });
  if (chosen === undefined || chosen.length === 0) return;
  const page = await server.ask("yoloConfig/compareBenchmarks", { ids: chosen.map(({ id }) => id) });
  if (page !== null) BenchmarkPanel.show(undefined, page);
}
