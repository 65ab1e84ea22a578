import assert from "node:assert/strict";
import test from "node:test";
import { compareWith } from "./expressions.js";

test("the standard library gives what CPython's gives", () => {
  const { agreeing, unknown, differences } = compareWith("stdlib.json");
  console.log(`${agreeing} agree, ${unknown.length} unknown, ${differences.length} differ`);
  assert.deepEqual(differences, []);
  assert.ok(agreeing >= 300);
});
