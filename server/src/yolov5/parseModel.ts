import { add, floordiv, mod, mul } from "../values/arithmetic.js";
import { equals } from "../values/compare.js";
import { iterate, len } from "../values/sequence.js";
import { subscript } from "../values/subscript.js";
import { isInt, isList, isUnknown, unknown, type Value } from "../values/value.js";
import { attempt, type Outcome } from "./failure.js";
import type { Library } from "./modules/library.js";
import type { BuiltRow, Hyper } from "./parsing.js";
import { RowBuilder } from "./rowBuilder.js";

/** `na` and `no` of the header: anchors per level and outputs per location. */
export function headerCounts(hyper: Hyper): Outcome<{ readonly na: Value; readonly no: Value }> {
  return attempt(() => {
    const { anchors, nc } = hyper;
    const na = isList(anchors) ? floordiv(len(subscript(anchors, 0)), 2) : anchors;
    return { na, no: mul(na, add(nc, 5)) };
  });
}

/**
 * `parse_model` of a YOLOv5 version on the values of the rows, backbone and head together.
 *
 * A row that raises keeps its failure and counts as unknown from there on, so that later rows are still read: what
 * Python would not reach is analysed all the same.
 */
export function parseModel(library: Library, hyper: Hyper, rows: readonly Value[]): readonly BuiltRow[] {
  const counts = headerCounts(hyper);
  const { na, no } =
    counts.kind === "value" ? counts.value : { na: unknown("anchors or nc"), no: unknown("anchors or nc") };
  const multiple = library.version.channelMultiple ? hyper.channelMultiple : null;
  const divisor = isUnknown(multiple) || (multiple !== null && multiple !== 0) ? multiple : 8;
  const built: BuiltRow[] = [];
  let ch: Value[] = [hyper.ch];
  const save: Value[] = [];
  const evaluated = new Map<Value, readonly Value[]>();
  let c2: Value = hyper.ch;
  rows.forEach((value, index) => {
    const row = new RowBuilder({ library, hyper, na, no, divisor, ch, save, c2, evaluated }, index, value).build();
    built.push(row);
    c2 = row.channels;
    if (index === 0) ch = [];
    ch.push(row.channels);
    if (!row.failure) save.push(...savedBy(row.from, index));
  });
  return built;
}

/** What a row adds to the list of kept outputs. */
function savedBy(from: Value, index: number): readonly Value[] {
  const outcome = attempt(() =>
    (isInt(from) ? [from] : iterate(from)).filter((x) => !equals(x, -1)).map((x) => mod(x, index)),
  );
  return outcome.kind === "value" ? outcome.value : [];
}
