import assert from "node:assert/strict";
import path from "node:path";
import { describe, it } from "node:test";
import { ruleByCode } from "../../../server/src/analysis/rules/table.js";
import type { Analysis, Problem } from "../../../server/src/analysis/types.js";
import { applyEdits } from "../../../server/src/config/textEdits.js";
import { configFixes } from "../../../server/src/features/quickFixes/configFixes.js";
import type { Fix } from "../../../server/src/features/quickFixes/fix.js";
import { decisionOf, decisions } from "../../../server/src/features/quickFixes/table.js";
import { configText, loadCorpus } from "../../faults/buildConfig.js";
import { actionCases } from "../../support/actionCases.js";
import { analyse } from "../../support/analyse.js";
import { analyseIn, fixturePython } from "../../support/checkout.js";

const casesIn = (folder: string) => actionCases(path.join(__dirname, "../../lsp/codeActions", folder));

/** The golden files, each with how its config is read: by itself, or in a checkout. */
const golden = [
  ...casesIn("fix").map((found) => ({ ...found, read: (text: string) => analyse(text) })),
  ...casesIn("checkout").map((found) => ({ ...found, read: (text: string) => analyseIn(fixturePython, text) })),
];
const codeOf = (name: string): string => name.split("/")[0] ?? "";

const errorsOf = ({ problems }: Analysis): readonly Problem[] =>
  problems.filter(({ code }) => ruleByCode.get(code)?.severity === "error");

/** Findings by what stays the same while their places move. */
const keyOf = ({ code, layer, data }: Problem): string => `${code} ${layer ?? ""} ${JSON.stringify(data?.key)}`;
const countOf = ({ problems }: Analysis, problem: Problem): number =>
  problems.filter((one) => keyOf(one) === keyOf(problem)).length;

/** The errors that a fix brings although the row that has them was known, as was all that it reads. */
function broughtBy(before: Analysis, after: Analysis, problem: Problem): readonly string[] {
  const decision = decisionOf(problem.code);
  const mayUncover = decision !== undefined && "make" in decision ? decision.mayUncover : undefined;
  const known = new Set(errorsOf(before).map(keyOf));
  const allKnown = before.layers.every(({ status }) => status === "known");
  return errorsOf(after)
    .map(keyOf)
    .filter((error) => !known.has(error) && (allKnown || mayUncover === "nothing"));
}

function check(read: typeof analyse, text: string, before: Analysis, problem: Problem, fix: Fix): void {
  const after = read(applyEdits(text, fix.edits));
  const what = `${problem.code}: "${fix.title}" in\n${text}`;
  assert.ok(countOf(after, problem) < countOf(before, problem), `stays: ${what}`);
  assert.deepEqual(broughtBy(before, after, problem), [], `brings errors: ${what}`);
}

describe("quick fixes of the config", () => {
  it("have a golden file each, and no rule without a fix has one", () => {
    const withFix = Object.entries(decisions).flatMap(([code, decision]) => ("make" in decision ? [code] : []));
    assert.deepEqual([...new Set(golden.map(({ name }) => codeOf(name)))].sort(), withFix.sort());
  });

  for (const { name, text, title, want, read } of golden) {
    it(`mend what they are for: ${name}`, () => {
      const analysis = read(text);
      const problems = analysis.problems.filter(({ code }) => code === codeOf(name));
      const offered = problems.flatMap((problem) => configFixes(analysis, problem).map((fix) => ({ problem, fix })));
      const found = offered.find(({ fix }) => fix.title === title);
      assert.ok(found, `${title} is not among ${offered.map(({ fix }) => fix.title).join(", ")}`);
      for (const { problem, fix } of offered) check(read, text, analysis, problem, fix);
      assert.deepEqual(errorsOf(read(want)), []);
    });

    it(`keep how lines end: ${name}`, () => {
      const windows = text.replaceAll("\n", "\r\n");
      const analysis = read(windows);
      const texts = analysis.problems
        .flatMap((problem) => configFixes(analysis, problem))
        .filter((fix) => fix.title === title)
        .map(({ edits }) => applyEdits(windows, edits));
      assert.ok(texts.includes(want.replaceAll("\n", "\r\n")));
    });
  }

  it("are safe only where the table says so, and have one best at most", () => {
    for (const { text, read } of golden) {
      const analysis = read(text);
      for (const problem of analysis.problems) {
        const decision = decisionOf(problem.code);
        const fixes = configFixes(analysis, problem);
        assert.ok(fixes.filter(({ isPreferred }) => isPreferred === true).length <= 1, problem.code);
        const isSafe = fixes.some((fix) => fix.isSafe === true);
        assert.ok(!isSafe || (decision !== undefined && "make" in decision && decision.safe !== undefined));
      }
    }
  });
});

describe("quick fixes for what authors get wrong", () => {
  const { bases, cases } = loadCorpus();
  const every = 8;

  it("mend it and break nothing", () => {
    let offered = 0;
    for (const { base, edits } of cases.filter((_, i) => i % every === 0)) {
      const text = bases[base] === undefined ? "" : configText(bases[base], edits);
      const analysis = analyse(text);
      const seen = new Set<string>();
      for (const problem of analysis.problems) {
        if (seen.has(problem.code)) continue;
        seen.add(problem.code);
        for (const fix of configFixes(analysis, problem)) {
          check(analyse, text, analysis, problem, fix);
          offered += 1;
        }
      }
    }
    assert.ok(offered > 100, `only ${offered} fixes were offered`);
  });
});
