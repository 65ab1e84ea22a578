/** What a command sees of the process it runs in. */
export interface Terminal {
  /** Writes to standard output. */
  write(text: string): void;
  /** Writes to standard error. */
  warn(text: string): void;
  /** Standard input to its end. */
  readInput(): Promise<Uint8Array>;
  /** Whether a person reads standard output as it comes. */
  readonly isTTY: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The version of this program. */
  readonly version: string;
}

/** `fine`: no errors; `errors`: errors in a config; `misuse`: the command could not do what it was told. */
export const exitCodes = { fine: 0, errors: 1, misuse: 2 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Says a sentence on standard error. */
export const complain = (terminal: Terminal, sentence: string): void => terminal.warn(`yolo-config: ${sentence}\n`);

/** Says in one sentence why a command cannot run. */
export function misuse(terminal: Terminal, sentence: string): ExitCode {
  complain(terminal, sentence);
  return exitCodes.misuse;
}
