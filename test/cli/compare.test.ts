import assert from "node:assert/strict";
import path from "node:path";
import { describe, it } from "node:test";
import type { Comparison } from "../../server/src/features/compare.js";
import { folderWith, mistyped, run, sound } from "./run.js";

const compare = (...args: readonly string[]) => run(["compare", ...args]);

describe("a comparison", () => {
  it("begins with the answer: the first configs against the last", async () => {
    const { code, out, err } = await compare("examples/yolov5s-half.yaml", "stock:yolov5l");
    assert.deepEqual([code, err], [0, ""]);
    assert.match(out, /^yolov5s-half: 8\.5 GFLOPs, 0\.08 × yolov5l \(\d+\.\d\): less than half\n/);
  });

  it("lists the baseline last", async () => {
    const { out } = await compare("examples/yolov5s-half.yaml", "stock:yolov5m", "examples/yolov5s.yaml");
    const lines = out.split("\n").filter((line) => /^yolov5\S+ {2}/.test(line));
    assert.deepEqual(
      lines.map((line) => line.split(/ +/)[0]),
      ["yolov5s-half", "yolov5m", "yolov5s"],
    );
    assert.match(lines[2] ?? "", /^yolov5s +16\.6 +1\.00 /);
    assert.equal(new Set(lines.map((line) => line.length)).size, 1, "columns line up");
  });

  it("is written as Markdown, CSV and JSON too", async () => {
    const of = async (format: string) =>
      (await compare("--format", format, "stock:yolov5n", "stock:yolov5s@n", "stock:yolov5s")).out;
    assert.match(await of("markdown"), /^# /);
    assert.match(await of("csv"), /^config,version,/);
    const { configs, answers } = JSON.parse(await of("json")) as Comparison;
    assert.deepEqual(
      configs.map(({ label }) => label),
      ["yolov5s", "yolov5n", "yolov5s@n"],
    );
    assert.equal(answers.length, 2);
  });

  it("tells configs of one stem apart by their paths", async () => {
    const folder = folderWith({ "a/m.yaml": sound, "b/m.yaml": sound });
    const { out } = await compare("--workspace", folder, path.join(folder, "a/m.yaml"), path.join(folder, "b/m.yaml"));
    assert.match(out, /^a.m\.yaml: .*× b.m\.yaml /);
  });

  it("with a broken config says so", async () => {
    const folder = folderWith({ "m.yaml": mistyped });
    const { code, out, err } = await compare("--workspace", folder, path.join(folder, "m.yaml"), "stock:yolov5n");
    assert.equal(code, 1);
    assert.match(out, /^m: ≥ /);
    assert.equal(err, "yolo-config: m.yaml has 1 error; yolo-config check tells them.\n");
  });

  it("needs model configs", async () => {
    const { code, out, err } = await compare("-", "stock:yolov5n");
    assert.deepEqual([code, out, err], [2, "", "yolo-config: <stdin>: The file is empty.\n"]);
  });
});

describe("the stock configs", () => {
  it("are listed by two names", async () => {
    const { code, out } = await run(["stock"]);
    assert.equal(code, 0);
    assert.ok(out.split("\n").includes("yolov5-p2"));
    assert.equal((await run(["list", "stock"])).out, out);
  });

  it("are printed as configs that build", async () => {
    const { code, out } = await run(["stock", "yolov5-p2@n"]);
    assert.equal(code, 0);
    assert.equal((await run(["check", "-"], { input: out })).code, 0);
  });
});
