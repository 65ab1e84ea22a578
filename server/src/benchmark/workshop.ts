import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { Analysis } from "../analysis/types.js";
import type { Settings } from "../features/settings.js";
import { type Benchmarked, benchmark } from "./benchmark.js";
import { type EnginePlaces, installedEngines, removeEngine } from "./install/folders.js";
import { type Installed, installEngine } from "./install/install.js";
import type { Installable } from "./install/recipes.data.js";
import { KeptBenchmarks } from "./kept.js";
import { type HostOptions, probeEngine } from "./worker/host.js";
import type { Phase } from "./worker/messages.js";

/** Settings, and the folder for what is kept; undefined where the client has named none. */
export interface Surroundings {
  readonly settings: Settings;
  readonly storage: string | undefined;
}

/** What a language server needs processes and a disk for. `dist` is the folder of the worker and its WebAssembly. */
export class Workshop {
  readonly kept = new KeptBenchmarks();
  readonly #dist: string;

  constructor(dist: string) {
    this.#dist = dist;
  }

  /** Runs the model of an analysed config. Never rejects. */
  benchmark(
    analysis: Analysis,
    around: Surroundings,
    signal: AbortSignal,
    onPhase: (phase: Phase) => void,
  ): Promise<Benchmarked> {
    const { settings } = around;
    const options = {
      engine: settings["benchmark.engine"],
      imgsz: settings.imgsz,
      batch: settings["benchmark.batch"] ?? 1,
      seconds: settings["benchmark.seconds"] ?? 10,
      fuse: settings["benchmark.fuse"],
      wasm: path.join(this.#dist, "wasm"),
      installed: this.installed(around),
    };
    return benchmark(analysis, options, { ...this.#host(settings), signal, onPhase });
  }

  /** The folders of the engines that are installed, by their names. */
  installed(around: Surroundings): Readonly<Record<string, string>> {
    return installedEngines(placesOf(around));
  }

  /** Installs an engine and says what it runs on, or why it does not. Never rejects. */
  async install(
    engine: Installable,
    around: Surroundings,
    signal: AbortSignal,
    onLine: (line: string) => void,
  ): Promise<{ readonly outcome: Installed; readonly device?: string; readonly problem?: string }> {
    const { root } = placesOf(around);
    if (root === undefined) return { outcome: { kind: "failed", reason: "There is no folder to install engines in." } };
    const existing = around.settings["benchmark.libtensorflow"];
    const own = existing === "download" ? {} : { libtensorflow: existing };
    const outcome = await installEngine({ engine, root, ...own, signal, onLine });
    if (outcome.kind !== "installed") return { outcome };
    const probe = {
      kind: "probe",
      engine,
      wasm: path.join(this.#dist, "wasm"),
      installed: { [engine]: outcome.folder },
    } as const;
    const opened = await probeEngine(probe, this.#host(around.settings));
    if (opened.kind === "probed") return { outcome, device: opened.probed.device };
    return { outcome, problem: opened.kind === "cancelled" ? "It was not tried." : opened.reason };
  }

  /** Takes an engine away. Gives false where it was not there. */
  async remove(engine: Installable, around: Surroundings): Promise<boolean> {
    const { root } = placesOf(around);
    return root !== undefined && (await removeEngine(root, engine));
  }

  /** Writes a file. Gives what is wrong where it cannot. */
  async write(file: string, bytes: Uint8Array): Promise<string | undefined> {
    try {
      await writeFile(file, bytes);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  #host(settings: Settings): HostOptions {
    const node = settings["benchmark.node"];
    return { script: path.join(this.#dist, "benchmark.js"), ...(node === "auto" ? {} : { node }) };
  }
}

const placesOf = ({ settings, storage }: Surroundings): EnginePlaces => ({
  root: storage && path.join(storage, "engines"),
  named: settings["benchmark.engines"],
});
