import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { rules } from "../../server/src/analysis/rules/table.js";
import { folderWith, laterFamily, mistyped, run, sound, wasteful } from "./run.js";

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Location {
  readonly message?: { readonly text: string };
  readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: Region };
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Location[];
  readonly relatedLocations?: readonly Location[];
}

interface Rule {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string };
  readonly defaultConfiguration: { readonly enabled: boolean; readonly level: string };
}

interface Log {
  readonly $schema: string;
  readonly version: string;
  readonly runs: readonly {
    readonly tool: {
      readonly driver: { readonly name: string; readonly version: string; readonly rules: readonly Rule[] };
    };
    readonly columnKind: string;
    readonly invocations: readonly { readonly executionSuccessful: boolean }[];
    readonly results: readonly Result[];
  }[];
}

async function runOf(...operands: readonly string[]): Promise<Log["runs"][number]> {
  const { out } = await run(["check", "--format", "sarif", ...operands]);
  const log = JSON.parse(out) as Log;
  assert.equal(log.version, "2.1.0");
  assert.equal(log.$schema, "https://json.schemastore.org/sarif-2.1.0.json");
  const [only, ...more] = log.runs;
  assert.ok(only !== undefined && more.length === 0);
  return only;
}

const levels = ["none", "note", "warning", "error"];

function checkRegion({ startLine, startColumn, endLine, endColumn }: Region): void {
  for (const place of [startLine, startColumn, endLine, endColumn]) assert.ok(Number.isInteger(place) && place >= 1);
  assert.ok(endLine > startLine || (endLine === startLine && endColumn >= startColumn));
}

test("a log describes the tool and every rule", async () => {
  const { tool, columnKind, invocations, results } = await runOf(path.join(folderWith({ "a.yaml": sound }), "a.yaml"));
  const { driver } = tool;
  assert.deepEqual([driver.name, driver.version], ["yolo-config", "1.2.3"]);
  assert.deepEqual(
    driver.rules.map(({ id }) => id),
    rules.map(({ code }) => code),
  );
  for (const rule of driver.rules) {
    for (const { text } of [rule.shortDescription, rule.fullDescription, rule.help]) assert.ok(text.length > 0);
    assert.ok(levels.includes(rule.defaultConfiguration.level));
  }
  assert.equal(columnKind, "utf16CodeUnits");
  assert.deepEqual(invocations, [{ executionSuccessful: true }]);
  assert.deepEqual(results, []);
});

test("a result names its rule, its level and its place", async () => {
  const folder = folderWith({ "ä b/m.yaml": mistyped, "later.yaml": laterFamily, "wasteful.yaml": wasteful });
  const { tool, results } = await runOf("--workspace", folder, folder);
  assert.deepEqual(
    results.map(({ ruleId, level }) => [ruleId, level]),
    [
      ["config.other-family", "note"],
      ["layer.unused", "warning"],
      ["module.unknown", "error"],
    ],
  );
  for (const { ruleId, ruleIndex, level, message, locations } of results) {
    assert.equal(tool.driver.rules[ruleIndex]?.id, ruleId);
    assert.ok(levels.includes(level));
    assert.ok(message.text.length > 0);
    for (const { physicalLocation } of locations) checkRegion(physicalLocation.region);
  }
  assert.deepEqual(results[2]?.locations, [
    {
      physicalLocation: {
        artifactLocation: { uri: "%C3%A4%20b/m.yaml" },
        region: { startLine: 7, startColumn: 13, endLine: 7, endColumn: 17 },
      },
    },
  ]);
});

test("related places have messages", async () => {
  const { results } = await runOf("examples/broken.yaml");
  const places = results.flatMap(({ relatedLocations = [] }) => relatedLocations);
  assert.ok(places.length >= 2);
  for (const { message, physicalLocation } of places) {
    assert.ok(message !== undefined && message.text.length > 0);
    assert.equal(physicalLocation.artifactLocation.uri, "examples/broken.yaml");
    checkRegion(physicalLocation.region);
  }
});

test("an absolute path is a file URI", async () => {
  const { results } = await runOf(path.join(folderWith({ "a b.yaml": "" }), "a b.yaml"));
  assert.match(results[0]?.locations[0]?.physicalLocation.artifactLocation.uri ?? "", /^file:\/\/\/.*\/a%20b\.yaml$/);
});
