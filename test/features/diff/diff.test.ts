import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { changeText } from "../../../server/src/features/diff/changeText.js";
import { diffConfigs } from "../../../server/src/features/diff/diffConfigs.js";
import { gflopsChange, paramsChange, shareOfChange } from "../../../server/src/features/diff/figures.js";
import { diffMarkdown } from "../../../server/src/features/diff/markdown.js";
import { nearestBase } from "../../../server/src/features/diff/nearestStock.js";
import { diffSummary, indexRuns } from "../../../server/src/features/diff/summary.js";
import { analyse, stock } from "../models.js";

const config = (label: string, text: string) => ({ label, analysis: analyse(text) });
const base = config("yolov5s", stock("yolov5s"));
const diffOf = (text: string, against = base) => diffConfigs(config("mine", text), against);

/** The rows that differ, as `kind own/base: what`. */
const changes = (text: string): readonly string[] =>
  diffOf(text)
    .rows.filter(({ kind }) => kind !== "same")
    .map((row) => `${row.own?.index ?? ""}/${row.base?.index ?? ""} ${changeText(row, (part) => part)}`);

const sppf = "  - [-1, 1, SPPF, [1024, 5]]\n";
const insertedUnshifted = stock("yolov5s").replace(sppf, `  - [-1, 1, Conv, [1024, 1, 1]]\n${sppf}`);
const inserted = insertedUnshifted
  .replace("[-1, 14]", "[-1, 15]")
  .replace("[-1, 10]", "[-1, 11]")
  .replace("[17, 20, 23]", "[18, 21, 24]");

describe("what a config changes of its base", () => {
  const cases: readonly (readonly [name: string, text: string, wanted: readonly string[]])[] = [
    ["nothing", stock("yolov5s"), []],
    ["a row inserted, all indices shifted", inserted, ["9/ inserted"]],
    [
      "a row inserted, no index shifted",
      insertedUnshifted,
      [
        "9/ inserted",
        "20/19 from [-1, 14] (reads row 14 in place of row 15)",
        "23/22 from [-1, 10] (reads row 10 in place of row 11)",
        "25/24 from [17, 20, 23] (reads row 17 in place of row 18, row 20 in place of row 21, " +
          "row 23 in place of row 24)",
      ],
    ],
    ["a module replaced", stock("yolov5s").replace("SPPF", "SPP"), ["9/9 module SPPF → SPP"]],
    [
      "several parts of a row",
      stock("yolov5s").replace("[-1, 6, C3, [256]]", "[-1, 9, C3, [256, False]]"),
      ["4/4 number 6 → 9; args [256] → [256, False]"],
    ],
    [
      "a source",
      stock("yolov5s").replace("[[-1, 6], 1, Concat", "[[-1, 4], 1, Concat"),
      ["12/12 from [-1, 6] → [-1, 4] (reads row 4 in place of row 6)"],
    ],
    [
      "one source less",
      stock("yolov5s").replace("[17, 20, 23]", "[17, 20]"),
      ["24/24 from [17, 20, 23] → [17, 20] (reads row 17, row 20 in place of row 17, row 20, row 23)"],
    ],
    [
      "an int in place of a list",
      stock("yolov5s").replace("[-1, 3, C3, [128]]", "[[-1], 3, C3, [128]]"),
      ["2/2 from -1 → [-1]"],
    ],
    [
      "a row deleted",
      stock("yolov5s").replace("  - [-1, 3, C3, [1024]]\n", ""),
      [
        "/8 deleted",
        "18/19 from [-1, 14] (reads row 14 in place of row 13)",
        "21/22 from [-1, 10] (reads row 10 in place of row 9)",
        "23/24 from [17, 20, 23] (reads row 17 in place of row 16, row 20 in place of row 19, " +
          "row 23 in place of row 22)",
      ],
    ],
    [
      "another row in its place",
      stock("yolov5s").replace("[-1, 1, SPPF, [1024, 5]]", "[[4, 6], 3, CrossConv, [8]]"),
      ["/9 deleted", "9/ inserted", "10/10 from -1 (reads row 9 in place of row 9 of the base, which is gone)"],
    ],
  ];
  for (const [name, text, wanted] of cases) {
    it(name, () => assert.deepEqual(changes(text), wanted));
  }

  it("the keys, those that only one has among them", () => {
    const text = stock("yolov5s")
      .replace("nc: 80", "nc: 20\nch: 1")
      .replace(/anchors:\n( .*\n)+/, "anchors: 3\n");
    assert.deepEqual(
      diffOf(text).keys.map(({ key, base: before, own }) => [key, before, own]),
      [
        ["nc", "80", "20"],
        ["anchors", "[[10, 13, 16, 30, 33, 23], [30, 61, 62, 45, 59, 119], [116, 90, 156, 198, 373, 326]]", "3"],
        ["ch", null, "1"],
      ],
    );
  });

  it("costs, by row and in total", () => {
    const { rows, own, base: before } = diffOf(inserted);
    const [row] = rows.filter(({ kind }) => kind === "inserted");
    assert.equal(row?.own?.params, 263_168);
    assert.equal(own.params.value - before.params.value, 263_168);
  });
});

