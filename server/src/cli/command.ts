import { helpOf } from "./help.js";
import { type OptionTable, parseOptions, type Values } from "./option.js";
import { flag } from "./readers.js";
import { exitCodes, type ExitCode, misuse, type Terminal } from "./terminal.js";

/** What the help tells of a command. */
export interface CommandInfo {
  readonly name: string;
  /** What follows the name, e.g. `FILE|DIR...`. */
  readonly operands: string;
  readonly summary: string;
  /** Paragraphs of the command's own help. */
  readonly details: readonly string[];
  readonly options: OptionTable;
}

/** A command that reads its own arguments. */
export interface Command extends CommandInfo {
  main(args: readonly string[], terminal: Terminal): ExitCode | Promise<ExitCode>;
}

interface CommandSpec<Table extends OptionTable> extends CommandInfo {
  readonly options: Table;
  run(values: Values<Table>, operands: readonly string[], terminal: Terminal): ExitCode | Promise<ExitCode>;
}

/** The option that every command has. */
const general = { help: flag("Show this help", "h") };

/** Makes a command that parses its arguments and answers `--help`. */
export function command<Table extends OptionTable>(spec: CommandSpec<Table>): Command {
  const options = { ...spec.options, ...general };
  return {
    ...spec,
    options,
    async main(args, terminal) {
      const parsed = parseOptions<OptionTable>(options, args);
      if (parsed.kind === "misuse") return misuse(terminal, parsed.message);
      if (parsed.values.help === true) {
        terminal.write(helpOf({ ...spec, options }));
        return exitCodes.fine;
      }
      return spec.run(parsed.values as Values<Table>, parsed.operands, terminal);
    },
  };
}
