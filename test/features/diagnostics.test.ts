import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { DiagnosticSeverity } from "vscode-languageserver-types";
import { rules } from "../../server/src/analysis/rules/table.js";
import type { Problem } from "../../server/src/analysis/types.js";
import { diagnosticsOf } from "../../server/src/features/diagnostics.js";
import { ruleAnchor } from "../../server/src/features/documentation.js";
import { analyse, settingsWith, stock } from "./models.js";

const uri = "file:///models/model.yaml";
const range = { start: { line: 3, character: 2 }, end: { line: 3, character: 6 } };
const clean = analyse(stock("yolov5s"));

const show = (problem: Partial<Problem>, raw: unknown = {}, withoutSyntax = false) =>
  diagnosticsOf(
    { ...clean, problems: [{ code: "from.range", message: "Wrong.", range, ...problem }] },
    settingsWith(raw),
    { uri, withoutSyntax, rulesPage: "file:///docs/rules.md" },
  );

describe("diagnosticsOf", () => {
  it("gives a finding its code, source, severity and documentation", () => {
    const [diagnostic, ...more] = show({});
    assert.equal(more.length, 0);
    assert.deepEqual(diagnostic, {
      range,
      message: "Wrong.",
      severity: DiagnosticSeverity.Error,
      code: "from.range",
      codeDescription: { href: "file:///docs/rules.md#fromrange" },
      source: "yolo-config",
    });
  });

  it("places related information in the same file", () => {
    const [diagnostic] = show({ related: [{ message: "Read here", range }] });
    assert.deepEqual(diagnostic?.relatedInformation, [{ message: "Read here", location: { uri, range } }]);
  });

  it("passes the data of quick fixes through", () => {
    assert.deepEqual(show({ data: { names: ["SPPF"] } })[0]?.data, { names: ["SPPF"] });
  });

  it("takes the severity of the settings, and drops what is off", () => {
    const [diagnostic] = show({}, { "diagnostics.severity": { "from.range": "hint" } });
    assert.equal(diagnostic?.severity, DiagnosticSeverity.Hint);
    assert.deepEqual(show({}, { "diagnostics.severity": { "from.range": "off" } }), []);
  });

  it("leaves syntax errors to another extension where asked to", () => {
    assert.equal(show({ code: "yaml.syntax" }).length, 1);
    assert.deepEqual(show({ code: "yaml.syntax" }, {}, true), []);
    assert.equal(show({}, {}, true).length, 1);
  });

  it("says nothing about files that are no YOLOv5 models", () => {
    const other = analyse("services:\n  web: [1, 1]\n  web: 2\n");
    assert.deepEqual(diagnosticsOf(other, settingsWith(), { uri }), []);
  });

  it("has an anchor of its own for every rule", () => {
    assert.equal(new Set(rules.map(({ code }) => ruleAnchor(code))).size, rules.length);
  });
});
