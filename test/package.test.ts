import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { listFiles, PackageManager } from "@vscode/vsce";
import manifest from "../package.json";

const required = [
  "CHANGELOG.md",
  "LICENSE",
  "README.md",
  "dist/ThirdPartyNotices.txt",
  "dist/benchmark.js",
  "dist/cli.js",
  "dist/core.js",
  "dist/extension.js",
  "dist/server.js",
  "dist/wasm/tfjs-backend-wasm-simd.wasm",
  "dist/wasm/tfjs-backend-wasm.wasm",
  "docs/rules.md",
  "icon.png",
  "package.json",
];
const optional = /^(syntaxes\/[\w.-]+\.json|walkthrough\/[\w.-]+\.(md|png))$/;

test("the package holds the bundles and what the marketplace shows, nothing else", async () => {
  const files = await listFiles({ packageManager: PackageManager.None });
  const found = files.map((file) => file.replaceAll("\\", "/")).filter((file) => !optional.test(file));
  assert.deepEqual(found.sort(), required);
});

test("the API that the code is checked against is that of the oldest VS Code it runs in", () => {
  assert.equal(manifest.engines.vscode, `^${manifest.devDependencies["@types/vscode"]}`);
});

test("the version has its entry in the changelog", () => {
  assert.match(
    readFileSync("CHANGELOG.md", "utf8"),
    new RegExp(`^## \\[?${manifest.version.replaceAll(".", "\\.")}\\b`, "m"),
  );
});

test("the icon is a PNG of 128 by 128 pixels", () => {
  const icon = readFileSync(manifest.icon);
  assert.equal(icon.toString("latin1", 1, 4), "PNG");
  assert.deepEqual([icon.readUInt32BE(16), icon.readUInt32BE(20)], [128, 128]);
});

test("no lock file entry names a registry", () => {
  assert.doesNotMatch(readFileSync("package-lock.json", "utf8"), /"resolved"/);
});
