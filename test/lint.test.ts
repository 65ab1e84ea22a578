import assert from "node:assert/strict";
import { test } from "node:test";
import { ESLint } from "eslint";
import tseslint from "typescript-eslint";

// The project's own configuration; the rules that ask the type checker are off, since these files exist in memory only.
const eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] });

async function problems(filePath: string, text: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(text, { filePath });
  assert.ok(result);
  return result.messages.map(({ ruleId, message }) => `${ruleId ?? "fatal"}: ${message}`);
}

const refused: readonly (readonly [string, string, RegExp])[] = [
  ["server/src/values/a.ts", `export { b } from "../torch/b.js";`, /values must not import server\/src\/torch/],
  [
    "server/src/torch/a.ts",
    `export type { B } from "../analysis/b.js";`,
    /torch must not import server\/src\/analysis/,
  ],
  ["server/src/analysis/deep/a.ts", `export * from "../../features/b.js";`, /analysis must not import/],
  ["server/src/yolov5/a.ts", `export * from "../connection.js";`, /yolov5 must not import server\/src\/connection/],
  [
    "server/src/features/a.ts",
    `export const b = import("../../../client/src/b.js");`,
    /features must not import client/,
  ],
  ["server/src/torch/a.ts", `export * from "yaml";`, /torch must not import yaml/],
  ["server/src/yolov5/a.ts", `export * from "@lezer/python";`, /yolov5 must not import @lezer\/python/],
  ["server/src/config/a.ts", `export * from "node:fs";`, /config must not import node:fs: it also runs outside Node/],
  ["server/src/features/a.ts", `export * from "fs/promises";`, /features must not import fs\/promises/],
  [
    "server/src/features/a.ts",
    `export * from "vscode-languageserver/node";`,
    /must not import vscode-languageserver\/node/,
  ],
  ["server/src/features/a.ts", `export { Emitter } from "vscode-languageserver";`, /imports only types/],
  ["server/src/connection.ts", `export * from "vscode";`, /connection must not import vscode/],
  ["client/src/a.ts", `export { b } from "../../server/src/analysis/b.js";`, /imports types only from the server/],
  ["server/src/values/a.ts", `export default 1;`, /Export by name/],
  ["test/a.test.ts", `declare const test: { only(): void };\ntest.only();`, /Every test runs/],
];

const accepted: readonly (readonly [string, string])[] = [
  ["server/src/torch/a.ts", `export { b } from "../values/b.js";\nexport { c } from "./deep/c.js";`],
  ["server/src/yolov5/a.ts", `export { b } from "../python/b.js";`],
  ["server/src/config/a.ts", `export { parse } from "yaml";`],
  ["server/src/features/a.ts", `export type { Hover } from "vscode-languageserver";`],
  ["server/src/features/a.ts", `export { SymbolKind } from "vscode-languageserver-types";`],
  ["server/src/cli.ts", `export * from "node:fs";\nexport * from "./features/b.js";`],
  ["client/src/a.ts", `export * from "vscode";\nexport type { B } from "../../server/src/messages.js";`],
  ["test/values/a.test.ts", `export * from "../../server/src/values/b.js";`],
];

test("an import that goes upwards is refused, with the reason", async () => {
  for (const [file, text, reason] of refused) {
    const found = await problems(file, text);
    assert.equal(found.length, 1, `${file}: ${text}\n${found.join("\n")}`);
    assert.match(found[0] ?? "", reason);
  }
});

test("an import that goes downwards is accepted", async () => {
  for (const [file, text] of accepted) assert.deepEqual(await problems(file, text), [], `${file}: ${text}`);
});
