import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { compareConfigs, type Comparison } from "../../server/src/features/compare.js";
import { comparisonCsv } from "../../server/src/features/compare/csv.js";
import { comparisonMarkdown } from "../../server/src/features/compare/markdown.js";
import { formatRatio, ratioOf, verdictOf } from "../../server/src/features/compare/ratio.js";
import { analyse, modelOf, stock } from "./models.js";

const config = (label: string, text = stock(label), raw: unknown = {}) => ({ label, analysis: analyse(text, raw) });
const large = config("yolov5l");
const small = config("yolov5s");
const unknownRow = modelOf(["[-1, 1, Conv, [64]]", "[-1, 1, MBConv, [64]]"]);
const partly = config("partly", unknownRow);
const both = compareConfigs([large, small]);

describe("compareConfigs", () => {
  it("gives the totals and the ratio against the first", () => {
    const [first, second] = both.configs;
    assert.deepEqual([first?.gflops.value, first?.params.value, first?.ratio.value], [109.6, 46_563_709, 1]);
    assert.deepEqual([second?.gflops.value, second?.params.value, second?.fused.gflops], [16.6, 7_235_389, 16.4]);
    assert.equal(second?.ratio.value?.toFixed(4), "0.1517");
  });

  it("answers in one sentence", () => {
    assert.deepEqual(both.answers, ["yolov5s: 16.6 GFLOPs, 0.15 × yolov5l (109.6): less than half"]);
  });

  it("compares sections and modules, the costliest module first", () => {
    const [backbone, head] = both.sections.map(({ sums }) => sums.map((sum) => sum?.gflops.value.toFixed(1)));
    assert.deepEqual(
      [backbone, head],
      [
        ["69.8", "10.5"],
        ["39.8", "6.1"],
      ],
    );
    assert.deepEqual(both.modules.map(({ name }) => name).slice(0, 3), ["C3", "Conv", "SPPF"]);
    assert.deepEqual(
      both.modules[0]?.sums.map((sum) => sum?.rows),
      [8, 8],
    );
  });

  it("lines rows up by their place in the section", () => {
    const { rows } = compareConfigs([config("a", modelOf(["[-1, 1, Conv, [64]]"])), small]);
    assert.equal(rows.length, 25);
    const place = rows.find(({ section, position }) => section === "head" && position === 0);
    assert.deepEqual(
      place?.rows.map((row) => row && [row.index, row.module]),
      [
        [1, "Detect"],
        [10, "Conv"],
      ],
    );
    assert.equal(rows[1]?.rows[0], null);
  });

  it("marks lower bounds and says which rows are missing", () => {
    const { configs, notes } = compareConfigs([large, partly]);
    assert.deepEqual([configs[1]?.gflops.complete, configs[1]?.ratio.bound], [false, "least"]);
    assert.match(notes[0] ?? "", /^partly: figures are lower bounds, .* \(rows 1 and 2; row 1: NameError: .*MBConv/);
  });

  it("warns of figures that were measured differently", () => {
    const { notes } = compareConfigs([small, config("yolov5s", stock("yolov5s"), { imgsz: 320, counter: "exact" })]);
    assert.deepEqual(
      notes.map((note) => note.replace(/:.*/, "")),
      ["The image sizes differ (640, 320)", "The counters differ (thop-0.1.1, exact)"],
    );
  });

  it("takes no configs, one, or one without rows", () => {
    assert.deepEqual(compareConfigs([]).configs, []);
    assert.deepEqual(compareConfigs([small]).answers, []);
    assert.match(compareConfigs([config("empty", "nc: 1\n"), small]).answers[0] ?? "", /cannot be said$/);
  });

  it("is plain data", () => {
    assert.deepEqual(JSON.parse(JSON.stringify(both)), both);
  });
});

describe("a ratio", () => {
  const of = (own: number, ownComplete: boolean, base: number, baseComplete: boolean) =>
    ratioOf({ value: own, complete: ownComplete }, { value: base, complete: baseComplete });

  it("says which side of a half, one and two it is on", () => {
    assert.deepEqual(
      [41, 50, 75, 100, 150, 200, 300].map((own) => verdictOf(of(own, true, 100, true))),
      [
        "less than half",
        "half",
        "less, but more than half",
        "the same",
        "more, but less than twice",
        "twice",
        "more than twice",
      ],
    );
  });

  it("claims of a lower bound only what is certain", () => {
    assert.equal(verdictOf(of(41, false, 100, true)), "whether it is less than half cannot be said");
    assert.equal(verdictOf(of(60, false, 100, true)), "more than half");
    assert.equal(verdictOf(of(41, true, 100, false)), "less than half");
    assert.equal(verdictOf(of(120, true, 100, false)), "whether it is less cannot be said");
    assert.equal(verdictOf(of(41, false, 100, false)), "which is less cannot be said");
  });

  it("shows as many digits as tell on which side it is", () => {
    const shown = [of(41.25, true, 100, true), of(49.98, true, 100, true), of(50, true, 100, true)].map(formatRatio);
    assert.deepEqual(shown, ["0.41", "0.4998", "0.50"]);
    assert.deepEqual([of(41, false, 100, true), of(1, true, 0, true)].map(formatRatio), ["≥ 0.41", "?"]);
  });
});

describe("comparisonMarkdown", () => {
  const text = comparisonMarkdown(both);

  it("opens with the answer and the totals", () => {
    assert.match(
      text,
      /^# Comparison of GFLOPs\n\n- yolov5s: 16\.6 GFLOPs, 0\.15 × yolov5l \(109\.6\): less than half\n/,
    );
    assert.match(text, /\| yolov5l +\| +109\.6 \| +1\.00 \| 46,563,709 \| +368 \|/);
  });

  it("has a table of sections, of modules and of every row", () => {
    assert.match(text, /## Sections\n[^]*\| backbone +\| +10 \|[^]*## Modules\n[^]*\| C3 +\| +8 \|[^]*## Rows\n/);
    assert.equal(text.split("## Rows")[1]?.match(/^\| (backbone|head) \d+/gm)?.length, 25);
  });

  it("lines the columns of each table up", () => {
    for (const table of text.split("\n\n").filter((part) => part.startsWith("|"))) {
      assert.equal(
        new Set(
          table
            .trim()
            .split("\n")
            .map((line) => [...line].length),
        ).size,
        1,
      );
    }
  });

  it("keeps a label with a bar in its cell", () => {
    assert.match(comparisonMarkdown(compareConfigs([config("a|b", stock("yolov5n"))])), /\| a\\\|b +\|/);
  });
});

describe("comparisonCsv", () => {
  const lines = (comparison: Comparison) =>
    comparisonCsv(comparison)
      .trimEnd()
      .split("\r\n")
      .map((line) => line.split(","));

  it("has a line for the model, each section, each module and each row of every config", () => {
    const [header, ...rest] = lines(both);
    const scope = header?.indexOf("scope") ?? -1;
    const count = (name: string) => rest.filter((line) => line[scope] === name).length;
    assert.deepEqual(["model", "section", "module", "row"].map(count), [2, 4, 12, 50]);
  });

  it("gives every line the same fields, figures unrounded", () => {
    const [header = [], ...rest] = lines(compareConfigs([small]));
    assert.ok(rest.filter((line) => !line.join().includes('"')).every(({ length }) => length === header.length));
    const row = rest.find((line) => line[header.indexOf("scope")] === "row" && line[header.indexOf("row")] === "4");
    assert.equal(row?.[header.indexOf("gflops")], "1.4942208");
  });

  it("quotes what holds a comma or a quote", () => {
    assert.match(comparisonCsv(compareConfigs([config('a,"b"', stock("yolov5n"))])), /\r\n"a,""b""",v7\.0,/);
  });

  it("leaves what is not known empty", () => {
    const row = lines(compareConfigs([partly])).find((line) => line.includes("MBConv") && line.includes("row"));
    assert.deepEqual(row?.slice(12, 16), ["", "", "", "false"]);
  });
});
