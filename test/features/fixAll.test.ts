import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CodeAction } from "vscode-languageserver-types";
import { applyEdits } from "../../server/src/config/textEdits.js";
import type { ActionRequest } from "../../server/src/features/actionRequest.js";
import { codeActions } from "../../server/src/features/codeActions.js";
import { diagnosticsOf } from "../../server/src/features/diagnostics.js";
import { fixAllKind } from "../../server/src/features/fixAll.js";
import { smallModel } from "../support/smallModel.js";
import { analyse, settingsWith } from "./models.js";

const uri = "file:///w/model.yaml";

/** All code actions of a text, those of one kind where one is asked for. */
function actionsFor(text: string, only?: ActionRequest["only"], raw: unknown = {}): readonly CodeAction[] {
  const [analysis, settings] = [analyse(text, raw), settingsWith(raw)];
  const diagnostics = diagnosticsOf(analysis, settings, { uri });
  const client = { previewsEdits: false, resolvesEdits: false, showsDocuments: false };
  return codeActions({ analysis, settings, uri, range: analysis.config.range, diagnostics, only, client });
}

function fixed(text: string, raw: unknown = {}): string {
  const [action] = actionsFor(text, [fixAllKind], raw);
  return action === undefined ? text : applyEdits(text, action.edit?.changes?.[uri] ?? []);
}

const comment = (text: string): string => smallModel({ rows: { 3: `[-1, 1, Conv, [128, 3, 2]]  ${text}` } });

describe("all fixes at once", () => {
  const wrong = comment("# 4-P4/16");

  it("are made only where they are asked for", () => {
    const isFixAll = ({ kind }: CodeAction): boolean => kind === fixAllKind;
    assert.equal(actionsFor(wrong).some(isFixAll), false);
    assert.equal(actionsFor(wrong, ["quickfix"]).some(isFixAll), false);
    for (const only of [fixAllKind, "source.fixAll", "source"]) {
      assert.deepEqual(actionsFor(wrong, [only]).map(isFixAll), [true], only);
    }
    assert.deepEqual(actionsFor(wrong, ["source.fixAll.eslint"]), []);
  });

  it("are none where there is nothing to fix", () => {
    assert.deepEqual(actionsFor(smallModel(), [fixAllKind]), []);
  });

  it("mend what fixes uncover, until nothing is left", () => {
    const text = smallModel({
      keys: { nc: "80\nnc: 80\nnc: 80" },
      rows: { 3: "[-1, 1, Conv, [128, 3, 2]]  # 3-P4/16", 4: "[-1, 3, C3, [128]]  # 4-P5/32" },
    });
    assert.deepEqual(analyse(fixed(text)).problems, []);
    assert.equal(fixed(fixed(text)), fixed(text));
  });

  it("keep how lines end", () => {
    const windows = wrong.replaceAll("\n", "\r\n");
    assert.equal(fixed(windows), comment("# 3-P3/8").replaceAll("\n", "\r\n"));
  });

  it("leave what is switched off or ignored", () => {
    const off = { "diagnostics.severity": { "comment.index": "off" } };
    assert.equal(fixed(wrong, off), comment("# 4-P3/8"));
    const ignored = comment("# 4-P3/8  # yolo-config: ignore[comment.index]");
    assert.equal(fixed(ignored), ignored);
  });

  it("are for what is read alike by YOLOv5, or as it was meant", () => {
    const text = smallModel({ rows: { 1: "[-1, 1, Conv, [64，3, 2]]" }, keys: { nc: "20\nnc: 80" } });
    assert.equal(fixed(text), text.replace("，", ","));
  });
});

describe("ignoring a finding", () => {
  const titles = (text: string): readonly string[] =>
    actionsFor(text, ["quickfix"])
      .map(({ title }) => title)
      .filter((title) => title.startsWith("Ignore"));

  it("is offered for what is no error, and not for comments that ignore", () => {
    assert.deepEqual(titles(comment("# 4-P3/8")), ["Ignore comment.index on this row"]);
    assert.deepEqual(titles(comment("# 3  # yolo-config: ignore[comment.index]")), []);
    assert.deepEqual(titles(smallModel({ rows: { 3: "[-1, 1, Convv, [128, 3, 2]]" } })), []);
  });

  it("takes the finding away, wherever it stands", () => {
    const texts = [
      comment("# 4-P3/8").replaceAll("\n", "\r\n"),
      comment("# 4-P3/8  # yolo-config: ignore[comment.level]"),
      comment("# 4-P3/8 # yolo-config: ignore[] as drawn"),
      smallModel({ keys: { nc: "80\nnc: 20" } }),
      smallModel({ rows: { 1: "[-1, 1, Conv, [64,\n     3，2]]" } }),
    ];
    for (const text of texts) {
      const action = actionsFor(text, ["quickfix"]).find(({ title }) => title.startsWith("Ignore"));
      const [diagnostic] = action?.diagnostics ?? [];
      assert.ok(action && diagnostic, text);
      const after = analyse(applyEdits(text, action.edit?.changes?.[uri] ?? []));
      assert.ok(
        after.suppressed.some(({ code }) => code === diagnostic.code),
        text,
      );
      assert.ok(!after.problems.some(({ code }) => code === diagnostic.code), text);
    }
  });
});
