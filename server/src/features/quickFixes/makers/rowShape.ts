import type { Analysis } from "../../../analysis/types.js";
import type { ConfigNode, MappingNode } from "../../../config/modelConfig.js";
import type { TextEdit } from "../../../config/textEdits.js";
import { type Fix, insert, itemsOf, layerOf, type Maker, replace } from "../fix.js";
import { sourceOf } from "../source.js";
import { channelsAbove } from "./channelsAbove.js";

/** Makes four items of a row where one is missing, has lost its brackets, or the row has a pair too many. */
export const rowShape: Maker = (analysis, problem) => {
  const row = layerOf(analysis, problem)?.row;
  if (row?.node.kind !== "sequence" || !row.node.flow) return [];
  const [first, second, third, ...args] = itemsOf(row.node);
  if (first === undefined) return [];
  if (second === undefined) {
    const inner = first.kind === "sequence" ? [replace(row, sourceOf(analysis, first))] : [];
    return [{ title: "Remove the brackets around the row", edits: inner, isPreferred: true }];
  }
  if (third === undefined) return [];
  if (args.length > 0) return args.every(({ kind }) => kind === "scalar") ? [bracketed(args)] : surplus(args);
  if (third.kind === "mapping") return colon(analysis, third);
  if (typeof first.value === "string" && /^-?\d+ +\d+$/.test(first.value)) {
    const [from = "", number = ""] = first.value.split(/ +/);
    return [{ title: "Insert a comma", edits: [replace(first, `${from}, ${number}`)], isPreferred: true }];
  }
  if (isInt(first) && isInt(second) && isName(third)) {
    return ["[]", `[${channelsAbove(analysis, row.index)}]`].map((text) => ({
      title: `Add the args ${text}`,
      edits: [insert(third, "end", `, ${text}`)],
      isPreferred: true,
    }));
  }
  return isInt(first) && isName(second) && third.kind === "sequence" ? lackingInt(first, second) : [];
};

const isInt = ({ value }: ConfigNode): boolean => typeof value === "number";
const isName = ({ value }: ConfigNode): boolean => typeof value === "string";

/** Args that stand in the row itself, or in parentheses. */
function bracketed(args: readonly ConfigNode[]): Fix {
  const [first, last] = [args[0], args.at(-1)];
  const [open, close] = [textOf(first), textOf(last)];
  const isRound = open.startsWith("(") && close.endsWith(")");
  const edits =
    first === undefined || last === undefined
      ? []
      : isRound && first !== last
        ? [replace(first, `[${open.slice(1)}`), replace(last, `${close.slice(0, -1)}]`)]
        : [insert(first, "start", "["), insert(last, "end", "]")];
  return { title: "Put the args in brackets", edits, isPreferred: true };
}

/** Args in brackets with more behind them, which may belong to them or not. */
function surplus([args, ...more]: readonly ConfigNode[]): readonly Fix[] {
  const [last, end] = [args?.kind === "sequence" ? args.items.at(-1) : undefined, more.at(-1)?.range.end];
  if (args === undefined || last === undefined || end === undefined) return [];
  const close: TextEdit = { range: { start: last.range.end, end: args.range.end }, newText: "" };
  return [
    { title: "Remove what follows the args", edits: [{ range: { start: args.range.end, end }, newText: "" }] },
    { title: "Take what follows into the args", edits: [close, { range: { start: end, end }, newText: "]" }] },
  ];
}

/** `Conv: [64, 3, 2]` in place of `Conv, [64, 3, 2]`. */
function colon(analysis: Analysis, { entries, range }: MappingNode): readonly Fix[] {
  const [entry, ...others] = entries;
  if (entry === undefined || others.length > 0) return [];
  const text = `${sourceOf(analysis, entry.key)}, ${sourceOf(analysis, entry.value)}`;
  return [{ title: "Write a comma for the colon", edits: [replace({ range }, text)], isPreferred: true }];
}

const textOf = (node: ConfigNode | undefined): string => (node?.kind === "scalar" ? node.source : "");

/** One int before the module: counting back it says what is read, else it may also be the number. */
function lackingInt(first: ConfigNode, second: ConfigNode): readonly Fix[] {
  const isFrom = Number(first.value) < 0;
  const number: Fix = { title: "Add the number 1", edits: [insert(second, "start", "1, ")], isPreferred: isFrom };
  const from: Fix = { title: "Read the row before, by -1", edits: [insert(first, "start", "-1, ")] };
  return isFrom ? [number] : [from, number];
}
