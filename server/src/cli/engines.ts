import { homedir } from "node:os";
import path from "node:path";
import type { Terminal } from "./terminal.js";

/** The folder of engines that the command line installs: where programs keep data of a user's. */
export function enginesRoot({ env }: Pick<Terminal, "env">): string {
  const { YOLO_CONFIG_ENGINES: own, XDG_DATA_HOME: data, LOCALAPPDATA: local } = env;
  if (own !== undefined && own !== "") return path.resolve(own);
  return path.join(data ?? local ?? path.join(homedir(), ".local", "share"), "yolo-config", "engines");
}
