// node esbuild.mjs [--production] [--watch]
import esbuild from "esbuild";
import { cpSync } from "node:fs";
import { writeNotices } from "./scripts/notices.mjs";

const production = process.argv.includes("--production");
const watch = process.argv.includes("--watch");

/** @type {esbuild.BuildOptions} */
const shared = {
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node20",
  minify: production,
  sourcemap: !production,
  metafile: true,
  logLevel: "info",
};

/** A file that starts one of the programs of the core. */
const starting = (name, banner = "") => ({
  ...shared,
  stdin: { contents: `require("./core.js").${name}();`, resolveDir: "." },
  external: ["./core.js"],
  outfile: `dist/${name}.js`,
  banner: { js: banner },
});

/** @type {esbuild.BuildOptions[]} */
const bundles = [
  { ...shared, entryPoints: ["client/src/extension.ts"], outfile: "dist/extension.js", external: ["vscode"] },
  { ...shared, entryPoints: ["server/src/core.ts"], outfile: "dist/core.js" },
  { ...shared, entryPoints: ["server/src/benchmark/worker/main.ts"], outfile: "dist/benchmark.js" },
  starting("server"),
  starting("cli", "#!/usr/bin/env node"),
];

/** The WebAssembly of TensorFlow.js, with and without SIMD; Node runs no threads of it. */
for (const name of ["tfjs-backend-wasm-simd.wasm", "tfjs-backend-wasm.wasm"]) {
  cpSync(`node_modules/@tensorflow/tfjs-backend-wasm/dist/${name}`, `dist/wasm/${name}`);
}

if (watch) {
  for (const bundle of bundles) await (await esbuild.context(bundle)).watch();
} else {
  const results = await Promise.all(bundles.map((bundle) => esbuild.build(bundle)));
  writeNotices(
    "dist/ThirdPartyNotices.txt",
    results.map(({ metafile }) => metafile),
  );
}
