import type { CommandInfo } from "./command.js";
import type { OptionTable } from "./option.js";

/** Two columns, the second one starting at one place. */
function columns(lines: readonly (readonly [string, string])[]): string {
  const width = Math.max(...lines.map(([first]) => first.length));
  return lines.map(([first, second]) => `  ${first.padEnd(width)}  ${second}\n`).join("");
}

const optionLines = (options: OptionTable): string =>
  columns(
    Object.entries(options).map(([name, { placeholder, short, help }]) => [
      `${short === undefined ? "    " : `-${short}, `}--${name}${placeholder === undefined ? "" : ` ${placeholder}`}`,
      help,
    ]),
  );

/** The help of one command. */
export const helpOf = ({ name, operands, summary, details, options }: CommandInfo): string =>
  [
    `Usage: yolo-config ${name} [options] ${operands}\n`,
    [summary, ...details].map((line) => `${line}\n`).join(""),
    `Options:\n${optionLines(options)}`,
  ].join("\n");

/** The help of the program. */
export const generalHelp = (commands: readonly CommandInfo[]): string =>
  [
    "Usage: yolo-config COMMAND [options]\n",
    "Tells what PyTorch would say about a YOLOv5 model config, without Python.\n",
    `Commands:\n${columns(commands.map(({ name, operands, summary }) => [`${name} ${operands}`, summary]))}`,
    `Options:\n${columns([
      ["-h, --help", "Show this help; after a command, the command's"],
      ["    --version", "Show the version"],
    ])}`,
    "A config is a file, - for standard input, or stock:NAME for one of YOLOv5's own (see yolo-config stock).",
    "Exit status: 0 no errors, 1 errors in a config, 2 the command could not do what it was told.\n",
  ].join("\n");
