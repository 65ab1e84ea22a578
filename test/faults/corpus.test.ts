import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { ruleByCode } from "../../server/src/analysis/rules/table.js";
import type { Analysis } from "../../server/src/analysis/types.js";
import { versions } from "../../server/src/yolov5/versions.js";
import { analyse } from "../support/analyse.js";
import { type Case, configText, type CorpusVersion, corpusVersions, loadCorpus } from "./buildConfig.js";
import { knownMisses, otherRows } from "./knownMisses.js";

interface Judged {
  readonly id: string;
  readonly fails: boolean;
  readonly errors: number;
  /** Some row was not analysed, so that nothing is claimed of it. */
  readonly unknown: boolean;
}

const judged: Judged[] = [];

const errorsOf = ({ problems }: Analysis) => problems.filter(({ code }) => ruleByCode.get(code)?.severity === "error");

const corpus = loadCorpus();

function judge(version: CorpusVersion, { id, base: name, edits, verdicts }: Case): void {
  const [verdict, base] = [verdicts[version], corpus.bases[name]];
  if (!verdict || !base) return;
  const analysis = analyse(configText(base, edits), { version: versions[version], stem: id });
  const errors = errorsOf(analysis);
  const unknown = analysis.config.family !== "yolov5" || analysis.layers.some(({ status }) => status === "unknown");
  const fails = verdict.outcome === "fails";
  judged.push({ id, fails, errors: errors.length, unknown });
  const said = errors.map(({ code, layer, message }) => `${code} at ${String(layer)}: ${message}`).join("\n");
  if (!fails) {
    assert.equal(said, "", `${id} builds`);
    if (!analysis.totals.complete) return;
    assert.equal(analysis.totals.params, verdict.params, `parameters of ${id}`);
    assert.deepEqual(analysis.model.strides, verdict.stride, `strides of ${id}`);
    return;
  }
  const why = `${id}: ${verdict.exception ?? ""}: ${verdict.message ?? ""}`;
  if (errors.length === 0) {
    assert.ok(unknown || knownMisses.has(id), `no error and no unknown row. ${why}`);
  } else if (verdict.layer !== undefined && !otherRows.has(id)) {
    assert.ok(
      errors.some(({ layer }) => layer === verdict.layer),
      `no error on row ${verdict.layer}. ${why}\n${said}`,
    );
  }
}

describe("faults, as PyTorch judges them", () => {
  for (const version of corpusVersions) {
    it(`agrees with YOLOv5 ${version}`, () => {
      const failures: string[] = [];
      for (const given of corpus.cases) {
        try {
          judge(version, given);
        } catch (error) {
          if (!(error instanceof assert.AssertionError)) throw error;
          failures.push(error.message);
        }
      }
      assert.deepEqual(failures, []);
    });
  }

  after(() => {
    const failing = judged.filter(({ fails }) => fails);
    const found = failing.filter(({ errors }) => errors > 0).length;
    const claimed = judged.filter(({ errors }) => errors > 0).length;
    const silent = failing.filter(({ errors, unknown }) => errors === 0 && unknown).length;
    const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(2)} % (${part} of ${whole})`;
    console.log(`precision ${percent(found, claimed)}, recall ${percent(found, failing.length)}`);
    console.log(`not claimed since a row was not analysed: ${silent}; verdicts: ${judged.length}`);
  });
});
