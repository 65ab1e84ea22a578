import * as vscode from "vscode";
import { BenchmarkPanel } from "./benchmark/panel.js";
import { compareBenchmarks } from "./benchmark/compareBenchmarks.js";
import { installEngine, removeEngine } from "./benchmark/engines.js";
import { exportOnnx } from "./benchmark/exportOnnx.js";
import { runBenchmark } from "./benchmark/runBenchmark.js";
import { commandIds } from "./commandIds.js";
import { compareGflops } from "./comparison/compareGflops.js";
import { ComparisonPanel } from "./comparison/panel.js";
import { Reports } from "./reports/reports.js";
import { showChanges } from "./reports/showChanges.js";
import { endPreview, previewScale } from "./scale/previewScale.js";
import { setScale } from "./scale/setScale.js";
import { rowHandlers } from "./editing/rowCommands.js";
import { offerPastedModules } from "./editing/pasteModule.js";
import { Server } from "./server.js";
import { followActiveModel } from "./status.js";
import { chooseWeights, reportWeights, toggleWeights } from "./weights/showWeights.js";

let server: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel("YOLOv5 Model Config", { log: true });
  const running = (server = new Server(context, log));
  const reports = new Reports(running);
  const status = followActiveModel(running);
  const handlers: Readonly<Record<(typeof commandIds)[keyof typeof commandIds], (...args: unknown[]) => unknown>> = {
    [commandIds.compareGflops]: (target, others) => compareGflops(running, target, others),
    [commandIds.copyMarkdown]: () => ComparisonPanel.active?.copy("markdown"),
    [commandIds.copyCsv]: () => ComparisonPanel.active?.copy("csv"),
    [commandIds.showChanges]: (target, base) => showChanges(running, reports, target, base),
    [commandIds.toggleWeights]: (target) => toggleWeights(running, reports, target),
    [commandIds.chooseWeights]: (target, config) => chooseWeights(running, reports, target, config),
    [commandIds.reportWeights]: (target) => reportWeights(reports, target),
    [commandIds.previewScale]: (target, wanted) => previewScale(running, status, target, wanted),
    [commandIds.endPreview]: (target) => endPreview(running, status, target),
    [commandIds.setScale]: (target, letter) => setScale(target, letter),
    ...rowHandlers,
    [commandIds.benchmark]: (target) => runBenchmark(running, target),
    [commandIds.copyBenchmark]: () => BenchmarkPanel.active?.copy(),
    [commandIds.compareBenchmarks]: () => compareBenchmarks(running),
    [commandIds.exportOnnx]: (target, file) => exportOnnx(running, target, file),
    [commandIds.installEngine]: () => installEngine(running),
    [commandIds.removeEngine]: () => removeEngine(running),
    [commandIds.showLog]: () => log.show(),
    [commandIds.restartServer]: () => running.restart(),
  };
  context.subscriptions.push(
    log,
    ...Object.entries(handlers).map(([id, handler]) => vscode.commands.registerCommand(id, handler)),
    ComparisonPanel.restoring(running),
    reports.start(),
    offerPastedModules(running),
    status,
  );
  await running.start();
}

export const deactivate = async (): Promise<void> => server?.stop();
