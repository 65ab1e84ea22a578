import { suggest } from "./suggest.js";
import type { Command } from "./command.js";
import { benchmark } from "./commands/benchmark.js";
import { check } from "./commands/check.js";
import { compare } from "./commands/compare.js";
import { diff } from "./commands/diff.js";
import { engines } from "./commands/engines.js";
import { exportOnnx } from "./commands/export.js";
import { inspect } from "./commands/inspect.js";
import { list, stock } from "./commands/stock.js";
import { generalHelp } from "./help.js";
import { statOf } from "./stat.js";
import { exitCodes, type ExitCode, misuse, type Terminal } from "./terminal.js";

const commands: readonly Command[] = [check, inspect, compare, diff, benchmark, engines, exportOnnx, stock, list];
const names = commands.map(({ name }) => name);

function notACommand(name: string): string {
  if (name.startsWith("-") && name.length > 1) {
    return `The command comes before its options: ${names.join(", ")}.`;
  }
  if (statOf(name) !== undefined) return `Say what to do with ${name}, e.g. yolo-config check ${name}.`;
  const near = suggest(name, names);
  const end = near === "." ? `; the commands are ${names.join(", ")}.` : near;
  return `There is no command ${name || "without a name"}${end}`;
}

/** Runs the command that the arguments name. Writes to the terminal alone and never throws for what a user gives. */
export async function main(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined) {
    terminal.warn(generalHelp(commands));
    return exitCodes.misuse;
  }
  if (["--help", "-h", "help"].includes(name)) {
    terminal.write(generalHelp(commands));
    return exitCodes.fine;
  }
  if (name === "--version") {
    terminal.write(`${terminal.version}\n`);
    return exitCodes.fine;
  }
  const command = commands.find((candidate) => candidate.name === name);
  return command === undefined ? misuse(terminal, notACommand(name)) : command.main(rest, terminal);
}
