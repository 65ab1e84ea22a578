import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import { readConfig } from "../../server/src/config/readConfig.js";
import { jsonOf } from "../../server/src/features/inspect.js";
import { stockNames, stockText } from "../../server/src/yolov5/stock/stock.js";

const examples = path.join(__dirname, "../../examples");
const files = readdirSync(examples, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => readFileSync(path.join(examples, file), "utf8"));

test("plain configs mean the same to an independent reader of YAML 1.1", () => {
  for (const text of [...files, ...stockNames.map((name) => stockText(name) ?? "")]) {
    const { value } = readConfig(text, { dropNonAscii: false });
    assert.deepEqual(jsonOf(value), parse(text, { version: "1.1" }));
  }
});
