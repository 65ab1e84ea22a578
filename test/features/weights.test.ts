import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { nearestCheckpoint } from "../../server/src/features/weights/checkpoints.js";
import { weightFit } from "../../server/src/features/weights/fit.js";
import { freezing, usualFreezing } from "../../server/src/features/weights/freeze.js";
import { weightLenses } from "../../server/src/features/weights/lenses.js";
import { weightsMarkdown } from "../../server/src/features/weights/markdown.js";
import { freezeText, transferText } from "../../server/src/features/weights/words.js";
import { stockText } from "../../server/src/yolov5/stock/stock.js";
import type { Version } from "../../server/src/yolov5/versions.js";
import { analyse, modelOf, stock } from "./models.js";

const checkpoint = { label: "yolov5s.pt", analysis: analyse(stock("yolov5s")) };
const fitOf = (text: string, raw: unknown = {}) => weightFit(analyse(text, raw), checkpoint);

const sppf = "  - [-1, 1, SPPF, [1024, 5]]\n";
const inserted = stock("yolov5s")
  .replace(sppf, `  - [-1, 1, Conv, [1024, 1, 1]]\n${sppf}`)
  .replace("[-1, 14]", "[-1, 15]")
  .replace("[-1, 10]", "[-1, 11]")
  .replace("[17, 20, 23]", "[18, 21, 24]");

describe("the items that are transferred", () => {
  // `Transferred N/M items`: 342/349 is what users see who train yolov5s.yaml on another number of classes.
  const cases: readonly (readonly [what: string, version: Version, name: string, nc: number, wanted: string])[] = [
    ["all but the anchors, which are the config's", "v7.0", "yolov5s", 80, "348/349"],
    ["all but anchors and classes", "v7.0", "yolov5s", 20, "342/349"],
    ["all but anchors and classes of four levels", "v6.0", "yolov5s6", 20, "450/459"],
    ["all but anchors and their grid", "v5.0", "yolov5s", 80, "360/362"],
    ["as users of v4.0 to v5.0 saw it", "v5.0", "yolov5l", 20, "642/650"],
  ];
  for (const [what, yolov5Version, name, nc, wanted] of cases) {
    it(`${wanted} of ${name} of ${yolov5Version} with ${nc} classes: ${what}`, () => {
      const text = stockText(name, yolov5Version) ?? "";
      const trained = { label: `${name}.pt`, analysis: analyse(text, { yolov5Version }) };
      const fit = weightFit(analyse(text.replace("nc: 80", `nc: ${nc}`), { yolov5Version }), trained);
      assert.equal(transferText(fit), `Transferred ${wanted} items from ${name}.pt`);
      assert.equal(fit.complete, true);
    });
  }

  it("follow the number of classes that the settings set", () => {
    assert.equal(fitOf(stock("yolov5s"), { nc: 20 }).transferred, 342);
  });

  it("lose what an inserted row renames, and say what would fit", () => {
    const { transferred, items, ifRenamed, rows } = fitOf(inserted);
    assert.deepEqual([transferred, items, ifRenamed], [186, 355, 348]);
    assert.deepEqual(
      rows.slice(8, 11).map(({ was, fitting, ifRenamed: renamed, items: own }) => [was, fitting, renamed, own]),
      [
        [8, 30, 30, 30],
        [null, 0, 0, 6],
        [9, 0, 12, 12],
      ],
    );
  });

  it("are lower bounds where a row is not known", () => {
    const fit = fitOf(stock("yolov5s").replace("SPPF", "MyPool"));
    assert.equal(fit.complete, false);
    assert.match(transferText(fit), /^Transferred ≥ \d+\/≥ \d+ items/);
  });

  it("are none of an empty file", () => {
    assert.deepEqual([fitOf("nc: 1\nbackbone:\nhead:\n").transferred, fitOf("").items], [0, 0]);
  });
});

