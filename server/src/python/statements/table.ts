import { NotAnalysed } from "../../values/errors.js";
import { FunctionFrame } from "../frames.js";
import { visit } from "../iterators.js";
import type { StatementCompiler } from "../program.js";
import { definitionStatements } from "./definitions.js";
import { errorStatements } from "./errors.js";
import { flowStatements } from "./flow.js";
import { importStatements } from "./imports.js";
import { simpleStatements, valueOf } from "./simple.js";
import { withStatements } from "./with.js";

/** `yield` and `yield from` as statements: a generator collects what it yields before anyone asks for it. */
const yieldStatement: StatementCompiler = (node, context) => {
  const nodes: NonNullable<typeof node.firstChild>[] = [];
  for (let child = node.firstChild?.nextSibling ?? null; child !== null; child = child.nextSibling) nodes.push(child);
  const isFrom = nodes[0]?.name === "from";
  const source = isFrom ? nodes.slice(1) : nodes;
  const run = source.length === 0 ? () => null : valueOf(source, context);
  return (frame) => {
    if (!(frame instanceof FunctionFrame)) throw new NotAnalysed("a yield outside a function");
    const value = run(frame);
    frame.yielded?.push(...(isFrom ? visit(value) : [value]));
    return undefined;
  };
};

/** What every kind of statement does, by its name in the grammar; the others are not analysed. */
export const statementCompilers: ReadonlyMap<string, StatementCompiler> = new Map(
  Object.entries({
    ...simpleStatements,
    ...flowStatements,
    ...errorStatements,
    ...withStatements,
    ...definitionStatements,
    ...importStatements,
    YieldStatement: yieldStatement,
  }),
);
