import type * as vscode from "vscode";
import { chooseConfig } from "../comparison/chooseConfig.js";
import { type Config, readConfigName, sourcesOf } from "../comparison/configs.js";
import { openConfig } from "../openConfig.js";
import type { Reports } from "../reports/reports.js";
import type { Server } from "../server.js";
import { tell } from "../tell.js";

async function show(server: Server, reports: Reports, uri: vscode.Uri, config?: Config): Promise<void> {
  const [source] = config === undefined ? [] : await sourcesOf([config]);
  tell(await server.ask("yoloConfig/showWeights", { uri: uri.toString(), ...(source && { source }) }));
  reports.refresh();
}

/** Shows above the rows which weights of the nearest release still fit, or hides that again. */
export async function toggleWeights(server: Server, reports: Reports, target: unknown): Promise<void> {
  const uri = await openConfig(target, "see which weights fit it");
  if (uri !== undefined) await show(server, reports, uri);
}

/** Shows it of other weights: `given` is the config that they were trained with, and is asked for if left out. */
export async function chooseWeights(server: Server, reports: Reports, target: unknown, given: unknown): Promise<void> {
  const uri = await openConfig(target, "see which weights fit it");
  if (uri === undefined) return;
  const placeHolder = "The config that the weights were trained with";
  const config = readConfigName(given) ?? (await chooseConfig(server, uri, { purpose: "weights", placeHolder }));
  if (config !== undefined) await show(server, reports, uri, config);
}

/** Opens the whole account of the weights that are shown, or of those of the nearest release. */
export async function reportWeights(reports: Reports, target: unknown): Promise<void> {
  const uri = await openConfig(target, "see which weights fit it");
  if (uri !== undefined) await reports.show("weights", uri);
}
