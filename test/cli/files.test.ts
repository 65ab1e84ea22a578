import assert from "node:assert/strict";
import { symlinkSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { findFiles } from "../../server/src/cli/files.js";
import { folderWith, laterFamily, mistyped, run, sound } from "./run.js";

const names = (folder: string, ...operands: readonly string[]): readonly string[] =>
  findFiles(
    operands.length === 0 ? [folder] : operands.map((operand) => path.join(folder, operand)),
    folder,
  ).entries.map((entry) => (entry.kind === "file" ? entry.name.replaceAll("\\", "/") : entry.kind));

describe("a folder", () => {
  it("is searched for YAML in the order of names, without packages and hidden folders", () => {
    const folder = folderWith({
      "b/two.yml": "",
      "b/one.yaml": "",
      "a.YAML": "",
      "c.txt": "",
      ".git/hidden.yaml": "",
      "node_modules/package/x.yaml": "",
    });
    assert.deepEqual(names(folder), ["a.YAML", "b/one.yaml", "b/two.yml"]);
  });

  it("is entered once, where links run in a circle or nowhere too", () => {
    const folder = folderWith({ "a/model.yaml": "" });
    symlinkSync(folder, path.join(folder, "a/loop"));
    symlinkSync("self.yaml", path.join(folder, "a/self.yaml"));
    symlinkSync("gone.yaml", path.join(folder, "a/dangling.yaml"));
    assert.deepEqual(names(folder), ["a/model.yaml"]);
  });

  it("may name a file again", () => {
    const folder = folderWith({ "a.yaml": "", "b.yaml": "" });
    assert.deepEqual(names(folder, ".", "b.yaml", "b.yaml"), ["a.yaml", "b.yaml"]);
  });

  it("passes over what is no model config", async () => {
    const folder = folderWith({
      "data.yaml": "train: images\nnc: 3\n",
      "empty.yaml": "",
      "binary.yaml": new Uint8Array([0, 1, 2]),
      "large.yaml": "#".repeat(10_000_001),
    });
    assert.deepEqual(await run(["check", folder]), { code: 0, out: "No YOLOv5 model config was found.\n", err: "" });
  });
});

describe("a file that is named", () => {
  const folder = folderWith({
    "model.yaml": sound,
    "data.yaml": "train: images\n",
    "head.yaml": "head: []\n",
    "lists.yaml": "backbone: 1\nhead: 2\n",
    "comments.yaml": "# nothing yet\n",
    "broken.yaml": "a: [1\nb: 2\n",
    "empty.yaml": "",
    "later.yaml": laterFamily,
    "binary.yaml": new Uint8Array([0x61, 0, 0x62]),
    "wide.yaml": new Uint8Array([0xff, 0xfe, 0x61, 0]),
    "large.yaml": "#".repeat(10_000_001),
    "long.yaml": `${sound}#${"x".repeat(600_000)}\n`,
  });
  const check = (name: string) => run(["check", "--quiet", "--workspace", folder, path.join(folder, name)]);

  const errors: readonly (readonly [string, string])[] = [
    ["data.yaml", "is no YOLOv5 model config: it has no backbone and head lists."],
    ["head.yaml", "is no YOLOv5 model config: it has no backbone list."],
    [
      "lists.yaml",
      "is no YOLOv5 model config: its backbone and head are no lists of [from, number, module, args] rows.",
    ],
    ["comments.yaml", "is no YOLOv5 model config: it holds nothing but comments."],
    ["long.yaml", "is no YOLOv5 model config: the file is too long to be a model."],
    ["empty.yaml", "is empty."],
  ];
  for (const [name, message] of errors) {
    it(`${name} ${message}`, async () => {
      const out = `${name}:1:1: error: The file ${message} [config.not-model]\n`;
      assert.deepEqual(await check(name), { code: 1, out, err: "" });
    });
  }

  it("says what hides the lists where the YAML is broken", async () => {
    const { code, out } = await check("broken.yaml");
    assert.equal(code, 1);
    assert.match(out, /\[config\.not-model\]\n.*\[yaml\.syntax\]/);
  });

  it("of another family is a note", async () => {
    const { code, out } = await run(["check", path.join(folder, "later.yaml")]);
    assert.equal(code, 0);
    assert.match(out, /later\.yaml:1:1: information: .* another YOLO family.* \[config\.other-family\]\n/);
  });

  const refusals: readonly (readonly [string, string])[] = [
    ["binary.yaml", "binary.yaml is a binary file, not a model config."],
    ["wide.yaml", "wide.yaml is UTF-16 text, which YOLOv5 cannot read: save it as UTF-8."],
    ["large.yaml", "large.yaml is larger than 10 MB, too large for a model config."],
  ];
  for (const [name, sentence] of refusals) {
    it(sentence, async () =>
      assert.deepEqual(await check(name), { code: 2, out: "", err: `yolo-config: ${sentence}\n` }),
    );
  }

  it("and does not exist is told with the nearest one", async () => {
    const [asked, near] = [path.join(folder, "modle.yaml"), path.join(folder, "model.yaml")];
    const err = `yolo-config: There is no file or folder ${asked}; did you mean ${near}?\n`;
    assert.deepEqual(await run(["check", asked]), { code: 2, out: "", err });
  });

  it("and does not exist may be a stock config", async () => {
    const { err } = await run(["check", "yolov5s", "stock:yolov5k"]);
    assert.match(err, /There is no file or folder yolov5s; the stock config is stock:yolov5s\.\n/);
    assert.match(err, /There is no stock config stock:yolov5k; did you mean stock:yolov5n\?\n/);
  });

  it("does not keep the others from being checked", async () => {
    const { code, out } = await run(["check", path.join(folder, "nothing.yaml"), path.join(folder, "model.yaml")]);
    assert.deepEqual([code, out], [2, "No problems; 1 model config checked.\n"]);
  });
});

describe("standard input", () => {
  it("is called <stdin>", async () => {
    const { code, out } = await run(["check", "-"], { input: mistyped });
    assert.equal(code, 1);
    assert.match(out, /^<stdin>:7:13: error: `Comv` /);
  });

  it("may begin with a byte order mark and hold bytes that are not UTF-8", async () => {
    const input = Buffer.concat([Buffer.from("\ufeff# caf"), Buffer.from([0xe9, 0x0a]), Buffer.from(sound)]);
    const { code, out, err } = await run(["check", "-"], { input });
    assert.deepEqual([code, err], [0, ""]);
    assert.match(out, /1 model config checked/);
  });
});
