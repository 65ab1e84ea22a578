import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Diagnostic, DiagnosticSeverity, type TextEdit } from "vscode-languageserver-types";
import { diagnosticsOf } from "../../../server/src/features/diagnostics.js";
import { quickFixes } from "../../../server/src/features/quickFixes/quickFixes.js";
import { defaultSettings } from "../../../server/src/features/settings.js";
import { pathOfUri } from "../../../server/src/workspace/uris.js";
import {
  analyseIn,
  edited,
  fixture,
  fixturePython,
  registering,
  replaced,
  type Texts,
} from "../../support/checkout.js";
import { cursorAt } from "../../support/cursor.js";

const config = fixture("models/efficientnet.yaml");
const uri = "file:///w/models/efficientnet.yaml";

/** The diagnostics on the first row with a text. */
function diagnosticsAt(texts: Texts, target: string): readonly Diagnostic[] {
  const analysis = analyseIn(texts, config);
  const { line } = cursorAt(config, target).position;
  return diagnosticsOf(analysis, defaultSettings, { uri }).filter(({ range }) => range.start.line === line);
}

const fixesAt = (texts: Texts, target: string, previews = false) =>
  quickFixes(analyseIn(texts, config), diagnosticsAt(texts, target), previews);

/** The files after the only fix for a row. */
function fixed(texts: Texts, target: string): Texts {
  const [action, ...others] = fixesAt(texts, target);
  assert.ok(action);
  assert.deepEqual(others, []);
  const edits = Object.entries(action.edit?.changes ?? {}).flatMap(([file, changes]) =>
    changes.map(({ range, newText }: TextEdit) => ({ path: pathOfUri(file) ?? "", range, text: newText })),
  );
  return edited(texts, edits);
}

const without = (file: string, name: string): Texts => {
  const source = fixturePython[file] ?? "";
  const start = source.indexOf(`class ${name}`);
  const end = source.indexOf("\n\n\nclass ", start);
  return { ...registering("stem", "MBConvBlock"), [file]: source.slice(0, start) + source.slice(end + 3) };
};

const missing = without("models/common.py", "stem");
const elsewhere: Texts = {
  ...missing,
  "models/extra.py": `import torch.nn as nn\n\n\n${/class stem[\s\S]*?\n\n\n/.exec(fixturePython["models/common.py"] ?? "")?.[0]}`,
};
const byName = (texts: Texts): Texts => ({
  ...texts,
  "models/yolo.py": replaced(
    texts["models/yolo.py"] ?? "",
    "eval(m) if isinstance(m, str)",
    "globals()[m] if isinstance(m, str)",
  ),
});

const cases: readonly (readonly [title: string, texts: Texts, target: string])[] = [
  ["Register stem in parse_model", fixturePython, "stem, [32"],
  ["Register MBConvBlock in parse_model", fixturePython, "MBConvBlock, [16"],
  ["Import stem in models/yolo.py", elsewhere, "stem, [32"],
  ["Create class stem in models/common.py", missing, "stem, [32"],
];

describe("quick fixes", () => {
  for (const [title, texts, target] of cases) {
    it(`offer: ${title}`, () => {
      const actions = fixesAt(texts, target);
      assert.deepEqual(
        actions.map((action) => action.title),
        [title],
      );
      assert.equal(actions[0]?.kind, "quickfix");
      assert.equal(actions[0].diagnostics?.length, 1);
    });

    it(`take away what they are for: ${title}`, () => {
      const isError = ({ severity }: Diagnostic) => severity === DiagnosticSeverity.Error;
      assert.equal(diagnosticsAt(texts, target).filter(isError).length, 1);
      assert.deepEqual(diagnosticsAt(fixed(texts, target), target).filter(isError), []);
    });
  }

  it("are the same where rows are looked up by name", () => {
    const row = "MBConvBlock, [16";
    const texts = byName({
      ...missing,
      "models/common.py": fixturePython["models/common.py"]?.replace("class MBConvBlock", "class Other") ?? "",
    });
    const [action] = fixesAt(texts, row);
    assert.equal(action?.title, "Create class MBConvBlock in models/common.py");
  });

  it("are shown before they are made where the client can do that", () => {
    const [action] = fixesAt(fixturePython, "stem, [32", true);
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
    const [diagnostic] = diagnosticsAt(fixturePython, "stem, [32");
    assert.ok(diagnostic);
    const analysis = analyseIn(fixturePython, config);
    const datas = [
      undefined,
      null,
      "register",
      {},
      { fix: "register" },
      { fix: "toString", name: "stem" },
      { fix: 1, name: 2 },
    ];
    for (const data of datas) assert.deepEqual(quickFixes(analysis, [{ ...diagnostic, data }], false), []);
    const { checkout, ...options } = analysis.options;
    assert.ok(checkout);
    assert.deepEqual(quickFixes({ ...analysis, options }, [diagnostic], false), []);
  });
});
