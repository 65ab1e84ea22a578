import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { evaluate } from "../../server/src/python/evaluate.js";
import type { BinaryOperator } from "../../server/src/values/arithmetic.js";
import { augment } from "../../server/src/values/augment.js";
import { PythonError } from "../../server/src/values/errors.js";
import { deleteItem, setItem } from "../../server/src/values/items.js";
import { repr } from "../../server/src/values/repr.js";
import type { PyObject, Value } from "../../server/src/values/value.js";

type Entry = readonly [source: string, value: string] | readonly [source: string, exception: string, message: string];

const topics = JSON.parse(readFileSync(join(__dirname, "builtinTypes.json"), "utf8")) as Record<
  string,
  readonly Entry[]
>;

/** Gives back what stands between the brackets behind it. */
const index: PyObject = {
  kind: "object",
  typeName: "index",
  repr: () => "index",
  attribute: (name) =>
    name === "__getitem__"
      ? { kind: "object", typeName: "method", repr: () => name, call: ([at = null]) => at }
      : undefined,
};

const names: ReadonlyMap<string, Value> = new Map<string, Value>([
  ...Object.entries({ a: 1, b: 3, x: 2, nc: 80, s: "abc", w: 6 }),
  ["index", index],
]);

const run = (source: string): Value => evaluate(source, { lookup: (name) => names.get(name) });

/** `value ; += ; operand`, `value ; [index] ; item` or `value ; [index]`; gives the value afterwards. */
function change(source: string): Value {
  const [left = "", place = "", right] = source.split(" ; ");
  const value = run(left);
  if (place.endsWith("=")) return augment(place.slice(0, -1) as BinaryOperator, value, run(right ?? ""));
  const at = run(`index${place}`);
  if (right === undefined) deleteItem(value, at);
  else setItem(value, at, run(right));
  return value;
}

function answer(make: () => Value): readonly string[] {
  try {
    return [repr(make())];
  } catch (error) {
    return error instanceof PythonError ? [error.exception, error.message] : [String(error)];
  }
}

for (const [topic, entries] of Object.entries(topics)) {
  test(`${topic}: as CPython`, () => {
    const differences = entries.flatMap(([source, ...expected]) => {
      const actual = answer(() => (topic === "changes" ? change(source) : run(source)));
      return actual.join(": ") === expected.join(": ") ? [] : [{ source, expected, actual }];
    });
    assert.deepEqual(differences, []);
  });
}
