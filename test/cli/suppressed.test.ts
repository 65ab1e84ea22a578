import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { folderWith, mistyped, run, wasteful } from "./run.js";

const ignoring = mistyped.replace(
  "[32, 3, 2]]",
  "[32, 3, 2]]  # yolo-config: ignore[module.unknown] comes with the fork",
);
const folder = folderWith({ "ignoring.yaml": ignoring, "wasteful.yaml": wasteful });
const check = (format: string, ...names: readonly string[]) =>
  run(["check", "--format", format, ...names.map((name) => path.join(folder, name))]);

test("a finding that a comment takes away is no failure, and is counted for people", async () => {
  const { code, out } = await check("human", "ignoring.yaml");
  assert.deepEqual([code, out], [0, "No problems; 1 model config checked, 1 finding ignored by comments.\n"]);
});

test("programs get it beside the others, with its reason", async () => {
  const { out } = await check("json", "ignoring.yaml");
  const { files, errors } = JSON.parse(out) as {
    readonly files: readonly [{ readonly diagnostics: readonly object[]; readonly suppressed: readonly object[] }];
    readonly errors: number;
  };
  assert.equal(errors, 0);
  assert.deepEqual(files[0].diagnostics, []);
  const [found = {}, ...more] = files[0].suppressed;
  assert.deepEqual(more, []);
  assert.deepEqual(
    { ...found, message: "", range: {} },
    {
      code: "module.unknown",
      severity: "error",
      message: "",
      layer: 1,
      range: {},
      reason: "comes with the fork",
    },
  );
});

test("a log tells that it is suppressed, and that the others are not", async () => {
  const { out } = await check("sarif", "ignoring.yaml", "wasteful.yaml");
  const { runs } = JSON.parse(out) as {
    readonly runs: readonly [
      { readonly results: readonly { readonly ruleId: string; readonly suppressions: unknown }[] },
    ];
  };
  assert.deepEqual(
    runs[0].results.map(({ ruleId, suppressions }) => [ruleId, suppressions]),
    [
      ["layer.unused", []],
      ["module.unknown", [{ kind: "inSource", status: "accepted", justification: "comes with the fork" }]],
    ],
  );
});
