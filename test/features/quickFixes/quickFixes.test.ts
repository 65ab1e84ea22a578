import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver-types";
import { analyseIn, fixture, fixturePython, registering, replaced, type Texts } from "../../support/checkout.js";
import { diagnosticsAt, fixedAt, fixesAt, fixesFor } from "../../support/quickFix.js";

const config = fixture("models/efficientnet.yaml");
const common = fixturePython["models/common.py"] ?? "";
const [stem] = /class stem[^]*?\n\n\n/.exec(common) ?? [""];

const missing: Texts = {
  ...registering("stem", "MBConvBlock"),
  "models/common.py": replaced(common, stem, ""),
};
const elsewhere: Texts = { ...missing, "models/extra.py": `import torch.nn as nn\n\n\n${stem}` };
const unregistered: Texts = { ...missing, "models/yolo.py": fixturePython["models/yolo.py"] ?? "" };
const byName: Texts = {
  ...missing,
  "models/yolo.py": replaced(missing["models/yolo.py"] ?? "", "eval(m) if isinstance(m, str)", "globals()[m] if m"),
};

const cases: readonly (readonly [title: string, texts: Texts, row: number])[] = [
  ["Register stem in parse_model", fixturePython, 0],
  ["Register MBConvBlock in parse_model", fixturePython, 1],
  ["Import stem in models/yolo.py", elsewhere, 0],
  ["Create class stem in models/common.py", missing, 0],
  ["Create class stem in models/common.py", unregistered, 0],
  ["Create class stem in models/common.py", byName, 0],
];

const isError = ({ severity }: Diagnostic): boolean => severity === DiagnosticSeverity.Error;

describe("quick fixes", () => {
  for (const [i, [title, texts, row]] of cases.entries()) {
    it(`offer: ${title} (${i})`, () => {
      const actions = fixesAt(analyseIn(texts, config), row);
      assert.deepEqual(
        actions.map((action) => [action.title, action.kind, action.diagnostics?.length]),
        [[title, "quickfix", 1]],
      );
    });

    it(`take away what they are for: ${title} (${i})`, () => {
      const before = analyseIn(texts, config);
      assert.equal(diagnosticsAt(before, row).filter(isError).length, 1);
      const after = analyseIn(fixedAt(texts, before, row), config);
      assert.deepEqual(diagnosticsAt(after, row).filter(isError), []);
    });
  }

  it("are shown before they are made where the client can do that", () => {
    const [action] = fixesAt(analyseIn(fixturePython, config), 0, true);
    const [change] = action?.edit?.documentChanges ?? [];
    assert.ok(change !== undefined && "edits" in change);
    assert.deepEqual(change.textDocument, { uri: "file:///w/models/yolo.py", version: null });
    assert.deepEqual(
      change.edits.map((edit) => ("newText" in edit ? [edit.newText, "annotationId" in edit] : edit)),
      [[", stem", true]],
    );
    const annotations = Object.values(action?.edit?.changeAnnotations ?? {});
    assert.deepEqual(annotations, [{ label: "Register stem in parse_model", needsConfirmation: true }]);
  });

  it("are none for data that is not theirs, and without a checkout", () => {
    const analysis = analyseIn(fixturePython, config);
    const [diagnostic] = diagnosticsAt(analysis, 0);
    assert.ok(diagnostic);
    const fixes = [undefined, null, "register", {}, { fix: "register" }, { fix: "toString", name: "stem" }, { fix: 1 }];
    for (const data of fixes) assert.deepEqual(fixesFor(analysis, [{ ...diagnostic, data }]), []);
    const { checkout, ...options } = analysis.options;
    assert.ok(checkout);
    assert.deepEqual(fixesFor({ ...analysis, options }, [diagnostic]), []);
  });
});
