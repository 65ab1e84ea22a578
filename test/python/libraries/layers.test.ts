import assert from "node:assert/strict";
import test from "node:test";
import { compareWith } from "./expressions.js";

test("layers of torchvision and timm give what they give on PyTorch", () => {
  const { agreeing, unknown, differences } = compareWith("layers.json");
  console.log(`${agreeing} agree, ${unknown.length} unknown, ${differences.length} differ`);
  assert.deepEqual(differences, []);
  assert.deepEqual(unknown, []);
});
