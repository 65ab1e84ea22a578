// npm run fingerprints -- DIR   Writes which sources of YOLOv5's classes the built-in modules stand for, from
// checkouts DIR/v5.0, DIR/v6.0...
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fingerprint } from "../server/src/python/fingerprint.js";
import { topLevel } from "../server/src/python/topLevel.js";
import { yoloModuleNames } from "../server/src/yolov5/library.js";
import { type Version, versions } from "../server/src/yolov5/versions.js";

const [folder = ""] = process.argv.slice(2);
const files = ["models/common.py", "models/experimental.py", "models/yolo.py"];

function classesOf(version: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const file of files.map((name) => path.join(folder, version, name)).filter((name) => existsSync(name))) {
    for (const { defines, text } of topLevel(readFileSync(file, "utf8"))) {
      if (defines !== undefined && yoloModuleNames.includes(defines)) found[defines] = fingerprint(text);
    }
  }
  return found;
}

const table = Object.fromEntries((Object.keys(versions) as Version[]).map((name) => [name, classesOf(name)]));
const lines = Object.entries(table).map(([version, classes]) => {
  const rows = Object.entries(classes).map(([name, print]) => `    ${name}: "${print}",`);
  return `  "${version}": {\n${rows.join("\n")}\n  },`;
});
const header = "/** Fingerprints of classes that the built-in modules stand for. `npm run fingerprints` makes it. */";
const target = path.join(__dirname, "../server/src/yolov5/workspaceModel/fingerprints.data.ts");
writeFileSync(
  target,
  `${header}\nexport const fingerprints: Readonly<Record<string, Readonly<Record<string, string>>>> =` +
    ` {\n${lines.join("\n")}\n};\n`,
);
