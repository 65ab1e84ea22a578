import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { rules } from "../../server/src/analysis/rules/table.js";
import { analyse, textIn } from "../support/analyse.js";
import { analyseIn } from "../support/checkout.js";
import { smallModel } from "../support/smallModel.js";
import { type CheckoutCase, checkoutCases } from "./checkoutCases.js";
import { type RuleCase, ruleCases } from "./ruleCases.data.js";

const cases: readonly (RuleCase & Partial<CheckoutCase>)[] = [...ruleCases, ...checkoutCases];

describe("rules", () => {
  for (const { name, wants, texts, ...edits } of cases) {
    it(name, () => {
      const text = smallModel(edits);
      const { problems } = texts === undefined ? analyse(text) : analyseIn(texts, text);
      const found = problems.map(({ code, range, layer }) => ({ code, on: textIn(text, range), layer }));
      assert.deepEqual(
        found,
        wants.map(({ code, on, layer }) => ({ code, on, layer })),
        problems.map(({ message }) => message).join("\n"),
      );
      wants.forEach(({ says = /./ }, i) => assert.match(problems[i]?.message ?? "", says));
    });
  }

  // Of files as such, and of comments about findings.
  const elsewhere = /^(?:config|suppression)\./;

  it("has a case for every rule", () => {
    const covered = new Set<string>(cases.flatMap(({ wants }) => wants.map(({ code }) => code)));
    assert.deepEqual(
      rules.map(({ code }) => code).filter((code) => !covered.has(code) && !elsewhere.test(code)),
      [],
    );
  });

  it("says nothing of other YAML", () => {
    assert.deepEqual(analyse("services:\n  web:\n    image: nginx\n").problems, []);
  });

  it("leaves YOLOv8's models alone", () => {
    const rows = "backbone:\n  - [-1, 1, Conv, [64, 3, 2]]\nhead:\n  - [[0], 1, Detect, [nc]]\n";
    const text = `nc: 80\nscales:\n  n: [0.33, 0.25, 1024]\n${rows}`;
    const { config, problems } = analyse(text);
    assert.equal(config.family, "other");
    assert.deepEqual(problems, []);
  });
});
