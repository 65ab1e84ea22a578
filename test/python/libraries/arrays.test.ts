import assert from "node:assert/strict";
import test from "node:test";
import { compareWith } from "./expressions.js";

test("small arrays give what numpy gives", () => {
  const { agreeing, unknown, differences } = compareWith("arrays.json");
  console.log(`${agreeing} agree, ${unknown.length} unknown, ${differences.length} differ`);
  assert.deepEqual(differences, []);
  assert.deepEqual(unknown, []);
});
