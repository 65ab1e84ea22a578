import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { codeLenses } from "../../server/src/features/codeLens.js";
import { previewed } from "../../server/src/features/preview/preview.js";
import { analyse, modelOf, settingsWith, stock } from "./models.js";

const uri = "file:///models/model.yaml";

/** The lenses as `line: title`, lines counted from 0. */
const lenses = (text: string, raw: unknown = {}): readonly string[] =>
  codeLenses(analyse(text, raw), settingsWith(raw), uri).map(
    ({ range, command }) => `${range.start.line}: ${command?.title ?? ""}`,
  );

const rowsOnly = { codeLens: { file: false, sections: false } };

describe("codeLenses", () => {
  const text = stock("yolov5s");
  const lineOf = (row: string) => text.slice(0, text.indexOf(row)).split("\n").length - 1;

  it("sums the model up on the first line, with the command to compare it", () => {
    const [summary, compare] = codeLenses(analyse(text), settingsWith(), uri);
    assert.equal(summary?.command?.title, "214 layers · 7.2 M params · 16.6 GFLOPs at 640 by thop-0.1.1");
    assert.equal(summary.range.start.line, 0);
    assert.deepEqual(compare?.command, {
      title: "Compare GFLOPs",
      command: "yoloConfig.compareGflops",
      arguments: [uri],
    });
  });

  it("offers the benchmark and the preview beside the comparison", () => {
    const [, , benchmark, preview] = codeLenses(analyse(text), settingsWith(), uri);
    assert.deepEqual(benchmark?.command, { title: "Benchmark", command: "yoloConfig.benchmark", arguments: [uri] });
    assert.deepEqual(preview?.command, {
      title: "Preview scale",
      command: "yoloConfig.previewScale",
      arguments: [uri],
    });
  });

  it("marks the figures of a preview, and offers to end it", () => {
    const preview = { scale: "x", imgsz: [1280, 1280] } as const;
    const shown = codeLenses(previewed(analyse(text), preview), settingsWith(), uri, undefined, preview);
    const titles = shown.map(({ command }) => command?.title ?? "");
    assert.match(titles[0] ?? "", /^preview: x at 1280 · 445 layers · 86\.7 M params · 825\.3 GFLOPs at 1280 by/);
    assert.ok(titles.includes("End preview"));
    assert.equal(
      titles.find((title) => title.startsWith("#0 ")),
      "#0 · 80×640×640 · 8.8 K params · 7.3 GFLOPs · < 1 %",
    );
  });

  it("tells the time of a row that was run, and whether the file has changed since", () => {
    const titles = (isStale: boolean) => {
      const measured = { rows: new Map([[0, 5.2]]), pass: 26, isStale };
      return codeLenses(analyse(text, rowsOnly), settingsWith(rowsOnly), uri, measured)
        .slice(0, 2)
        .map(({ command }) => command?.title.replace(/^.* GFLOPs · /, ""));
    };
    assert.deepEqual(titles(false), ["4 % · 5.2 ms (20 %)", "6 %"]);
    assert.deepEqual(titles(true), ["4 % · 5.2 ms before the edit", "6 %"]);
  });

  it("sums each section up on the line of its key", () => {
    const found = lenses(text, { codeLens: { file: false, rows: false } });
    assert.deepEqual(found, [
      `${lineOf("backbone:")}: 10 rows · 4.2 M params · 10.5 GFLOPs · 63 %`,
      `${lineOf("head:")}: 15 rows · 3.1 M params · 6.1 GFLOPs · 37 %`,
    ]);
  });

  it("gives the figures of every row on its line", () => {
    const found = lenses(text, rowsOnly);
    assert.equal(found.length, 25);
    assert.equal(found[4], `${lineOf("[-1, 6, C3")}: #4 · 128×80×80 · 116 K params · 1.5 GFLOPs · 9 %`);
    assert.match(found[12] ?? "", /: #12 · 512×40×40 · 0 params · 0 GFLOPs$/);
  });

  it("shows the maps of the head", () => {
    assert.match(lenses(text, rowsOnly).at(-1) ?? "", /: #24 · 3 maps: 80×80, 40×40, 20×20 · 229 K params/);
  });

  it("finds the rows of flow style", () => {
    const flow = "nc: 1\nbackbone:\n  [[-1, 1, Conv,\n    [64]], [-1, 1, Conv, [64]]]\nhead: []\n";
    const places = codeLenses(analyse(flow), settingsWith(rowsOnly), uri).map(({ range }) => range.start);
    assert.deepEqual(places, [
      { line: 2, character: 3 },
      { line: 3, character: 11 },
    ]);
  });

  it("marks a row in error, and says why rows behind it are not analysed", () => {
    const found = lenses(modelOf(["[-1, 1, Cnov, [64]]", "[-1, 1, nn.Identity, []]"]), rowsOnly);
    assert.match(found[0] ?? "", /#0 · error$/);
    assert.match(found[1] ?? "", /#1 · not analysed: \S/);
  });

  it("gives sums as lower bounds where rows are not known", () => {
    const found = lenses(modelOf(["[-1, 1, Conv, [64]]", "[-1, 1, Cnov, [64]]"]), { codeLens: { rows: false } });
    assert.match(found[0] ?? "", /^0: ≥ \d+ layers · ≥ .* params · ≥ .* GFLOPs at 640/);
    assert.match(found[4] ?? "", /: 2 rows · ≥ .* params · ≥ .* GFLOPs$/);
  });

  it("follows the settings", () => {
    assert.deepEqual(lenses(text, { codeLens: { file: false, sections: false, rows: false } }), []);
    assert.match(lenses(text, { imgsz: [384, 640], counter: "exact" })[0] ?? "", /at 384×640 by exact$/);
  });

  it("leaves files alone that are no YOLOv5 models", () => {
    assert.deepEqual(lenses("services: [1, 2]\n"), []);
  });
});
