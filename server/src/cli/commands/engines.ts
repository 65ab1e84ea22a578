import path from "node:path";
import { installedEngines, removeEngine } from "../../benchmark/install/folders.js";
import { consentOf } from "../../benchmark/install/consent.js";
import { installEngine } from "../../benchmark/install/install.js";
import { type Installable, isInstallable, recipes } from "../../benchmark/install/recipes.data.js";
import { probeEngine } from "../../benchmark/worker/host.js";
import { engineNotes } from "../../features/engines.data.js";
import { command } from "../command.js";
import { enginesRoot } from "../engines.js";
import { flag, readFolder } from "../readers.js";
import { suggest } from "../suggest.js";
import { complain, exitCodes, type ExitCode, misuse, type Terminal } from "../terminal.js";

const names = Object.keys(recipes) as readonly Installable[];

/** Lists, installs and removes the engines of the benchmark. */
export const engines = command({
  name: "engines",
  operands: "[install|remove NAME]",
  summary: "List, install or remove the engines of the benchmark that do not come with the program.",
  details: [
    `Engines: ${names.join(", ")}. They come from the npm registry, in the versions that were tried, into a folder of ` +
      "their own; YOLO_CONFIG_ENGINES names another one.",
  ],
  options: {
    yes: flag("Install without asking back"),
    libtensorflow: {
      placeholder: "DIR",
      help: "A libtensorflow that is there (lib and include), in place of a download",
      default: "",
      read: readFolder,
    },
  },
  async run(values, [verb, name, ...others], terminal) {
    if (verb === undefined) return list(terminal);
    if ((verb !== "install" && verb !== "remove") || others.length > 0) {
      return misuse(terminal, `There is install and remove, not ${verb}.`);
    }
    if (name === undefined || !isInstallable(name)) {
      return misuse(terminal, `Name one of ${names.join(", ")}${suggest(name ?? "", names)}.`);
    }
    const root = enginesRoot(terminal);
    if (verb === "remove") {
      const wasThere = await removeEngine(root, name);
      terminal.write(wasThere ? `${name} was removed.\n` : `${name} is not installed.\n`);
      return exitCodes.fine;
    }
    if (!values.yes) return misuse(terminal, `${consentOf(name)} It goes into ${root}. Say --yes to go on.`);
    return install(name, root, values.libtensorflow, terminal);
  },
});

function list(terminal: Terminal): ExitCode {
  const installed = installedEngines({ root: enginesRoot(terminal) });
  const width = Math.max(...names.map(({ length }) => length));
  for (const name of names) {
    terminal.write(
      `${name.padEnd(width)}  ${installed[name] ?? "not installed"}\n${" ".repeat(width + 2)}${engineNotes[name]}\n`,
    );
  }
  return exitCodes.fine;
}

async function install(engine: Installable, root: string, existing: string, terminal: Terminal): Promise<ExitCode> {
  const outcome = await installEngine({
    engine,
    root,
    ...(existing === "" ? {} : { libtensorflow: path.resolve(existing) }),
    onLine: (line) => terminal.warn(`${line}\n`),
  });
  if (outcome.kind !== "installed") {
    complain(terminal, outcome.kind === "failed" ? `${engine} was not installed. ${outcome.reason}` : "Cancelled.");
    return exitCodes.errors;
  }
  const wasm = path.join(__dirname, "wasm");
  const probe = { kind: "probe", engine, wasm, installed: { [engine]: outcome.folder } } as const;
  const opened = await probeEngine(probe, { script: path.join(__dirname, "benchmark.js") });
  terminal.write(`${engine} is installed in ${outcome.folder}.\n`);
  if (opened.kind === "probed") terminal.write(`It runs on ${opened.probed.device}.\n`);
  else complain(terminal, opened.kind === "cancelled" ? "Cancelled." : opened.reason);
  return opened.kind === "probed" ? exitCodes.fine : exitCodes.errors;
}
