import type { ConfigNode, Range, Row, TopLevelKey } from "../../config/modelConfig.js";
import type { RowPart } from "../../yolov5/failure.js";
import type { Figures, Problem } from "../types.js";
import type { RuleCode } from "./table.js";

/** A problem with its code checked against the rule table. */
export type Finding = Problem & { readonly code: RuleCode };

/** A finding of one row before it is told which. */
export type RowFinding = Omit<Finding, "layer">;

export type Related = NonNullable<Problem["related"]>[number];

/** Where a part of a row stands; the whole row where the part is missing. */
export function rangeOf(row: Row, part: RowPart | undefined, argument?: number): Range {
  const node = nodeOf(row, part, argument);
  return (node ?? row).range;
}

function nodeOf(row: Row, part: RowPart | undefined, argument: number | undefined): ConfigNode | undefined {
  switch (part) {
    case "module":
    case "build":
    case "run":
      return argument === undefined ? row.module : argOf(row, argument);
    case "number":
      return row.number;
    case "from":
    case "save":
    case "input":
      return row.from;
    case "arg":
    case "args":
    case "channels":
      return argument === undefined ? row.args : argOf(row, argument);
    default:
      return undefined;
  }
}

export const argOf = (row: Row, argument: number): ConfigNode | undefined =>
  row.args?.kind === "sequence" ? (row.args.items[argument] ?? row.args) : row.args;

/** The item of `from` with the given number, or all of it. */
export function fromItem(row: Row, item: number | undefined): Range {
  const { from } = row;
  if (item !== undefined && from?.kind === "sequence") return (from.items[item] ?? from).range;
  return (from ?? row).range;
}

/** Where a finding about the file as a whole goes: the first key, or the start of the text. */
export function fileRange({ config }: Figures): Range {
  const [first] = config.keys.values();
  return first?.keyRange ?? { start: config.range.start, end: config.range.start };
}

export const keyRange = (figures: Figures, name: string): Range => {
  const key: TopLevelKey | undefined = figures.config.keys.get(name);
  return key?.node.range ?? fileRange(figures);
};

/** `layer 12` as a related place. */
export function relatedRow(figures: Figures, index: number, message: string): readonly Related[] {
  const row = figures.config.rows[index];
  return row ? [{ message, range: row.range }] : [];
}
