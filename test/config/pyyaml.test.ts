import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { readConfig } from "../../server/src/config/readConfig.js";
import type { Value } from "../../server/src/values/value.js";

interface Case {
  readonly text: string;
  readonly value?: unknown;
  readonly refused?: true;
}

const cases = JSON.parse(readFileSync(join(__dirname, "pyyaml-cases.json"), "utf8")) as readonly Case[];

/** As `plain` of pyyaml-cases.py. */
function plain(value: Value): unknown {
  if (value === null || typeof value !== "object") return value;
  switch (value.kind) {
    case "float":
      return { float: value.value };
    case "list":
      return value.items.map(plain);
    case "tuple":
      return { tuple: value.items.map(plain) };
    case "dict":
      return { dict: value.entries.map((entry) => entry.map(plain)) };
    case "set":
      return { object: "set" };
    case "object":
      return { object: value.typeName };
    case "unknown":
      return { unknown: true };
  }
}

/** What the file holds in the form that `plain` gives: floats as numbers, and unknown what JavaScript cannot hold. */
function expected(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(expected);
  if (value === null || typeof value !== "object") return value;
  if ("float" in value) return { float: Number(String(value.float).replace("inf", "Infinity")) };
  if ("big" in value || "cycle" in value) return { unknown: true };
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, expected(item)]));
}

describe("readConfig against PyYAML 6.0.3", () => {
  it("has cases of both kinds", () => {
    const refused = cases.filter((entry) => entry.refused === true).length;
    assert.ok(refused > 150 && cases.length - refused > 150);
  });

  for (const { text, value, refused } of cases) {
    const name = text.length > 60 ? `${text.slice(0, 60)}… (${text.length})` : text;
    it(`${refused ? "refuses" : "reads"} ${JSON.stringify(name)}`, () => {
      const config = readConfig(text, { dropNonAscii: false });
      assert.equal(
        config.problems.some(({ fatal }) => fatal),
        refused === true,
      );
      assert.deepEqual(plain(config.value), refused ? { unknown: true } : expected(value));
    });
  }
});
