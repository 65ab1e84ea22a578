import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Checkouts } from "../../server/src/workspace/checkouts.js";
import { MemoryFiles } from "../../server/src/workspace/memoryFiles.js";
import type { ModuleFile } from "../../server/src/workspace/moduleFile.js";

const parser = (head = ""): string => `${head}\nfrom models.common import *\ndef parse_model(d, ch): pass\n`;

const standard = {
  "/w/models/__init__.py": "",
  "/w/models/common.py": "",
  "/w/models/yolo.py": parser(),
  "/w/models/blocks/__init__.py": "",
  "/w/models/blocks/attention.py": "",
  "/w/models/blocks/sub/deep.py": "",
  "/w/models/both.py": "",
  "/w/models/both/__init__.py": "",
  "/w/models/mere.py": "",
  "/w/models/mere/x.py": "",
  "/w/utils/general.py": "",
  "/w/train.py": "",
};

type Case = readonly [from: string, name: string, level: number, found: string | undefined];

const cases: readonly Case[] = [
  ["models/yolo.py", "models.common", 0, "models/common.py"],
  ["models/yolo.py", "models", 0, "models/__init__.py"],
  ["models/yolo.py", "models.blocks", 0, "models/blocks/__init__.py"],
  ["models/yolo.py", "models.blocks.attention", 0, "models/blocks/attention.py"],
  ["models/yolo.py", "models.blocks.sub", 0, "models/blocks/sub/"],
  ["models/yolo.py", "models.blocks.sub.deep", 0, "models/blocks/sub/deep.py"],
  ["models/yolo.py", "utils", 0, "utils/"],
  ["models/yolo.py", "utils.general", 0, "utils/general.py"],
  ["models/yolo.py", "common", 0, "models/common.py"],
  ["models/blocks/attention.py", "common", 0, "models/common.py"],
  ["models/blocks/attention.py", "blocks.sub.deep", 0, "models/blocks/sub/deep.py"],
  ["models/yolo.py", "train", 0, "train.py"],
  ["models/yolo.py", "models.both", 0, "models/both/__init__.py"],
  ["models/yolo.py", "models.mere", 0, "models/mere.py"],
  ["models/yolo.py", "models.mere.x", 0, undefined],
  ["models/yolo.py", "models.common.Conv", 0, undefined],
  ["models/yolo.py", "torch", 0, undefined],
  ["models/yolo.py", "torch.nn", 0, undefined],
  ["models/yolo.py", "common", 1, "models/common.py"],
  ["models/yolo.py", "", 1, "models/__init__.py"],
  ["models/yolo.py", "blocks.attention", 1, "models/blocks/attention.py"],
  ["models/blocks/__init__.py", "attention", 1, "models/blocks/attention.py"],
  ["models/blocks/__init__.py", "", 1, "models/blocks/__init__.py"],
  ["models/blocks/attention.py", "common", 2, "models/common.py"],
  ["models/blocks/attention.py", "utils.general", 3, "utils/general.py"],
  ["models/blocks/attention.py", "", 3, ""],
  ["models/yolo.py", "utils", 1, undefined],
  ["models/yolo.py", "train", 9, undefined],
  ["models/yolo.py", "", 0, undefined],
  ["models/yolo.py", "models..common", 0, undefined],
  ["models/yolo.py", "../train", 0, undefined],
  ["models/yolo.py", "models/common", 0, undefined],
  ["gone/x.py", "models.common", 0, "models/common.py"],
];

const pathOf = (found: ModuleFile | undefined): string | undefined =>
  found === undefined ? undefined : found.kind === "namespace" ? `${found.folder}/` : found.path;

const resolve = (files: Readonly<Record<string, string>>, from: string, name: string, level: number) => {
  const search = { parseModel: "auto", folders: ["/w"] };
  const checkout = new Checkouts(new MemoryFiles(files)).around("/w/models/x.yaml", search);
  assert.ok(checkout);
  return pathOf(checkout.resolve(from, name, level));
};

describe("an import", () => {
  for (const [from, name, level, found] of cases) {
    it(`of ${".".repeat(level)}${name} in ${from} is ${found ?? "from elsewhere"}`, () =>
      assert.equal(resolve(standard, `/w/${from}`, name, level), found === undefined ? found : `/w/${found}`));
  }

  it("of a name in a package can be a module", () => {
    const checkout = new Checkouts(new MemoryFiles(standard)).around("/w/x.yaml", { parseModel: "auto", folders: [] });
    const models = checkout?.resolve("/w/models/yolo.py", "models", 0);
    assert.ok(checkout && models);
    assert.equal(pathOf(checkout.submodule(models, "common")), "/w/models/common.py");
    assert.equal(pathOf(checkout.submodule(models, "Conv")), undefined);
    assert.equal(pathOf(checkout.submodule({ kind: "module", path: "/w/models/common.py" }, "x")), undefined);
  });

  it("finds a package before a mere folder of that name, wherever it stands", () => {
    const files = { ...standard, "/w/models/utils/__init__.py": "" };
    assert.equal(resolve(files, "/w/models/yolo.py", "utils", 0), "/w/models/utils/__init__.py");
    assert.equal(resolve(files, "/w/models/yolo.py", "utils.general", 0), "/w/utils/general.py");
  });

  it("prefers what stands in a folder put in front of the search path", () => {
    const other = { "/w/other/models/__init__.py": "", "/w/other/models/common.py": "", "/w/other/extra.py": "" };
    const from = (line: string, name: string) =>
      resolve({ ...standard, ...other, "/w/models/yolo.py": parser(line) }, "/w/models/common.py", name, 0);
    assert.equal(from("import sys; sys.path.insert(0, 'other')", "models.common"), "/w/other/models/common.py");
    assert.equal(from("import sys; sys.path.append('other')", "models.common"), "/w/models/common.py");
    assert.equal(from("import sys; sys.path.append('other')", "extra"), "/w/other/extra.py");
    assert.equal(from("", "extra"), undefined);
  });
});
