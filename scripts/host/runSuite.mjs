// npm run test:host [-- minimum|newest|desktop]
// Runs test/host/suite inside VS Code's extension host. `desktop` is a VS Code that @vscode/test-electron downloads, or
// the one at VSCODE_EXECUTABLE.
import { cpSync, existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { runTests } from "@vscode/test-electron";
import esbuild from "esbuild";
import { root, temporaryFolder } from "./hosts.mjs";

const name = process.argv[2] ?? process.env.VSCODE_HOST ?? "minimum";
const executable = name === "desktop" ? process.env.VSCODE_EXECUTABLE : path.join(import.meta.dirname, "codeShim.mjs");
const suite = path.join(root, "test/host/suite");
const out = path.join(root, "out/host");
const work = temporaryFolder();
const workspace = path.join(work, "examples");
const report = path.join(work, "report.json");

await esbuild.build({
  entryPoints: readdirSync(suite).map((file) => path.join(suite, file)),
  outdir: out,
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node20",
  sourcemap: "inline",
  external: ["vscode", "mocha"],
});
// A copy, since the tests edit files and settings.
cpSync(path.join(root, "examples"), workspace, { recursive: true });

let ended = true;
try {
  await runTests({
    ...(executable && { vscodeExecutablePath: executable }),
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(out, "index.js"),
    launchArgs: [workspace, "--disable-extensions"],
    extensionTestsEnv: { SUITE_REPORT: report, VSCODE_HOST: name },
  });
} catch (error) {
  console.error(error.message);
  ended = false;
}
const counts = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : { passed: 0, failed: 0 };
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(ended && counts.passed > 0 && counts.failed === 0 ? 0 : 1);
