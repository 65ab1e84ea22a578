import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { commandIds } from "../client/src/commandIds.js";
import manifest from "../package.json";
import { generatedManifest, manifestFile } from "../scripts/manifest/generated.js";
import { commands } from "../server/src/features/commands.js";

const { contributes } = manifest;
const titles = new Map(contributes.commands.map(({ command, title }) => [command, title]));

test("the manifest's settings are those of the table", () => {
  const isCurrent = readFileSync(manifestFile, "utf8") === generatedManifest();
  assert.ok(isCurrent, "package.json is out of date: run `npm run manifest`");
});

test("the manifest lists the commands that the client has", () => {
  assert.deepEqual([...titles.keys()].sort(), Object.values(commandIds).sort());
  for (const id of Object.values(commands)) assert.ok(titles.has(id), id);
});

test("every command is in the category that the palette shows in front of it", () => {
  for (const { command, category } of contributes.commands) assert.equal(category, "YOLOv5", command);
  assert.equal(titles.get(commandIds.compareGflops), "Compare GFLOPs");
});

test("menus refer to commands that exist", () => {
  const used = Object.values(contributes.menus).flatMap((entries) => entries.map(({ command }) => command));
  assert.deepEqual(
    used.filter((id) => !titles.has(id)),
    [],
  );
});
