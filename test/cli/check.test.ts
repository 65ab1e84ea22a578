import assert from "node:assert/strict";
import path from "node:path";
import { describe, it } from "node:test";
import { snippet } from "../../server/src/cli/formats/snippet.js";
import { folderWith, laterFamily, mistyped, run, sound, wasteful } from "./run.js";

const folder = folderWith({
  "a/mistyped.yaml": mistyped,
  "later.yaml": laterFamily,
  "sound.yaml": sound,
  "wasteful.yaml": wasteful,
});
const check = (...args: readonly string[]) => run(["check", "--workspace", folder, ...args]);
const fileOf = (name: string) => path.join(folder, name);

describe("the human format", () => {
  it("shows the finding, its line and a summary", async () => {
    const { code, out } = await check(fileOf("a/mistyped.yaml"));
    const [first, ...rest] = out.split("\n");
    assert.equal(code, 1);
    assert.match(first ?? "", /^a.mistyped\.yaml:7:13: error: `Comv` is not a module .* \[module\.unknown\]$/);
    assert.deepEqual(rest, [
      "      - [-1, 1, Comv, [32, 3, 2]]",
      "                ^^^^",
      "1 error; 1 model config checked.",
      "",
    ]);
  });

  it("counts over all files of a folder", async () => {
    const { code, out } = await check(folder);
    assert.equal(code, 1);
    assert.match(out, /later\.yaml:1:1: information: /);
    assert.match(out, /\n1 error and 1 warning; 3 model configs checked\.\n$/);
  });

  it("calls a warning no failure", async () => {
    const { code, out } = await check(fileOf("wasteful.yaml"));
    assert.equal(code, 0);
    assert.match(out, /wasteful\.yaml:7:5: warning: .* \[layer\.unused\]\n/);
  });

  it("tells errors alone when it is to be quiet", async () => {
    assert.deepEqual(await check("-q", fileOf("wasteful.yaml"), fileOf("later.yaml")), { code: 0, out: "", err: "" });
    const { code, out } = await check("--quiet", folder);
    assert.equal(code, 1);
    assert.doesNotMatch(out, /warning|information|checked/);
  });

  it("names the related rows", async () => {
    const { out } = await run(["check", "examples/broken.yaml"]);
    assert.match(out, /\n {4}examples.broken\.yaml:30:5: layer 15 gives 80×80\n/);
  });

  it("colours where a terminal wants it", async () => {
    const args = ["check", fileOf("a/mistyped.yaml")];
    const colored = async (...[more, around]: [readonly string[], Parameters<typeof run>[1]?]) =>
      (await run([...args, ...more], around)).out.includes("\x1b[31m");
    assert.equal(await colored([]), false);
    assert.equal(await colored([], { isTTY: true }), true);
    assert.equal(await colored([], { isTTY: true, env: { NO_COLOR: "1" } }), false);
    assert.equal(await colored([], { isTTY: true, env: { NO_COLOR: "" } }), true);
    assert.equal(await colored([], { isTTY: true, env: { TERM: "dumb" } }), false);
    assert.equal(await colored(["--color", "never"], { isTTY: true }), false);
    assert.equal(await colored(["--color", "always"], { env: { NO_COLOR: "1" } }), true);
  });
});

describe("a snippet", () => {
  const at = (text: string, from: number, to: number) =>
    snippet(text, { start: { line: 0, character: from }, end: { line: 0, character: to } });

  it("marks the range", () => assert.deepEqual(at("a: bc", 3, 5), ["a: bc", "   ^^"]));
  it("marks an empty range with one caret", () => assert.deepEqual(at("a: bc", 3, 3), ["a: bc", "   ^"]));
  it("keeps tabs in step", () => assert.deepEqual(at("\ta: b", 4, 5), ["\ta: b", "\t   ^"]));
  it("is two columns wide below wide characters", () => assert.deepEqual(at("1，2", 1, 3), ["1，2", " ^^^"]));
  it("shows no control characters", () => assert.deepEqual(at("a\x1b[31m", 0, 1)?.[0], "a\ufffd[31m"));
  it("is left out on an empty line and over several lines", () => {
    assert.equal(at("", 0, 0), undefined);
    assert.equal(snippet("a\nb", { start: { line: 0, character: 0 }, end: { line: 1, character: 1 } }), undefined);
  });
});

describe("the JSON format", () => {
  it("holds every file with its diagnostics", async () => {
    const { code, out } = await check("--format", "json", folder);
    const { files, errors, warnings } = JSON.parse(out) as {
      files: { file: string; family: string; diagnostics: Record<string, unknown>[] }[];
      errors: number;
      warnings: number;
    };
    assert.deepEqual([code, errors, warnings], [1, 1, 1]);
    assert.deepEqual(
      files.map(({ file, family, diagnostics }) => [file.replaceAll("\\", "/"), family, diagnostics.length]),
      [
        ["a/mistyped.yaml", "yolov5", 1],
        ["later.yaml", "other", 1],
        ["sound.yaml", "yolov5", 0],
        ["wasteful.yaml", "yolov5", 1],
      ],
    );
    const [{ message, ...rest }] = files[0]!.diagnostics as [Record<string, unknown>];
    assert.match(String(message), /^`Comv` /);
    const range = { start: { line: 6, character: 12 }, end: { line: 6, character: 16 } };
    assert.deepEqual(rest, { code: "module.unknown", severity: "error", layer: 1, range });
  });
});

describe("the GitHub format", () => {
  it("is a workflow command per finding", async () => {
    const { out } = await check("--format", "github", folder);
    const [error, notice, warning, end] = out.split("\n");
    const place = /^::error file=a\/mistyped\.yaml,line=7,endLine=7,col=13,endColumn=16,title=module\.unknown::`Comv`/;
    assert.match(error ?? "", place);
    assert.match(notice ?? "", /^::notice file=later\.yaml,line=1,endLine=1,/);
    assert.match(warning ?? "", /^::warning file=wasteful\.yaml,line=7,/);
    assert.equal(end, "");
  });

  it("escapes what would end a property or the message", async () => {
    const odd = folderWith({ "50%,a:b.yaml": "" });
    const { out } = await run(["check", "--format", "github", "--workspace", odd, path.join(odd, "50%,a:b.yaml")]);
    assert.match(out, /^::error file=50%25%2Ca%3Ab\.yaml,line=1,/);
  });
});

describe("the options of the model", () => {
  const findings = async (...args: readonly string[]) => (await check("-q", ...args, "-")).out;
  const unchecked = { input: sound };

  it("set the version that a module must be in", async () => {
    const input = sound.replace("Conv, [32, 3, 2]", "C3x, [32]");
    assert.equal((await run(["check", "-", "--yolov5", "v6.2"], { input })).code, 0);
    assert.equal((await run(["check", "-", "--yolov5", "v6.0"], { input })).code, 1);
  });

  it("replace keys of the config", async () => {
    const input = sound.replace("nc: 80", "nc: none");
    assert.equal((await run(["check", "-"], { input })).code, 1);
    assert.equal((await run(["check", "-", "--nc", "3"], { input })).code, 0);
  });

  it("leave a sound model sound", async () => {
    for (const size of ["320", "480x640", "480,640"]) {
      assert.equal((await run(["check", "-", "--imgsz", size], unchecked)).code, 0);
    }
    assert.match(await findings(), /is empty/);
  });
});
