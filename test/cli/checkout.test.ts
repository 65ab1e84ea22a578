import assert from "node:assert/strict";
import path from "node:path";
import { describe, it } from "node:test";
import { analyzeSource } from "../../server/src/cli/analyzeSource.js";
import { modelOptions } from "../../server/src/cli/modelOptions.js";
import { parseOptions } from "../../server/src/cli/option.js";
import type { Inspection } from "../../server/src/features/inspect.js";
import { packageFiles } from "../support/checkout.js";
import { folderWith, run, sound } from "./run.js";

const parser = "from models.common import *\ndef parse_model(d, ch): pass\n";
const folder = folderWith({
  "models/yolo.py": parser,
  "models/other.py": parser,
  "models/common.py": "",
  "models/hub/x.yaml": sound,
});
const config = path.join(folder, "models/hub/x.yaml");

/** The file whose `parse_model` a config is analysed with. */
function parserWith(...args: readonly string[]): string | undefined {
  const parsed = parseOptions(modelOptions, args);
  assert.ok(parsed.kind === "parsed", JSON.stringify(parsed));
  const source = { name: "x", stem: "x", text: sound, named: true, path: config };
  return analyzeSource(source, parsed.values).options.checkout?.moduleName;
}

describe("the checkout of a config on the command line", () => {
  it("is the nearest, up to the folder of the project", () => {
    assert.equal(parserWith(), "models.yolo");
    assert.equal(parserWith("--workspace", folder), "models.yolo");
    assert.equal(parserWith("--workspace", path.join(folder, "models/hub")), undefined);
  });

  it("is another one or none where that is said", () => {
    assert.equal(parserWith("--parse-model", path.join(folder, "models/other.py")), "models.other");
    assert.equal(parserWith("--parse-model", "builtin"), undefined);
  });

  it("takes the scale that is named", async () => {
    const model = path.join(folderWith(packageFiles), "cfg/yolov8.yaml");
    const params = async (...args: readonly string[]) => {
      const { out } = await run(["inspect", "--json", model, ...args]);
      return (JSON.parse(out) as Inspection).totals.params;
    };
    assert.deepEqual([await params(), await params("--scale", "m")], [452_400, 1_599_888]);
    const { err } = await run(["inspect", model, "--scale", ""]);
    assert.equal(err, "yolo-config: --scale must be one word, not empty.\n");
  });

  it("must have a parse_model", async () => {
    const message = async (file: string) => (await run(["check", config, "--parse-model", file])).err;
    const common = path.join(folder, "models/common.py");
    const start = "yolo-config: --parse-model must be auto, builtin or a Python file with a parse_model";
    assert.equal(await message(common), `${start}; ${common} does not define parse_model.\n`);
    assert.equal(await message("gone.py"), `${start}; gone.py does not exist.\n`);
  });
});
