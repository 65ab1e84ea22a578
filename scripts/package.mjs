// npm run package   Builds for production and packs dist/yolo-config.vsix, which has to stay small.
import { execFileSync } from "node:child_process";
import { rmSync, statSync } from "node:fs";

const target = "dist/yolo-config.vsix";
const limit = 1_500_000;
// Everything is bundled, so no node_modules are packed; and this extension has no public repository yet, which the
// relative links of the README could be rewritten to.
const options = ["--no-dependencies", "--allow-missing-repository", "--no-rewrite-relative-links", "--out", target];

rmSync(target, { force: true });
execFileSync("node", ["esbuild.mjs", "--production"], { stdio: "inherit" });
execFileSync("npx", ["--no-install", "vsce", "package", ...options], { stdio: "inherit" });

const { size } = statSync(target);
if (size > limit) throw new Error(`${target} has ${size} bytes, expected at most ${limit}`);
