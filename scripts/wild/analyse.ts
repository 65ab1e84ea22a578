import { analyzeSource, checkoutsOnDisk } from "../../server/src/cli/analyzeSource.js";
import { readOne } from "../../server/src/cli/commands/one.js";
import { modelOptions } from "../../server/src/cli/modelOptions.js";
import { parseOptions } from "../../server/src/cli/option.js";
import { type Finding, reportOf } from "../../server/src/cli/report.js";
import type { Terminal } from "../../server/src/cli/terminal.js";
import type { Analysis } from "../../server/src/analysis/types.js";

/** An analysis as `yolo-config inspect` makes it, and its findings of severity error. */
export interface Inspected {
  readonly analysis: Analysis;
  readonly errors: readonly Finding[];
  readonly milliseconds: number;
}

const terminal: Terminal = {
  write: () => undefined,
  warn: () => undefined,
  readInput: () => Promise.resolve(new Uint8Array()),
  isTTY: false,
  env: {},
  version: "",
};

/** Analyses a file with options of the command line. What `checkouts` have read already is not read again. */
export async function inspectFile(
  file: string,
  args: readonly string[],
  checkouts = checkoutsOnDisk(),
): Promise<Inspected> {
  const options = parseOptions(modelOptions, args);
  if (options.kind === "misuse") throw new Error(options.message);
  const started = performance.now();
  const source = await readOne(file, terminal, options.values);
  if (typeof source === "string") throw new Error(source);
  const analysis = analyzeSource(source, options.values, checkouts);
  const { findings } = reportOf(source, analysis);
  const errors = findings.filter(({ severity }) => severity === "error");
  return { analysis, errors, milliseconds: performance.now() - started };
}
