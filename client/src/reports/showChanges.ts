import { chooseConfig } from "../comparison/chooseConfig.js";
import { readConfigName } from "../comparison/configs.js";
import { openConfig } from "../openConfig.js";
import type { Server } from "../server.js";
import type { Reports } from "./reports.js";

/** Shows what a config changes of a base: a uri or a name such as `stock:yolov5l`, which is asked for if left out. */
export async function showChanges(server: Server, reports: Reports, target: unknown, base: unknown): Promise<void> {
  const uri = await openConfig(target, "see what it changes");
  if (uri === undefined) return;
  const placeHolder = "The config that this one was made from";
  const chosen = readConfigName(base) ?? (await chooseConfig(server, uri, { purpose: "base", placeHolder }));
  if (chosen !== undefined) await reports.show("changes", uri, chosen);
}
