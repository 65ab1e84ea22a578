import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import path from "node:path";
import { test } from "node:test";
import manifest from "../../package.json";
import { mistyped } from "./run.js";

const entry = path.join(__dirname, "../../server/src/cli.ts");

/** Starts the command line as a process of its own. */
function start(...args: readonly string[]) {
  return spawn(process.execPath, ["--import", "tsx", entry, ...args], { stdio: "pipe" });
}

type Process = ReturnType<typeof start>;

async function ended(child: Process): Promise<{ code: number | null; out: string; err: string }> {
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk) => (out += String(chunk)));
  child.stderr.on("data", (chunk) => (err += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, out, err };
}

test("the process reads standard input and exits with the status", async () => {
  const child = start("check", "-", "-q");
  child.stdin.end(mistyped);
  const { code, out, err } = await ended(child);
  assert.deepEqual([code, err], [1, ""]);
  assert.match(out, /^<stdin>:7:13: error: /);
});

test("the process knows the version of the package", async () => {
  assert.deepEqual(await ended(start("--version")), { code: 0, out: `${manifest.version}\n`, err: "" });
});

test("the process exits with 2 where it is misused", async () => {
  const { code, out } = await ended(start("inspect"));
  assert.deepEqual([code, out], [2, ""]);
});

test("a reader that goes away is no failure", async () => {
  const child = start("inspect", "examples/yolov5s.yaml", "--json");
  child.stdout.destroy();
  let err = "";
  child.stderr.on("data", (chunk) => (err += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  assert.deepEqual([code, err], [0, ""]);
});
