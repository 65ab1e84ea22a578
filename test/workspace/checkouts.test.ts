import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import "../support/fixedSeed.js";
import { Checkouts } from "../../server/src/workspace/checkouts.js";
import { DiskFiles } from "../../server/src/workspace/diskFiles.js";
import { MemoryFiles } from "../../server/src/workspace/memoryFiles.js";

const search = { parseModel: "auto", folders: ["/w"] };
const parser = "from models.common import *\ndef parse_model(d, ch): pass\n";

function workspace() {
  const files = new MemoryFiles({ "/w/models/yolo.py": parser, "/w/models/common.py": "1", "/w/utils/loss.py": "1" });
  const checkouts = new Checkouts(files);
  const around = (config = "/w/models/x.yaml") => checkouts.around(config, search);
  return { files, around };
}

describe("a checkout", () => {
  it("is one object for all configs around it, while nothing changes", () => {
    const { around, files } = workspace();
    const checkout = around();
    assert.ok(checkout);
    assert.equal(around("/w/cfg/y.yaml"), checkout);
    files.write("/w/utils/loss.py", "2");
    assert.equal(around(), checkout, "loss.py was not read");
  });

  it("is another one when a file that was read changes, and the old one stays as it was", () => {
    const { around, files } = workspace();
    const checkout = around();
    const path = "/w/models/common.py";
    const text = () => [checkout, around()].map((found) => (found?.files.read(path) as { text: string }).text);
    assert.deepEqual(text(), ["1", "1"]);
    files.write(path, "2");
    assert.deepEqual(text(), ["1", "2"]);
  });

  it("is another one when a module that was missing comes, or one comes that is found first", () => {
    const { around, files } = workspace();
    const resolve = (name: string) => around()?.resolve("/w/models/yolo.py", name, 0);
    assert.equal(resolve("models.extra"), undefined);
    files.write("/w/models/extra.py", "");
    assert.deepEqual(resolve("models.extra"), { kind: "module", path: "/w/models/extra.py" });
    files.write("/w/models/extra/__init__.py", "");
    assert.equal(resolve("models.extra")?.kind, "package");
  });

  it("is another one when a nearer parse_model comes, and none when the last one goes", () => {
    const { around, files } = workspace();
    assert.equal(around()?.parseModelPath, "/w/models/yolo.py");
    files.write("/w/models/models/yolo.py", parser);
    assert.equal(around()?.parseModelPath, "/w/models/models/yolo.py");
    files.remove("/w/models/models/yolo.py");
    files.write("/w/models/yolo.py", "");
    assert.equal(around(), undefined);
  });

  it("tells why the file that was named is none", () => {
    const sentences: string[] = [];
    const { files } = workspace();
    const refuse = (sentence: string) => void sentences.push(sentence);
    new Checkouts(files).around("/w/x.yaml", { parseModel: "models/tf.py", folders: ["/w"] }, refuse);
    assert.deepEqual(sentences, ["models/tf.py does not exist; the built-in modules are used."]);
  });

  it("takes anything for paths, names and levels", () => {
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[./\\~\0a:%-]{0,12}$/));
    const path = text.map((tail) => `/${tail}`);
    for (const files of [new MemoryFiles({ "/models/yolo.py": parser }), new DiskFiles()]) {
      fc.assert(
        fc.property(path, text, path, text, fc.integer({ min: 0, max: 100 }), (config, named, from, name, level) => {
          const checkouts = new Checkouts(files);
          checkouts.around(config, { parseModel: named, folders: [config] });
          const checkout = checkouts.around(config, { parseModel: "auto", folders: [] });
          const found = checkout?.resolve(from, name, level);
          if (found !== undefined) checkout?.submodule(found, name);
        }),
      );
    }
  });
});