describe("lenses about weights", () => {
  const titles = (text: string, runsCommands = true): readonly string[] => {
    const analysis = analyse(text);
    const fit = weightFit(analysis, checkpoint);
    return weightLenses(fit, analysis, "file:///m.yaml", { runsCommands }).map(({ command }) => command?.title ?? "");
  };

  it("tell of the file what is transferred and what --freeze covers", () => {
    assert.deepEqual(titles(stock("yolov5s")).slice(0, 2), [
      "Transferred 348/349 items from yolov5s.pt · --freeze 10 freezes rows 0 to 9, all of which keep their weights",
      "Hide weights",
    ]);
    assert.equal(
      titles(inserted, false)[0],
      "Transferred 186/355 items from yolov5s.pt · 348 if 10 rows had the numbers that they had before · " +
        "--freeze 11 freezes rows 0 to 10, 9 of which keep their weights; rows 9 and 10 would stay untrained",
    );
  });

  it("tell of each row with weights what fits, and why the rest does not", () => {
    const [, , ...rows] = titles(inserted);
    assert.deepEqual(rows.slice(8, 12), [
      "weights: 30/30 fit",
      "weights: new",
      "weights: 0/12 fit: renamed from model.9",
      "weights: 0/6 fit: renamed from model.10",
    ]);
    const cases: readonly (readonly [string, string, string, RegExp])[] = [
      [
        "SPPF, [1024, 5]",
        "SPPF, [512, 5]",
        "shapes",
        /^weights: 7\/12 fit: cv2\.conv\.weight is 256×1024×1×1, was 512/,
      ],
      ["[-1, 6, C3, [256]]", "[-1, 6, C3Ghost, [256]]", "parts", /^weights: \d+\/\d+ fit: made of other parts$/],
      ["[-1, 6, C3, [256]]", "[-1, 6, Nothing, [256]]", "an unknown row", /^weights: not known$/],
    ];
    for (const [before, after, what, wanted] of cases) {
      const found = titles(stock("yolov5s").replace(before, after)).slice(2);
      assert.ok(
        found.some((title) => wanted.test(title)),
        `${what}: ${found.join("\n")}`,
      );
    }
  });

  it("say that weights which fit by chance are those of another row", () => {
    const rows = ["[-1, 1, Conv, [64]]", "[-1, 1, Conv, [64]]", "[-1, 1, Conv, [64]]"];
    const before = { label: "before.pt", analysis: analyse(modelOf(rows)) };
    const shown = (text: string): readonly string[] => {
      const analysis = analyse(text);
      const lenses = weightLenses(weightFit(analysis, before), analysis, "file:///m.yaml", { runsCommands: false });
      return lenses.slice(1).map(({ command }) => command?.title ?? "");
    };
    assert.deepEqual(shown(modelOf(["[-1, 1, nn.Identity, []]", ...rows])).slice(0, 3), [
      "weights: 5/6 fit: renamed from model.0, so these are those of another row",
      "weights: 6/6 fit: renamed from model.1, so these are those of another row",
      "weights: 0/6 fit: renamed from model.2",
    ]);
    assert.equal(
      shown(modelOf([...rows.slice(0, 1), "[-1, 1, Conv, [64, 3]]", ...rows.slice(1)]))[1],
      "weights: 5/6 fit: a new row, which gets those of another one",
    );
  });

  it("stand on their rows, none on rows without weights", () => {
    const analysis = analyse(stock("yolov5s"));
    const lenses = weightLenses(weightFit(analysis, checkpoint), analysis, "file:///m.yaml", { runsCommands: false });
    const [, first] = lenses;
    assert.deepEqual(first?.range.start, analysis.config.rows[0]?.range.start);
    assert.equal(lenses.length, 1 + 25 - 6);
  });
});

describe("--freeze", () => {
  const analysis = analyse(inserted);
  const fit = weightFit(analysis, checkpoint);

  it("keeps rows that fit and leaves others as they were made at random", () => {
    assert.deepEqual(freezing(fit, 9), { count: 9, rows: 9, kept: 9, untrained: [], foreign: [] });
    assert.deepEqual(freezing(fit, 11).untrained, [9, 10]);
    assert.equal(freezeText(freezing(fit, 1)), "--freeze 1 freezes row 0, all of which keep their weights");
  });

  it("tells rows that would stay with what another row has learnt", () => {
    const rows = ["[-1, 1, Conv, [64]]", "[-1, 1, Conv, [64]]", "[-1, 1, Conv, [64]]"];
    const before = { label: "before.pt", analysis: analyse(modelOf(rows)) };
    const shifted = weightFit(analyse(modelOf(["[-1, 1, nn.Identity, []]", ...rows])), before);
    assert.equal(
      freezeText(freezing(shifted, 3)),
      "--freeze 3 freezes rows 0 to 2, 0 of which keep their weights; row 1 would stay untrained; " +
        "row 2 would stay with weights of other rows",
    );
  });

  it("is not there in v5.0, nor without a backbone", () => {
    assert.equal(usualFreezing(fit, analyse(inserted, { yolov5Version: "v5.0" })), undefined);
    assert.equal(usualFreezing(fitOf("backbone:\nhead:\n"), analyse("backbone:\nhead:\n")), undefined);
  });
});

describe("the weights to start from", () => {
  const cases: readonly (readonly [string, unknown, string | undefined])[] = [
    [stock("yolov5s"), {}, "yolov5s"],
    [stock("yolov5-p2@m"), {}, "yolov5m"],
    [stock("yolov5x6"), {}, "yolov5x6"],
    [stock("yolov5l-seg"), {}, "yolov5l-seg"],
    [stock("yolov5l-seg"), { yolov5Version: "v6.2" }, "yolov5l"],
    [stock("yolov5n"), { yolov5Version: "v5.0" }, undefined],
    [modelOf(["[-1, 1, nn.Identity, []]"], []), {}, "yolov5s"],
  ];
  for (const [text, raw, wanted] of cases) {
    it(wanted ?? "none", () => assert.equal(nearestCheckpoint(analyse(text, raw)), wanted));
  }
});

describe("the account of weights", () => {
  it("is a Markdown document with a line for every row", () => {
    const analysis = analyse(inserted.replace("nc: 80", "nc: 20"));
    const text = weightsMarkdown(weightFit(analysis, checkpoint), analysis, "mine");
    assert.match(
      text,
      /^# Weights of yolov5s\.pt that fit mine\n\n\*\*Transferred \d+\/355 items from yolov5s\.pt\*\*; 342 if/,
    );
    assert.match(text, /\| model\.10 +\| model\.9 +\| `SPPF` +\| +0\/12 \| renamed from model\.9 +\| +9 of 11 \|/);
    assert.match(text, /\| model\.9 +\| +\| `Conv` +\| +0\/6 \| a new row +\|/);
    assert.match(text, /model\.24; none would fit .*; m\.0\.weight is 75×128×1×1, was 255×128×1×1; .*; 4 more of /);
    assert.equal(text.split("## Rows")[1]?.match(/^\| model\.\d+/gm)?.length, 26);
  });
});
