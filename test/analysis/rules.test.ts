import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { rules } from "../../server/src/analysis/rules/table.js";
import { analyse, textIn } from "../support/analyse.js";
import { smallModel } from "../support/smallModel.js";
import { ruleCases } from "./ruleCases.js";

describe("rules", () => {
  for (const { name, wants, ...edits } of ruleCases) {
    it(name, () => {
      const text = smallModel(edits);
      const { problems } = analyse(text);
      const found = problems.map(({ code, range, layer }) => ({ code, on: textIn(text, range), layer }));
      assert.deepEqual(
        found,
        wants.map(({ code, on, layer }) => ({ code, on, layer })),
        problems.map(({ message }) => message).join("\n"),
      );
      wants.forEach(({ says = /./ }, i) => assert.match(problems[i]?.message ?? "", says));
    });
  }

  // Of files as such and of a checkout's own code; test/workspace has cases of these.
  const elsewhere = /^config\.|^(?:row|model)\.build$/;

  it("has a case for every rule", () => {
    const covered = new Set<string>(ruleCases.flatMap(({ wants }) => wants.map(({ code }) => code)));
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
