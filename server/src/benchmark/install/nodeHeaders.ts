import { existsSync, realpathSync } from "node:fs";
import path from "node:path";

/**
 * The folder above `include/node` of the Node that a PATH finds, as `npm_config_nodedir` names it; undefined where its
 * headers are not beside it. With them an addon is built without fetching them.
 */
export function nodeDirectory(searchPath: string): string | undefined {
  const programs = searchPath.split(path.delimiter).map((folder) => path.join(folder, "node"));
  const node = programs.find((program) => existsSync(program));
  if (node === undefined) return undefined;
  const folder = path.dirname(path.dirname(realpathSync(node)));
  return existsSync(path.join(folder, "include/node/node_api.h")) ? folder : undefined;
}
