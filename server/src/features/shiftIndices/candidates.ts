import type { Analysis, Problem } from "../../analysis/types.js";
import { isJoiner } from "../../analysis/rules/wiring.js";
import type { ModelConfig } from "../../config/modelConfig.js";
import { type Reference, referencesOf } from "../../config/references.js";
import { indexWord } from "../../config/rowComment.js";
import type { TextEdit } from "../../config/textEdits.js";

/** Adds `by` to every index from `first` on, as is due after rows were inserted there, or deleted before it. */
export interface Shift {
  readonly first: number;
  readonly by: number;
  readonly edits: readonly TextEdit[];
}

/** How many rows people insert or delete at a time, the likeliest first. */
const steps = [1, -1, 2, 3] as const;

/** Findings that come of an index that names the wrong row. */
const wiringCodes: ReadonlySet<string> = new Set([
  ...["from.range", "shape.concat", "channels.mismatch", "channels.book", "args.channels", "row.build"],
  ...["head.source", "head.order", "head.inputs", "head.repeated", "layer.unused"],
]);

/** By how much the indices in the comments of the last rows are behind; undefined where they are right or missing. */
function commentShift({ rows }: ModelConfig): number | undefined {
  const words = rows.flatMap((row) => {
    const word = indexWord(row);
    return word === undefined ? [] : [row.index - Number(word.text)];
  });
  const last = words.at(-1);
  return last === 0 ? undefined : last;
}

export const isWiring = ({ code }: Problem): boolean => wiringCodes.has(code);

/**
 * The shifts that can mend the first finding about an index. Positions between two indices that are in use come to the
 * same, so there are few.
 */
export function candidateShifts({ config, layers, problems }: Analysis): readonly Shift[] {
  const references = config.rows.flatMap(referencesOf).filter(({ written }) => written >= 0);
  const first = Math.min(...problems.flatMap((problem) => (isWiring(problem) ? [problem.layer ?? Infinity] : [])));
  const values = [...new Set(references.map(({ written }) => written))].sort((a, b) => a - b);
  const last = config.rows.length - 1;
  const readsJoiner = ({ row, written }: Reference, by: number): boolean =>
    row.index === last && isJoiner(layers[written + by]);
  const said = commentShift(config);
  return (said === undefined ? steps : [said]).flatMap((by) =>
    values.flatMap((value): readonly Shift[] => {
      const shifted = references.filter(({ written }) => written >= value);
      const mends = shifted.some(({ row, written }) => row.index <= first || written + by === first);
      const reads = shifted.every(({ row, written }) => written + by >= 0 && written + by < row.index);
      if (!mends || !reads || shifted.some((reference) => readsJoiner(reference, by))) return [];
      const edits = shifted.map(({ node, written }) => ({ range: node.range, newText: String(written + by) }));
      return [{ first: value, by, edits }];
    }),
  );
}
