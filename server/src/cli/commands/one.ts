import { findFiles } from "../files.js";
import type { ModelValues } from "../modelOptions.js";
import { readSource, type Source } from "../source.js";
import { statOf } from "../stat.js";
import type { Terminal } from "../terminal.js";

/** The one config that an operand stands for, or a sentence on why there is none. */
export async function readOne(
  operand: string,
  terminal: Terminal,
  { workspace, yolov5 }: Pick<ModelValues, "workspace" | "yolov5">,
): Promise<Source | string> {
  if (operand !== "-" && statOf(operand)?.isDirectory() === true) {
    return `${operand} is a folder; name a file in it.`;
  }
  const { entries, problems } = findFiles([operand], workspace);
  const [entry] = entries;
  if (entry === undefined) return problems.join(" ");
  const read = await readSource(entry, terminal, yolov5);
  return read.kind === "source" ? read.source : read.message;
}
