import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { evaluate } from "../../server/src/python/evaluate.js";
import { PythonError } from "../../server/src/values/errors.js";
import { repr } from "../../server/src/values/repr.js";
import { list, type Value } from "../../server/src/values/value.js";

type Entry = readonly [source: string, value: string] | readonly [source: string, exception: string, message: string];

const entries = JSON.parse(readFileSync(join(__dirname, "conformance.json"), "utf8")) as readonly Entry[];

const names: ReadonlyMap<string, Value> = new Map<string, Value>([
  ["a", 1],
  ["b", 3],
  ["x", 2],
  ["nc", 80],
  ["anchors", list([list([10, 13, 16, 30]), list([30, 61, 62, 45])])],
  ["s", "abc"],
]);

function answer(source: string): readonly string[] {
  try {
    return [repr(evaluate(source, { lookup: (name) => names.get(name) }))];
  } catch (error) {
    if (error instanceof PythonError) return [error.exception, error.message];
    return [String(error)];
  }
}

test("expressions give what CPython gives", () => {
  assert.ok(entries.length >= 400);
  const differences = entries.flatMap(([source, ...expected]) => {
    const actual = answer(source);
    return actual.join(": ") === expected.join(": ") ? [] : [{ source, expected, actual }];
  });
  assert.deepEqual(differences, []);
});
