import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";

function python(...args: readonly string[]): string {
  const { error, stdout } = spawnSync("python3", args, { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  return error ? "" : stdout;
}

const version = python("-c", "import sys; print('%d.%d' % sys.version_info[:2])").trim();
const skip = version === "3.11" ? false : `python3 is ${version || "not there"}, the answers are those of 3.11`;

const stored = (name: string) => JSON.parse(readFileSync(join(__dirname, name), "utf8")) as readonly unknown[];
const measured = (script: string, ...options: readonly string[]): unknown =>
  JSON.parse(python(join(__dirname, script), "--print", ...options));

test("the python3 of this machine answers as the stored expressions say", { skip }, () => {
  assert.deepEqual(measured("conformance.py"), stored("conformance.json"));
});

test("the python3 of this machine answers as every tenth of the stored programs says", { skip }, () => {
  const tenth = stored("programs/programs.json").filter((_, i) => i % 10 === 0);
  assert.deepEqual(measured("programs/measure.py", "--anew", "--tenth"), tenth);
});
