import { existsSync } from "node:fs";
import { copyFile, cp, readdir, rm, symlink } from "node:fs/promises";
import path from "node:path";
import { nodeDirectory } from "./nodeHeaders.js";
import { type Ending, type ProgramOptions, runProgram } from "./runProgram.js";

export interface Libtensorflow {
  readonly kind: "gpu" | "cpu";
  /** A folder with `lib` and `include` that is taken in place of a download. */
  readonly existing: string | undefined;
}

/** The version that TensorFlow.js 4.22 asks for by name, on Linux and macOS. */
const version = "2.9.1";

/** Has a package of TensorFlow for Node fetch its library, or take one that is there, and fetch or build its addon. */
export async function addLibtensorflow(
  packageFolder: string,
  { kind, existing }: Libtensorflow,
  options: ProgramOptions,
): Promise<Ending> {
  if (existing !== undefined) await takeExisting(packageFolder, existing);
  options.onLine(
    existing === undefined ? "fetching TensorFlow's library" : `taking TensorFlow's library from ${existing}`,
  );
  const args = ["scripts/install.js", kind, ...(existing === undefined ? ["download"] : [])];
  const bin = path.join(packageFolder, "../../.bin");
  const searchPath = options.env.PATH ?? "";
  const headers = nodeDirectory(searchPath);
  const env = {
    ...(headers === undefined ? {} : { npm_config_nodedir: headers }),
    ...options.env,
    PATH: `${bin}${path.delimiter}${searchPath}`,
  };
  const ending = await runProgram("node", args, { ...options, cwd: packageFolder, env });
  if (ending.kind !== "done") return ending;
  await mendWindows(packageFolder);
  const isThere = await findAddon(packageFolder);
  return isThere === undefined ? { kind: "failed", output: "node-pre-gyp left no tfjs_binding.node" } : ending;
}

/** Puts a library where the package's script looks for it, under all the names that it goes by. */
async function takeExisting(packageFolder: string, existing: string): Promise<void> {
  const deps = path.join(packageFolder, "deps");
  await rm(deps, { recursive: true, force: true });
  await cp(path.join(existing, "include"), path.join(deps, "include"), { recursive: true });
  await cp(path.join(existing, "lib"), path.join(deps, "lib"), { recursive: true, verbatimSymlinks: true });
  const lib = path.join(deps, "lib");
  const names = await readdir(lib);
  for (const stem of ["libtensorflow", "libtensorflow_framework"]) {
    const own = names.filter((name) => name.startsWith(`${stem}.so`)).sort((a, b) => b.length - a.length)[0];
    for (const ending of ["so", "so.2", `so.${version}`]) {
      const name = `${stem}.${ending}`;
      if (own !== undefined && !names.includes(name)) await symlink(own, path.join(lib, name));
    }
  }
}

/** The folder that holds the addon, e.g. `lib/napi-v8`. */
async function findAddon(packageFolder: string): Promise<string | undefined> {
  const lib = path.join(packageFolder, "lib");
  for (const name of await readdir(lib).catch((): string[] => [])) {
    const files = await readdir(path.join(lib, name)).catch((): string[] => []);
    if (files.includes("tfjs_binding.node")) return path.join(lib, name);
  }
  return undefined;
}

/**
 * On Windows the package's script puts the library beside an addon for the newest Node-API, where the addon is not:
 * https://github.com/tensorflow/tfjs/issues/8511.
 */
export async function mendWindows(packageFolder: string): Promise<void> {
  const library = path.join(packageFolder, "deps/lib/tensorflow.dll");
  const addon = await findAddon(packageFolder);
  if (addon !== undefined && existsSync(library)) await copyFile(library, path.join(addon, "tensorflow.dll"));
}
