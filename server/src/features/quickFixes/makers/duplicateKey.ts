import { equals } from "../../../values/compare.js";
import { attempt } from "../../../yolov5/failure.js";
import { textIndex } from "../../../config/textIndex.js";
import { isAt, type Maker } from "../fix.js";

/** Removes the lines of the key that is ignored. It is safe where both say the same. */
export const duplicateKey: Maker = ({ config }, problem) => {
  const [ignored] = problem.related ?? [];
  for (const { duplicates, node, keyRange } of config.keys.values()) {
    const entry = ignored && duplicates.find(({ key }) => isAt(key, ignored.range));
    if (entry === undefined) continue;
    const { start } = entry.key.range;
    if (start.character > 0 || keyRange.start.line <= entry.value.range.end.line) return [];
    const index = textIndex(config.text);
    const end = index.position(index.lineStart(entry.value.range.end.line + 1));
    const same = attempt(() => equals(entry.value.value, node.value));
    const isSafe = same.kind === "value" && same.value;
    const title = `Remove the ${entry.key.value === null ? "key" : "one"} that is ignored, on line ${start.line + 1}`;
    return [{ title, edits: [{ range: { start, end }, newText: "" }], isPreferred: true, isSafe }];
  }
  return [];
};
