import assert from "node:assert/strict";
import path from "node:path";
import { describe, it } from "node:test";
import type { ConfigDiff } from "../../server/src/features/diff/diffConfigs.js";
import { stockText } from "../../server/src/yolov5/stock/stock.js";
import { folderWith, mistyped, run, sound } from "./run.js";

const diff = (input: string, ...args: readonly string[]) => run(["diff", "-", ...args], { input });

const changed = (stockText("yolov5s") ?? "")
  .replace("nc: 80", "nc: 20")
  .replace("  - [-1, 1, SPPF, [1024, 5]]\n", "  - [-1, 1, SPP, [1024]]\n  - [-1, 1, CrossConv, [1024, 3, 1]]\n");

describe("the changes of a config", () => {
  it("are told against the nearest stock config: summary, totals, keys and rows", async () => {
    const { code, out, err } = await diff(changed);
    assert.deepEqual([code, err], [0, ""]);
    const lines = out.split("\n");
    const summary = "1 row inserted, 1 replaced, 3 changed; rows 10 to 24 are now 11 to 25.";
    assert.equal(lines[0], `<stdin> against yolov5s: ${summary}`);
    assert.match(lines[1] ?? "", /^params {2}7,235,389 → [\d,]+ {2}\+[\d,]+ \(\+\d+ %\)$/);
    assert.match(lines[2] ?? "", /^GFLOPs {2}16\.6 → \d+\.\d {2}\+\d/);
    assert.ok(lines.includes("~ nc: 80 → 20"));
    const rows = lines.slice(lines.indexOf("~  9 [-1, 1, SPP, [1024]]"));
    assert.deepEqual(rows.slice(0, 3), [
      "~  9 [-1, 1, SPP, [1024]]",
      "     module SPPF → SPP; args [1024, 5] → [1024]",
      "+ 10 [-1, 1, CrossConv, [1024, 3, 1]]",
    ]);
    assert.ok(rows.includes("     from [-1, 14] (reads row 14 in place of row 15)"));
  });

  it("are told against a config that is named, as Markdown and JSON too", async () => {
    const folder = folderWith({ "a/m.yaml": sound, "b/m.yaml": sound.replace("[32, 3, 2]", "[64, 3, 2]") });
    const of = (format: string) =>
      run(["diff", "--format", format, path.join(folder, "b/m.yaml"), path.join(folder, "a/m.yaml")]);
    assert.match((await of("text")).out, /b.m\.yaml against .*a.m\.yaml: 1 row changed\.\n/);
    assert.match((await of("markdown")).out, /^# .*b.m\.yaml against /);
    const { rows, indexMap } = JSON.parse((await of("json")).out) as ConfigDiff;
    assert.deepEqual(
      [rows.map(({ kind }) => kind), indexMap],
      [
        ["same", "changed", "same"],
        [0, 1, 2],
      ],
    );
  });

  it("are none of the same config", async () => {
    const { out } = await run(["diff", "stock:yolov5-p2@n"]);
    assert.match(out, /^stock:yolov5-p2@n against stock:yolov5-p2@n: The same rows and keys as stock:yolov5-p2@n\.\n/);
  });

  it("with a broken config are told, and that it is broken", async () => {
    const { code, out, err } = await diff(mistyped, "stock:yolov5n");
    assert.equal(code, 1);
    assert.match(out, /^<stdin> against yolov5n: /);
    assert.equal(err, "yolo-config: <stdin> has 1 error; yolo-config check tells them.\n");
  });

  it("need model configs", async () => {
    assert.equal((await diff("")).err, "yolo-config: <stdin>: The file is empty.\n");
    assert.match((await diff(sound, "stock:yolov5q")).err, /There is no stock config stock:yolov5q/);
    assert.equal((await diff(sound, "a", "b")).code, 2);
  });
});
