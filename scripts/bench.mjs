// npm run bench   Measures what ships: the analysis and the server, bundled and minified.
import { execFileSync, spawnSync } from "node:child_process";
import { build } from "esbuild";

execFileSync("node", ["esbuild.mjs", "--production"], { stdio: "inherit" });
await build({
  entryPoints: ["scripts/bench/measure.ts"],
  outfile: "out/bench.cjs",
  bundle: true,
  minify: true,
  platform: "node",
  target: "node20",
});
const parts = ["checkout", "analysis", "server", "typing"].map((part) =>
  spawnSync("node", ["out/bench.cjs", part, ...process.argv.slice(2)], { stdio: "inherit" }),
);
process.exit(Math.max(...parts.map(({ status }) => status ?? 1)));
