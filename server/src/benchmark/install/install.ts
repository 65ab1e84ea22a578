import { cp, mkdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { folderName, removeEngine } from "./folders.js";
import { meaningOf } from "./failures.data.js";
import { addLibtensorflow, type Libtensorflow } from "./libtensorflow.js";
import { type Installable, recipeOf } from "./recipes.data.js";
import { type Ending, type ProgramOptions, runProgram } from "./runProgram.js";

export interface InstallOptions {
  readonly engine: Installable;
  /** The folder of all engines. */
  readonly root: string;
  /** `process.platform-process.arch`, the machine's own if left out. */
  readonly machine?: string;
  /** A libtensorflow that is there already: a folder with `lib` and `include`. */
  readonly libtensorflow?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
  /** Called with what is going on, a line each. */
  readonly onLine?: (line: string) => void;
}

export type Installed =
  | { readonly kind: "installed"; readonly folder: string }
  | { readonly kind: "cancelled" }
  | { readonly kind: "failed"; readonly reason: string };

/**
 * Installs an engine into a folder of its own under `root`, or leaves nothing behind. Scripts of packages are not left
 * to npm, which will stop running them: https://github.com/npm/rfcs, "install scripts". Never rejects.
 */
export async function installEngine(options: InstallOptions): Promise<Installed> {
  const { engine, root, onLine = () => undefined, signal } = options;
  const machine = options.machine ?? `${process.platform}-${process.arch}`;
  const recipe = recipeOf(engine);
  if (!recipe.platforms.includes(machine)) {
    return failed(`${engine} is not made for ${machine}, only for ${recipe.platforms.join(", ")}.`);
  }
  const folder = path.join(root, `.new-${engine}-${process.pid}`);
  const env = { ...process.env, ...options.env, ELECTRON_RUN_AS_NODE: "1" };
  const program: ProgramOptions = { cwd: folder, env, signal, onLine };
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, "package.json"), packageText(recipe.packages));
    onLine(`npm installs ${Object.keys(recipe.packages).join(", ")}`);
    const args = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", ...patience];
    const fetched = await runProgram("npm", args, program);
    if (fetched.kind !== "done")
      return unfinished(fetched, "npm", "install Node.js 20 or newer, which brings it along");
    if (recipe.libtensorflow !== undefined) {
      const [name = ""] = Object.keys(recipe.packages);
      const wanted: Libtensorflow = { kind: recipe.libtensorflow, existing: options.libtensorflow };
      const added = await addLibtensorflow(path.join(folder, "node_modules", name), wanted, program);
      if (added.kind !== "done") return unfinished(added, "node", "install Node.js 20 or newer");
    }
    await removeEngine(root, engine);
    const final = path.join(root, folderName(engine));
    await move(folder, final);
    return { kind: "installed", folder: final };
  } catch (error) {
    return failed(meaningOf(error instanceof Error ? error.message : String(error)));
  } finally {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** npm would try for over a minute where there is no network. */
const patience = ["--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000"];

const failed = (reason: string): Installed => ({ kind: "failed", reason });

const packageText = (dependencies: Readonly<Record<string, string>>): string =>
  `${JSON.stringify({ private: true, dependencies }, null, 2)}\n`;

function unfinished(ending: Exclude<Ending, { kind: "done" }>, program: string, advice: string): Installed {
  if (ending.kind === "cancelled") return ending;
  if (ending.kind === "not found") return failed(`${program} was not found: ${advice}.`);
  return failed(meaningOf(ending.output));
}

/** Virus scanners hold files of new folders for a while, so that they cannot be renamed. */
async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch {
    await cp(from, to, { recursive: true, verbatimSymlinks: true });
  }
}
