import assert from "node:assert/strict";
import test from "node:test";
import { compareWith } from "./expressions.js";

test("einops gives what einops gives on PyTorch", () => {
  const { agreeing, unknown, differences } = compareWith("rearranging.json");
  console.log(`${agreeing} agree, ${unknown.length} unknown, ${differences.length} differ`);
  assert.deepEqual(differences, []);
  assert.ok(unknown.length <= 1, unknown.join("\n"));
});
