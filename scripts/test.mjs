// npm test [-- options and files of `node --test`]
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";

const args = process.argv.slice(2);
const filesNamed = args.some((arg) => arg.endsWith(".test.ts"));
const run = spawnSync(
  process.execPath,
  ["--import", "tsx", "--test", "--test-concurrency=2", "--test-reporter=spec", ...args, ...(filesNamed ? [] : all())],
  { stdio: "inherit" },
);
process.exit(run.status ?? 1);

/** Every test that runs in plain Node; those under test/host need a VS Code, those under test/native a compiler. */
function all() {
  const files = readdirSync("test", { recursive: true })
    .filter((file) => file.endsWith(".test.ts") && !["host", "native"].includes(file.split(path.sep)[0]))
    .map((file) => path.join("test", file));
  if (files.length === 0) throw new Error("no test was found");
  return files.sort();
}
