import path from "node:path";
import { benchmark as run, type Benchmarked, type Result } from "../../benchmark/benchmark.js";
import { installedEngines } from "../../benchmark/install/folders.js";
import { benchmarkTable } from "../../benchmark/report.js";
import { selfTest, type SelfTestOptions } from "../../benchmark/selfTest.js";
import { type EngineName, engineNotes } from "../../features/engines.data.js";
import { analyzeSource, checkoutsOnDisk } from "../analyzeSource.js";
import { command } from "../command.js";
import { jsonText } from "../formats/json.js";
import { modelOptions } from "../modelOptions.js";
import { choice, flag, readCount, readMultiple } from "../readers.js";
import { complain, exitCodes, type ExitCode, misuse, type Terminal } from "../terminal.js";
import { enginesRoot } from "../engines.js";
import { readOne } from "./one.js";

const engineNames = Object.keys(engineNotes) as (keyof typeof engineNotes)[];

/** Times the forward pass of configs with random weights. */
export const benchmark = command({
  name: "benchmark",
  operands: "FILE...",
  summary: "Run the forward pass with random weights and say how long every layer takes.",
  details: [
    "Runs in a process of its own. The engine wasm comes with the program; auto takes the best with a GPU, or wasm.",
  ],
  options: {
    engine: choice("NAME", engineNames, "auto", `Engine: ${engineNames.join(", ")}. Default: auto`),
    batch: { placeholder: "N", help: "Images in a pass. Default: 1", default: 1, read: readCount },
    seconds: {
      placeholder: "X",
      help: "How long the timed passes of a config take. Default: 10",
      default: 10,
      read: readMultiple,
    },
    "no-fuse": flag("Do not fold batch norms into the convolutions before them"),
    "self-test": flag("Hold the engines of this machine against each other, without configs"),
    json: flag("Print JSON, for programs"),
    ...modelOptions,
  },
  async run(values, operands, terminal) {
    const places = { wasm: path.join(__dirname, "wasm"), installed: installedEngines({ root: enginesRoot(terminal) }) };
    const script = path.join(__dirname, "benchmark.js");
    if (values["self-test"]) return test(values.engine, { ...places, host: { script } }, terminal);
    if (operands.length === 0) return misuse(terminal, "Name the configs to run.");
    const checkouts = checkoutsOnDisk();
    const results: ({ readonly file: string } & Result)[] = [];
    let isWrong = false;
    for (const operand of operands) {
      const source = await readOne(operand, terminal, values);
      if (typeof source === "string") return misuse(terminal, source);
      const analysis = analyzeSource(source, values, checkouts);
      const { engine, imgsz, batch, seconds } = values;
      const options = { engine, imgsz, batch, seconds, fuse: !values["no-fuse"], ...places };
      const outcome: Benchmarked = await run(analysis, options, {
        script,
        onPhase: (phase) => {
          if (terminal.isTTY) terminal.warn(`${source.name}: ${phase}\n`);
        },
      });
      if (outcome.kind === "measured") results.push({ file: source.name, ...outcome.result });
      else {
        isWrong = true;
        complain(terminal, `${source.name}: ${outcome.kind === "cancelled" ? "Cancelled." : outcome.reason}`);
      }
    }
    if (values.json) terminal.write(jsonText(results.length === 1 && operands.length === 1 ? results[0] : results));
    else terminal.write(results.map((result) => benchmarkTable(result.file, result)).join("\n"));
    return isWrong ? exitCodes.errors : exitCodes.fine;
  },
});

/** Every engine, or the one that was named, which then has to be there. */
async function test(
  name: "auto" | EngineName,
  options: Omit<SelfTestOptions, "engines">,
  terminal: Terminal,
): Promise<ExitCode> {
  const engines = name === "auto" ? (engineNames.filter((each) => each !== "auto") as EngineName[]) : [name];
  let isWrong = false;
  for await (const { engine, verdict, text } of selfTest({ ...options, engines })) {
    terminal.write(`${verdict.padEnd(13)}  ${engine} ${text}\n`);
    isWrong ||= verdict === "failed" || (name !== "auto" && verdict !== "ok");
  }
  return isWrong ? exitCodes.errors : exitCodes.fine;
}
