import { unknown, type Value } from "../values/value.js";
import { commentsByLine } from "./comments.js";
import { familyOf } from "./family.js";
import { topLevelKeys } from "./keys.js";
import type { ConfigNode, MappingEntry, ModelConfig, Range, ReadOptions, YamlProblem } from "./modelConfig.js";
import { type Duplicate, NodeBuilder } from "./nodes.js";
import { nonAsciiProblems } from "./nonAscii.js";
import { type Places, placesOf } from "./places.js";
import { findUnprintable, phrase } from "./diagnose.js";
import type { Finding } from "./finding.js";
import { parse } from "./pyyaml/parser.js";
import type { CommentSpan } from "./pyyaml/scanner.js";
import { recover } from "./recover.js";
import { readRows } from "./rows.js";

/** Far above any model file; what is longer is left alone. */
const LONGEST_TEXT = 500_000;

/** What a text holds, whether read in one go or recovered from pieces. */
interface Contents {
  readonly root: ConfigNode | undefined;
  readonly entries: readonly MappingEntry[];
  readonly comments: readonly CommentSpan[];
  readonly duplicates: readonly Duplicate[];
  readonly fatal: readonly Finding[];
}

function readContents(places: Places): Contents {
  const unprintable = findUnprintable(places.text);
  const { root: syntax, comments, refusal, slips } = parse(places.text);
  if (unprintable !== undefined || refusal !== undefined) return { root: undefined, ...recover(places, unprintable) };
  const builder = new NodeBuilder(places);
  const root = syntax === undefined ? undefined : builder.build(syntax);
  const entries = (syntax && builder.entriesOf(syntax)) ?? [];
  const fatal = [...slips, ...builder.refusals].map((slip) => phrase(places.text, slip));
  return { root, entries, comments, duplicates: builder.duplicates, fatal };
}

function duplicateProblem({ earlier, later }: Duplicate): YamlProblem {
  const name = later.key.kind === "scalar" ? later.key.source : "This key";
  return {
    code: "yaml.duplicate-key",
    message: `\`${name}\` is given twice; YOLOv5 uses this one and ignores the one above.`,
    range: later.key.range,
    fatal: false,
    related: [{ message: "Ignored here", range: earlier.key.range }],
  };
}

const syntaxProblem = (places: Places, { message, start, end, mend }: Finding): YamlProblem => ({
  code: "yaml.syntax",
  message,
  range: places.range(start, end),
  fatal: true,
  ...(mend && {
    mend: { title: mend.title, range: places.range(mend.start, mend.end), newText: mend.newText },
  }),
});

function valueOf({ fatal, root }: Contents): Value {
  return fatal.length > 0 ? unknown("the file is not valid YAML") : (root?.value ?? null);
}

function rangeOf({ root, entries }: Contents, places: Places): Range {
  if (root?.kind === "mapping") return root.range;
  const first = entries[0];
  const last = entries.at(-1);
  if (first !== undefined && last !== undefined) return { start: first.key.range.start, end: last.value.range.end };
  return places.range(0, places.text.length);
}

/**
 * Reads a model config as PyYAML's SafeLoader would, and what can be read of one that SafeLoader would refuse: then the
 * problems say where and why, `value` is unknown, and the keys and rows that stand in the text are given all the same.
 * Never throws.
 */
export function readConfig(text: string, options: ReadOptions): ModelConfig {
  const tooLong = text.length > LONGEST_TEXT;
  const places = placesOf(tooLong ? "" : text, options.dropNonAscii);
  const contents = readContents(places);
  const keys = topLevelKeys(contents.entries);
  const comments = commentsByLine(text, contents.comments, places);
  return {
    text,
    options,
    family: familyOf(keys),
    keys,
    rows: readRows(keys, comments),
    comments: [...comments.values()],
    problems: [
      ...contents.fatal.map((finding) => syntaxProblem(places, finding)),
      ...contents.duplicates.map(duplicateProblem),
      ...(options.dropNonAscii ? nonAsciiProblems(text, places, contents.comments) : []),
    ],
    range: rangeOf(contents, places),
    value: tooLong ? unknown("the file is too long to be a model") : valueOf(contents),
  };
}