describe("the index map", () => {
  it("follows rows through an insertion and a deletion", () => {
    assert.deepEqual(diffOf(inserted).indexMap.slice(7, 12), [7, 8, 10, 11, 12]);
    assert.deepEqual(indexRuns(diffOf(stock("yolov5s").replace(sppf, "")).indexMap), [
      { first: 0, last: 8, to: 0 },
      { first: 9, last: 9, to: null },
      { first: 10, last: 24, to: 9 },
    ]);
  });

  it("finds the rows that another level is built of", () => {
    const { rows, indexMap } = diffOf(stock("yolov5-p2@s"));
    assert.deepEqual(
      rows.flatMap(({ kind, own }) => (kind === "inserted" ? [own?.index] : [])),
      [18, 19, 20, 21, 22, 23, 24],
    );
    assert.deepEqual(indexMap.slice(16), [16, 17, 25, 26, 27, 28, 29, 30, 31]);
  });

  it("takes the second of two equal rows for the new one", () => {
    const twice = stock("yolov5s").replace(sppf, sppf + sppf);
    assert.deepEqual(diffOf(twice).indexMap.slice(8, 11), [8, 9, 11]);
  });
});

describe("the account of a diff", () => {
  it("begins with a sentence", () => {
    assert.equal(diffSummary(diffOf(inserted)), "1 row inserted; rows 9 to 24 are now 10 to 25.");
    assert.equal(diffSummary(diffOf(stock("yolov5s"))), "The same rows and keys as yolov5s.");
    assert.equal(diffSummary(diffOf(stock("yolov5s").replace("80", "20"))), "The same rows as yolov5s; 1 key changed.");
  });

  it("is a Markdown document with totals, keys, changed rows, index map and all rows", () => {
    const text = diffMarkdown(diffOf(inserted.replace("nc: 80", "nc: 20")), "GFLOPs are 2 × MAC");
    assert.match(text, /^# mine against yolov5s\n\n1 row inserted; rows 9 to 24 are now 10 to 25\.\n/);
    assert.match(text, /\| params +\| 7,235,389 \| 7,336,737 \| \+101,348 \(\+1\.4 %\) \|/);
    assert.match(text, /## Keys\n\n[^]*\| `nc` +\| `80` +\| `20` +\|/);
    assert.match(text, /## Changed rows\n\n[^]*\| \+ +\| +\| +9 \| `\[-1, 1, Conv, \[1024, 1, 1\]\]` +\| inserted +\|/);
    assert.match(text, /## Index map\n\n[^]*\| 9 to 24 +\| 10 to 25 +\|/);
    assert.equal(text.split("## All rows")[1]?.trim().split("\n").length, 28);
  });

  it("takes files that hold next to nothing", () => {
    const half = "backbone:\n  - [-1, 1, Conv\nhead:\n";
    for (const [own, other] of [
      [half, stock("yolov5s")],
      [stock("yolov5s"), half],
      [half, half],
    ] as const) {
      assert.match(diffMarkdown(diffConfigs(config("a", own), config("b", other)), "GFLOPs"), /^# a against b\n/);
    }
  });

  it("writes changes with their sign", () => {
    assert.deepEqual(
      [paramsChange(1500, 200), paramsChange(0, 1), paramsChange(2, 2), paramsChange(null, 2)],
      ["+1,300", "−1", "0", "?"],
    );
    assert.deepEqual(
      [gflopsChange(1.5, 1.25), gflopsChange(1, 12.34), gflopsChange(0.0001, 0), gflopsChange(1, 1)],
      ["+0.25", "−11.3", "+< 0.001", "0"],
    );
    assert.deepEqual([shareOfChange(3, 2), shareOfChange(2, 2), shareOfChange(1, 0)], ["+50 %", undefined, undefined]);
  });
});

describe("the base that a config was most likely made from", () => {
  const cases: readonly (readonly [string, string])[] = [
    [inserted, "yolov5s"],
    [stock("yolov5l6"), "yolov5l6"],
    [stock("yolov5m-seg"), "yolov5m-seg"],
    [stock("yolov5-p2@n").replace("SPPF", "SPP"), "yolov5-p2@n"],
    [stock("yolov5s-ghost"), "yolov5s-ghost"],
    [stock("yolov5s").replace("0.33", "0.4"), "yolov5s"],
    ["nc: 1\nbackbone:\nhead:\n", "yolov5l"],
  ];
  for (const [text, wanted] of cases) it(wanted, () => assert.equal(nearestBase(analyse(text)), wanted));
});
