import type { StatementCompiler } from "../program.js";
import { definitionStatements } from "./definitions.js";
import { errorStatements } from "./errors.js";
import { flowStatements } from "./flow.js";
import { importStatements } from "./imports.js";
import { matchStatements } from "./match.js";
import { simpleStatements } from "./simple.js";
import { withStatements } from "./with.js";

/** What every kind of statement does, by its name in the grammar; the others are not analysed. */
export const statementCompilers: ReadonlyMap<string, StatementCompiler> = new Map(
  Object.entries({
    ...simpleStatements,
    ...flowStatements,
    ...errorStatements,
    ...withStatements,
    ...matchStatements,
    ...definitionStatements,
    ...importStatements,
  }),
);
