// node scripts/ci.mjs   Every check of the project, one after the other; the last line adds up the tests of all suites.
import { spawn } from "node:child_process";
import { once } from "node:events";

/** A suite has to report its counts, and at least one test that passed. */
const steps = [
  { command: "npm run check-types" },
  { command: "npm run lint" },
  { command: "npm run knip" },
  { command: "npm test", suite: true },
  { command: "npm run test:native", suite: true },
  { command: "npm run package" },
  { command: "npm run host:install" },
  { command: "npm run test:host", suite: true },
  { command: "npm run test:ui", suite: true },
];

const total = { passed: 0, failed: 0 };
const failures = [];
for (const { command, suite } of steps) {
  console.log(`\n# ${command}`);
  const { code, output } = await run(command);
  const { passed, failed } = suite ? readCounts(output) : { passed: 0, failed: 0 };
  const ok = code === 0 && failed === 0 && (!suite || passed > 0);
  if (!ok) failures.push(command);
  total.passed += passed;
  // A step that failed without a failed test counts as one.
  total.failed += ok ? 0 : Math.max(failed, 1);
}
console.log(failures.length === 0 ? "\nEvery step passed." : `\nFailed: ${failures.join(", ")}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(failures.length === 0 ? 0 : 1);

/** Runs a command in a shell, shows what it prints and keeps it. */
async function run(command) {
  const child = spawn(command, { shell: true, stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    output += text;
    process.stdout.write(text);
  });
  const [code] = await once(child, "close");
  return { code, output };
}

/** The counts in the last lines: `pass 1` and `fail 0` of Node's runner, `1 passed, 0 failed` of a suite in VS Code. */
function readCounts(output) {
  const last = (pattern) => Number(output.match(pattern)?.at(-1)?.match(/\d+/)[0] ?? 0);
  return {
    passed: last(/\bpass \d+$|\b\d+ passed\b/gm),
    failed: last(/\bfail \d+$|\b\d+ failed$/gm),
  };
}
