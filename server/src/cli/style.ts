import { styleText } from "node:util";
import type { Terminal } from "./terminal.js";

export const colorChoices = ["auto", "always", "never"] as const;
export type ColorChoice = (typeof colorChoices)[number];

type Format = Parameters<typeof styleText>[0];

/** Puts a text into colours, or leaves it as it is. */
export type Style = (format: Format, text: string) => string;

/** `auto` asks for a terminal that can show colours, and for NO_COLOR being unset or empty. */
function wantsColor(choice: ColorChoice, { isTTY, env }: Terminal): boolean {
  if (choice !== "auto") return choice === "always";
  return isTTY && (env.NO_COLOR ?? "") === "" && env.TERM !== "dumb";
}

export const styleFor = (choice: ColorChoice, terminal: Terminal): Style =>
  // It was decided above; styleText itself would look at the process once more.
  wantsColor(choice, terminal)
    ? (format, text) => styleText(format, text, { validateStream: false })
    : (_, text) => text;
