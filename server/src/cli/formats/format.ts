import type { Report } from "../report.js";
import type { Style } from "../style.js";

export interface FormatOptions {
  readonly style: Style;
  /** Says nothing beside the findings. */
  readonly quiet: boolean;
  /** The version of this program. */
  readonly version: string;
}

/** Writes reports as one text. */
export type Format = (reports: readonly Report[], options: FormatOptions) => string;
