import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pages } from "../scripts/docs/generated.js";

for (const [file, make] of Object.entries(pages)) {
  test(`${file.split("/").at(-1) ?? file} says what the tables say`, () => {
    assert.ok(readFileSync(file, "utf8") === make(), "out of date: run `npm run docs`");
  });
}
