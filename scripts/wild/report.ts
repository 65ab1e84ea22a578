import { builtVerdicts, rejectedVerdicts } from "./judge.js";
import { median, type Result } from "./results.js";

const verdicts: readonly Result["verdict"][] = [...builtVerdicts, ...rejectedVerdicts, "crashed"];
const count = (results: readonly Result[], ...those: readonly Result["verdict"][]): number =>
  results.filter(({ verdict }) => those.includes(verdict)).length;

const percent = (part: number, whole: number): string => (whole === 0 ? "-" : `${((100 * part) / whole).toFixed(1)} %`);

function rowShare(results: readonly Result[]): string {
  const sum = (pick: (rows: Result["rows"]) => number) => results.reduce((total, { rows }) => total + pick(rows), 0);
  const all = sum((rows) => Object.values(rows).reduce((total, number) => total + number, 0));
  return percent(
    sum(({ exact = 0 }) => exact),
    all,
  );
}

const line = (name: string, cells: readonly (string | number)[]): string =>
  name.padEnd(44) + cells.map((cell) => String(cell).padStart(15)).join("");

/** One line per repository: how many configs came to which verdict, and which share of the rows is exact. */
function table(results: readonly Result[]): readonly string[] {
  const repos = [...new Set(results.map(({ repo }) => repo))];
  const cells = (those: readonly Result[]) => [
    those.length,
    ...verdicts.map((verdict) => count(those, verdict) || ""),
    rowShare(those),
  ];
  return [
    line("", ["configs", ...verdicts, "rows exact"]),
    ...repos.map((repo) => line(repo, cells(results.filter((result) => result.repo === repo)))),
    line("all", cells(results)),
  ];
}

/** The shares that are to be reached. */
function targets(results: readonly Result[]): readonly string[] {
  const built = results.filter(({ builds }) => builds).length;
  const rejected = results.length - built;
  const bad = count(results, "wrong number", "false error");
  return [
    `exact, of the ${built} that PyTorch builds: ${percent(count(results, "exact"), built)} (at least 90 %)`,
    `wrong number or false error, of the same: ${percent(bad, built)} (below 1 %)`,
    `error on the right row, of the ${rejected} that it rejects: ` +
      `${percent(count(results, "right row"), rejected)} (at least 80 %)`,
  ];
}

/** Reasons without what differs between configs: the row, lists, line numbers and sizes. */
const normalised = (reason: string): string =>
  reason
    .replace(/^row \w+: /, "")
    .replace(/\[.*\]/g, "[...]")
    .replace(/\b\d+(\.\d+)?\b/g, "N");

/** How often a verdict has which reason, the commonest first. */
function histogram(results: readonly Result[], verdict: Result["verdict"]): readonly string[] {
  const counts = new Map<string, number>();
  for (const result of results) {
    if (result.verdict !== verdict) continue;
    const reason = normalised(result.reason);
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const lines = [...counts].sort(([, a], [, b]) => b - a).map(([reason, n]) => `${String(n).padStart(5)}  ${reason}`);
  return ["", `${verdict}:`, ...lines];
}

function times(results: readonly Result[]): readonly string[] {
  const fixed = (value: number) => value.toFixed(1).padStart(9);
  const line = (name: string, { cold, warm }: Result["milliseconds"]) => `${fixed(cold)}${fixed(warm)}  ${name}`;
  const of = (kind: keyof Result["milliseconds"]) => median(results.map(({ milliseconds }) => milliseconds[kind]));
  const slowest = results
    .filter(({ verdict }) => verdict !== "crashed")
    .sort((a, b) => b.milliseconds.cold - a.milliseconds.cold)
    .slice(0, 10);
  return [
    "",
    "milliseconds of an analysis, cold and with the Python known:",
    line("median", { cold: of("cold"), warm: of("warm") }),
    ...slowest.map(({ repo, yaml, milliseconds }) => line(`${repo} ${yaml}`, milliseconds)),
  ];
}

/** One line per config that is not as it should be. */
export const details = (results: readonly Result[]): readonly string[] =>
  results.map(({ repo, yaml, verdict, reason }) => `${repo} ${yaml}: ${verdict}${reason === "" ? "" : `; ${reason}`}`);

/** The whole report: the table, the targets, the reasons and the times. */
export const reportText = (results: readonly Result[]): string =>
  [
    ...table(results),
    "",
    ...targets(results),
    ...verdicts.flatMap((verdict) =>
      verdict === "exact" || verdict === "right row" ? [] : histogram(results, verdict),
    ),
    ...times(results),
    "",
  ].join("\n");
