// npm run bench   Measures what ships: the analysis and the server, bundled and minified.
import { execFileSync } from "node:child_process";
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
execFileSync("node", ["out/bench.cjs", ...process.argv.slice(2)], { stdio: "inherit" });
