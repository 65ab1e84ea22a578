// npm run wild:stock -- DIR [--version NAME] [--verbose]
// Checks the stock configs against the figures in test/golden: with the built-in modules, and with the sources of
// YOLOv5 itself, each version checked out as DIR/<version>.
import path from "node:path";
import { analyzeText } from "../../server/src/analysis/analyze.js";
import type { AnalysisOptions } from "../../server/src/analysis/types.js";
import { parseOptions } from "../../server/src/cli/option.js";
import { flag } from "../../server/src/cli/readers.js";
import { Checkouts } from "../../server/src/workspace/checkouts.js";
import { DiskFiles } from "../../server/src/workspace/diskFiles.js";
import { pathOfNative } from "../../server/src/workspace/uris.js";
import { configText, type GoldenConfig, goldenConfigs } from "../../test/golden/goldenConfig.js";
import { profiles } from "../../test/golden/profiles.js";
import { compareGolden, type Part } from "./compareGolden.js";
import { textOption } from "./options.js";
import { crashText, median } from "./results.js";

const options = {
  version: textOption("Only this version"),
  verbose: flag("Print every part that differs, rather than the first of a config"),
};

/** Where a config's modules come from. */
interface Mode {
  readonly name: string;
  readonly options: Pick<AnalysisOptions, "checkout">;
}

const checkouts = new Checkouts(new DiskFiles());

/** The built-in modules, and those of `folder` where the version is checked out there. */
function modesOf(folder: string): readonly Mode[] {
  const config = pathOfNative(path.resolve(folder, "models", "config.yaml"));
  const checkout = checkouts.around(config, { parseModel: "auto", folders: [pathOfNative(path.resolve(folder))] });
  const builtIn: Mode = { name: "built-in", options: {} };
  return checkout === undefined ? [builtIn] : [builtIn, { name: "checkout", options: { checkout } }];
}

interface Compared {
  readonly name: string;
  readonly differing: readonly Part[];
  readonly milliseconds: number;
}

/** Compares a config by every counter that it was measured with. */
function compare(golden: GoldenConfig, version: string, mode: Mode): Compared {
  const profile = profiles[version];
  if (profile === undefined) throw new Error(`There is no version ${version}.`);
  const common = { version: profile, imgsz: [640, 640], stem: golden.name, ...mode.options } as const;
  const text = configText(golden);
  const times: number[] = [];
  const differing = golden.counters.flatMap((counter): readonly Part[] => {
    const started = performance.now();
    try {
      const analysis = analyzeText(text, { ...common, counter });
      times.push(performance.now() - started);
      return compareGolden(golden, analysis).filter(({ verdict }) => verdict.kind !== "exact");
    } catch (error) {
      return [{ name: "crashed", verdict: { kind: "error", reason: crashText(error) } }];
    }
  });
  return { name: golden.name, differing, milliseconds: median(times) };
}

function report(version: string, { name: mode }: Mode, configs: readonly Compared[], verbose: boolean): void {
  const exact = configs.filter(({ differing }) => differing.length === 0).length;
  const time = median(configs.map(({ milliseconds }) => milliseconds)).toFixed(1);
  console.log(`${version.padEnd(18)} ${mode.padEnd(9)} ${exact} of ${configs.length} exact, median ${time} ms`);
  for (const { name, differing } of configs) {
    for (const { name: part, verdict } of verbose ? differing : differing.slice(0, 1)) {
      const reason = "reason" in verdict ? verdict.reason : "";
      console.log(`  ${name}, ${part}: ${verdict.kind}; ${reason}`);
    }
  }
}

function main(): void {
  const parsed = parseOptions(options, process.argv.slice(2));
  const [folder] = parsed.kind === "parsed" ? parsed.operands : [];
  if (parsed.kind === "misuse" || folder === undefined) {
    throw new Error(parsed.kind === "misuse" ? parsed.message : "Name the folder of the versions.");
  }
  const { version: only, verbose } = parsed.values;
  for (const version of Object.keys(profiles).filter((name) => only === undefined || name === only)) {
    for (const mode of modesOf(path.join(folder, version))) {
      report(
        version,
        mode,
        goldenConfigs(version).map((golden) => compare(golden, version, mode)),
        verbose,
      );
    }
  }
}

main();
