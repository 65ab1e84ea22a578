import type { Analysis } from "../../analysis/types.js";
import type { ComparedConfig } from "../../features/compare.js";
import { formatPlural } from "../../features/format.js";
import { analyzeSource } from "../analyzeSource.js";
import type { ModelValues } from "../modelOptions.js";
import { countOf, reportOf } from "../report.js";
import type { Source } from "../source.js";
import type { Terminal } from "../terminal.js";
import { readOne } from "./one.js";

/** A model config that an operand names. */
export interface ReadConfig {
  readonly source: Source;
  readonly analysis: Analysis;
  /** That it has errors, a sentence. */
  readonly failing: string | undefined;
}

/** Reads and analyses the model config that an operand names, or says in a sentence why there is none. */
export async function readConfig(
  operand: string,
  terminal: Terminal,
  values: ModelValues,
): Promise<ReadConfig | string> {
  const source = await readOne(operand, terminal, values);
  if (typeof source === "string") return source;
  const analysis = analyzeSource(source, values);
  const report = reportOf(source, analysis);
  const { family, name, findings } = report;
  if (family !== "yolov5") return `${name}: ${findings[0]?.message ?? "no model config."}`;
  const errors = countOf([report], "error");
  const failing =
    errors > 0 ? `${name} has ${formatPlural(errors, "error")}; yolo-config check tells them.` : undefined;
  return { source, analysis, failing };
}

/** Configs with what they are called: their stems, or the whole names where two have one stem. */
export function labelled(configs: readonly ReadConfig[]): readonly ComparedConfig[] {
  const stems = configs.map(({ source: { stem, name } }) => stem ?? name);
  return configs.map(({ source: { name }, analysis }, i) => {
    const stem = stems[i] ?? name;
    return { label: stems.filter((other) => other === stem).length > 1 ? name : stem, analysis };
  });
}
