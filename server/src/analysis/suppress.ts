import type { ModelConfig, Range, Row } from "../config/modelConfig.js";
import { comparePositions, compareRanges } from "../config/ranges.js";
import { type Suppression, suppressionsOf } from "../config/suppressions.js";
import { ruleByCode, rules } from "./rules/table.js";
import type { RuleCode } from "./rules/table.js";
import { didYouMean, nearest } from "./rules/words.js";
import type { Analysis, Figures, Problem } from "./types.js";

const suppressible = rules.filter((rule) => !("suppressible" in rule)).map(({ code }) => code as string);
const canBeSuppressed = new Set(suppressible);

/** The findings that are left when the comments have taken theirs away, with findings about those comments. */
export function suppress(figures: Figures, found: readonly Problem[]): Pick<Analysis, "problems" | "suppressed"> {
  const { config } = figures;
  const suppressions = config.family === "yolov5" ? suppressionsOf(config) : [];
  if (suppressions.length === 0) return { problems: found, suppressed: [] };
  const used = new Set<string>();
  const takenBy = found.map((problem) => {
    const takers = suppressions.flatMap((suppression, i) => {
      if (!takesAway(suppression, problem, config)) return [];
      used.add(`${i} ${suppression.codes === undefined ? "" : problem.code}`);
      return [suppression];
    });
    return { problem, taker: takers[0] };
  });
  const left = takenBy.filter(({ taker }) => taker === undefined).map(({ problem }) => problem);
  const isUsed = (i: number, code: string): boolean => used.has(`${i} ${code}`);
  const own = [
    ...suppressions.flatMap(unknownWords),
    ...(isWhole(figures, left) ? suppressions.flatMap((one, i) => unusedWords(one, (code) => isUsed(i, code))) : []),
  ];
  return {
    problems: [...left, ...own].sort((a, b) => compareRanges(a.range, b.range)),
    suppressed: takenBy.flatMap(({ problem, taker }) => (taker ? [{ ...problem, reason: taker.reason }] : [])),
  };
}

function takesAway({ verb, codes, line }: Suppression, problem: Problem, config: ModelConfig): boolean {
  if (verb.text !== "ignore" || !canBeSuppressed.has(problem.code)) return false;
  if (codes !== undefined && !codes.some(({ text }) => text === problem.code)) return false;
  if (line === "file") return true;
  const { first, last } = linesOf(problem, config);
  return first <= line && line <= last;
}

/** The lines that a comment about a finding may stand on: those of its row, else its own, its key's line included. */
export function linesOf({ range, layer }: Problem, { rows, keys }: ModelConfig): { first: number; last: number } {
  const { line } = range.start;
  const holds = ({ range: { start, end } }: Row): boolean => start.line <= line && line <= end.line;
  const own = layer === undefined ? undefined : rows[layer];
  const row = own !== undefined && holds(own) ? own : rows.find(holds);
  if (row !== undefined) return { first: row.range.start.line, last: row.range.end.line };
  const key = [...keys.values()].find(({ node }) => comparePositions(node.range.start, range.start) === 0);
  return { first: key?.keyRange.start.line ?? line, last: range.end.line };
}

/** Whether everything that can be found was looked for: a row that fails or is not known hides findings. */
const isWhole = ({ layers }: Figures, left: readonly Problem[]): boolean =>
  layers.every(({ status }) => status === "known") &&
  left.every(({ code }) => ruleByCode.get(code)?.severity !== "error");

const finding = (code: RuleCode, message: string, range: Range, data: Problem["data"] = {}): Problem => ({
  code,
  message,
  range,
  data,
});

/** Words of a suppression that name nothing. */
function unknownWords({ verb, codes = [] }: Suppression): readonly Problem[] {
  if (verb.text !== "ignore") {
    const message = `\`${verb.text}\` is nothing that a comment can ask for. Write \`ignore\`.`;
    return [finding("suppression.unknown", message, verb.range, { nearest: ["ignore"] })];
  }
  return codes
    .filter(({ text }) => !canBeSuppressed.has(text))
    .map(({ text, range }) => {
      if (ruleByCode.has(text)) {
        return finding("suppression.unknown", `\`${text}\` cannot be ignored by a comment.`, range);
      }
      const close = nearest(text, suppressible);
      return finding("suppression.unknown", `No rule has the code \`${text}\`.${didYouMean(close)}`, range, {
        nearest: close,
      });
    });
}

/** Codes of a suppression that took nothing away. */
function unusedWords({ verb, codes, range, line }: Suppression, isUsed: (code: string) => boolean): readonly Problem[] {
  if (verb.text !== "ignore") return [];
  const where = line === "file" ? "in this file" : "here";
  if (codes === undefined || codes.length === 0) {
    const message = `Nothing is found ${where} that this comment could ignore.`;
    return codes !== undefined || !isUsed("") ? [finding("suppression.unused", message, range)] : [];
  }
  return codes
    .filter(
      ({ text }, i) => canBeSuppressed.has(text) && (!isUsed(text) || codes.findIndex((c) => c.text === text) < i),
    )
    .map(({ text, range: own }) =>
      finding("suppression.unused", `\`${text}\` is not found ${where}, so there is nothing to ignore.`, own),
    );
}
