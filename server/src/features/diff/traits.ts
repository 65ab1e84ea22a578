import type { Row, SectionName } from "../../config/modelConfig.js";
import { referencesOf } from "../../config/references.js";
import { partText } from "./rowText.js";

/** What of a row tells which row of another config it is. */
export interface Traits {
  readonly section: SectionName;
  readonly module: string;
  readonly args: string;
  readonly number: string;
  /** As written. */
  readonly from: string;
  /** The rows that it reads, absolute; -1 for the image. */
  readonly sources: readonly number[];
  /** `from` is a list, so that the module gets a list too. */
  readonly readsList: boolean;
}

/** The traits of the rows of a config, in their order. */
export const traitsOf = (rows: readonly Row[]): readonly Traits[] =>
  rows.map((row) => ({
    section: row.section,
    module: partText(row.module),
    args: partText(row.args),
    number: partText(row.number),
    from: partText(row.from),
    sources: referencesOf(row).map(({ target }) => target),
    readsList: row.from?.kind === "sequence",
  }));
