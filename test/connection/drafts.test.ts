import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { TextDocument } from "vscode-languageserver-textdocument";
import { readTable } from "../../server/src/config/rowTexts.js";
import { startsAsModel } from "../../server/src/config/startsAsModel.js";
import { draftOf } from "../../server/src/connection/drafts.js";
import { Models } from "../../server/src/connection/models.js";
import { type Draft, figuresOfRows } from "../../server/src/features/draft.js";
import { defaultSettings } from "../../server/src/features/settings.js";
import { analyse } from "../support/analyse.js";
import { smallModel } from "../support/smallModel.js";

const uri = "file:///w/x.yaml";

/** A document that is edited, and drafts of it; every analysis takes as long as `milliseconds` says. */
function writing(text: string, milliseconds: number) {
  let document = TextDocument.create(uri, "yaml", 1, text);
  let settings = defaultSettings;
  let now = 0;
  const documents = { get: () => document };
  const sources = {
    documents,
    settings: { of: () => Promise.resolve(settings) },
    workspace: { checkoutAround: () => undefined },
  };
  const models = new Models(documents, sources.settings, sources.workspace, () => (now += milliseconds));
  return {
    models,
    edit: (changed: string) => (document = TextDocument.create(uri, "yaml", document.version + 1, changed)),
    set: (changed: Partial<typeof defaultSettings>) => (settings = { ...settings, ...changed }),
    draft: () => draftOf({ ...sources, models }, uri),
  };
}

const before = smallModel();
const after = smallModel({ rows: { 8: "[-1, 1, Co" } });

describe("drafts", () => {
  it("have the figures of the text before where an analysis takes long", async () => {
    const { edit, draft, models } = writing(before, 31);
    const first = await draft();
    edit(after);
    const second = await draft();
    assert.deepEqual([second?.text, second?.analysis], [after, first?.analysis]);
    const model = await models.get(uri);
    assert.equal((await draft())?.analysis, model?.analysis);
    assert.equal(model?.analysis?.config.text, after);
  });

  it("do not wait for an analysis that was asked for before them", async () => {
    const { edit, draft, models } = writing(before, 31);
    await draft();
    edit(after);
    const order: string[] = [];
    const analysed = models.get(uri).then(() => order.push("analysis"));
    const drafted = draft().then(() => order.push("draft"));
    await Promise.all([analysed, drafted]);
    assert.deepEqual(order, ["draft", "analysis"]);
  });

  it("are analysed anew where that takes no time", async () => {
    const { edit, draft } = writing(before, 30);
    await draft();
    edit(after);
    assert.equal((await draft())?.analysis.config.text, after);
  });

  it("are analysed anew under other settings", async () => {
    const { set, edit, draft } = writing(before, 31);
    await draft();
    edit(after);
    set({ imgsz: [320, 320] });
    assert.deepEqual((await draft())?.analysis.options.imgsz, [320, 320]);
  });

  it("are made of what begins as a model, and of nothing else", async () => {
    const { edit, draft } = writing("nc: 80\nbackbone:\n", 1);
    assert.equal((await draft())?.text, "nc: 80\nbackbone:\n");
    edit("services:\n  web:\n");
    assert.equal(await draft(), undefined);
  });
});

describe("the figures of a draft's rows", () => {
  const draftWith = (text: string): Draft => {
    const analysis = analyse(before);
    return { text, analysis, options: analysis.options };
  };
  const known = (text: string): readonly number[] => {
    const table = readTable(text);
    const layer = figuresOfRows(draftWith(text), table);
    return table.rows.flatMap(({ index }) => (layer(index) === undefined ? [] : [index]));
  };

  it("are those of the analysis", () => assert.deepEqual(known(before), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));

  it("end where the text has changed", () => assert.deepEqual(known(after), [0, 1, 2, 3, 4, 5, 6, 7]));

  it("end where a key above them has changed", () => assert.deepEqual(known(smallModel({ keys: { nc: "20" } })), []));
});

/** Texts, and whether they plainly become models of YOLOv5. */
const starts: readonly (readonly [text: string, isModel: boolean])[] = [
  ["nc: 80\nbackbone:\n", true],
  ["nc: 80\nbackbone:\n  # [from, number, module, args]\n  [\n", true],
  ["backbone:\nhead:\n", true],
  ["backbone:\n  - [-1, 1, Conv, [64, 3, 2]]\n", true],
  ["head:\n  [[-1, 1, Conv, [64, 3, 2]]\n", true],
  ["nc: 80\ndepth_multiple: 0.33\n", true],
  ["nc: 80\nnames: [person]\n", false],
  ["anchors: 3\n", false],
  ["backbone: resnet50\nhead: fpn\n", false],
  ["nc: 80\nbackbone:\n  name: resnet\n", false],
  ["nc: 80\nscales:\n  n: [0.3, 0.2, 1024]\nbackbone:\n", false],
  ["services:\n  web:\n", false],
  [`nc: 80\nbackbone:\n${"#".repeat(1500)}\nx`, false],
  ["", false],
];

describe("what starts as a model", () => {
  for (const [text, isModel] of starts) {
    it(`is ${isModel ? "" : "not "}${JSON.stringify(text).slice(0, 60)}`, () =>
      assert.equal(startsAsModel(text), isModel));
  }
});
