import assert from "node:assert/strict";
import { renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { describe, it } from "node:test";
import { DiskFiles } from "../../server/src/workspace/diskFiles.js";
import { EditedFiles } from "../../server/src/workspace/editedFiles.js";
import { type Files, noFiles } from "../../server/src/workspace/files.js";
import { MemoryFiles } from "../../server/src/workspace/memoryFiles.js";
import { Snapshot } from "../../server/src/workspace/snapshot.js";
import { pathOfNative } from "../../server/src/workspace/uris.js";
import { folderWith } from "../cli/run.js";

const contents: Readonly<Record<string, string | Uint8Array>> = {
  "text.py": "a = 1\n",
  "marked.py": Buffer.from("\ufeffa = 1\n"),
  "latin.py": Buffer.from("# -*- coding: latin-1 -*-\nname = '\xe9'\n", "latin1"),
  "second.py": Buffer.concat([
    Buffer.from("#!/usr/bin/env python\n# vim: set fileencoding=gbk :\n# "),
    Buffer.of(0xc4, 0xe3),
  ]),
  "undeclared.py": Buffer.from("name = '\xe9'\n", "latin1"),
  "odd.py": "# coding: klingon\n",
  "binary.py": Buffer.of(0x61, 0, 0x62),
  "large.py": "#".repeat(2_000_001),
  "folder/inner.py": "",
};

const read = (files: Files, path: string): string | undefined => {
  const file = files.read(path);
  return file?.kind === "text" ? file.text : file?.reason;
};

const folder = folderWith(contents);
const root = pathOfNative(folder);
const kinds: Readonly<Record<string, Files>> = {
  "in memory": new MemoryFiles(
    Object.fromEntries(Object.entries(contents).map(([name, text]) => [`${root}/${name}`, text])),
  ),
  "on disk": new DiskFiles(),
};

for (const [kind, files] of Object.entries(kinds)) {
  describe(`files ${kind}`, () => {
    const expected: readonly (readonly [name: string, content: string | undefined])[] = [
      ["text.py", "a = 1\n"],
      ["marked.py", "a = 1\n"],
      ["latin.py", "# -*- coding: latin-1 -*-\nname = 'é'\n"],
      ["second.py", "#!/usr/bin/env python\n# vim: set fileencoding=gbk :\n# 你"],
      ["undeclared.py", "is not UTF-8"],
      ["odd.py", "has an encoding that is not known, klingon"],
      ["binary.py", "is a binary file"],
      ["large.py", "is larger than 2 MB"],
      ["folder", undefined],
      ["folder/gone.py", undefined],
      ["text.py/inner.py", undefined],
      ["nul\0.py", undefined],
    ];
    for (const [name, content] of expected) {
      it(`${JSON.stringify(name)} ${content ?? "are none"}`, () => {
        assert.equal(read(files, `${root}/${name}`), content);
        assert.equal(files.isFile(`${root}/${name}`), content !== undefined);
      });
    }

    it("stand in folders", () => {
      assert.deepEqual([files.isDirectory(`${root}/folder`), files.isDirectory(`${root}/text.py`)], [true, false]);
      assert.deepEqual(
        files.list(root),
        [...Object.keys(contents), "folder"].filter((name) => !name.includes("/")).sort(),
      );
      assert.deepEqual([files.list(`${root}/gone`), files.list(`${root}/text.py`)], [[], []]);
    });
  });
}

describe("files on disk", () => {
  it("are read again when they have changed, and only then", () => {
    const folder = folderWith({ "a.py": "1" });
    const [files, path] = [new DiskFiles(), `${pathOfNative(folder)}/a.py`];
    const first = files.read(path);
    assert.equal(files.read(path), first);
    writeFileSync(`${folder}/a.py`, "22");
    assert.equal(read(files, path), "22");
    rmSync(`${folder}/a.py`);
    assert.equal(files.read(path), undefined);
  });

  it("are read again when they are forgotten, though nothing tells that they have changed", () => {
    const folder = folderWith({ "a.py": "1" });
    const [files, path] = [new DiskFiles(), `${pathOfNative(folder)}/a.py`];
    utimesSync(`${folder}/a.py`, 1, 1);
    assert.equal(read(files, path), "1");
    writeFileSync(`${folder}/a.py`, "2");
    utimesSync(`${folder}/a.py`, 1, 1);
    files.forget(path);
    assert.equal(read(files, path), "2");
  });

  it("are none behind links in a circle and in devices", { skip: process.platform === "win32" }, () => {
    const folder = folderWith({ "a/x.py": "" });
    symlinkSync("self.py", `${folder}/a/self.py`);
    symlinkSync("..", `${folder}/a/up`);
    symlinkSync("/dev/zero", `${folder}/a/endless.py`);
    const [files, root] = [new DiskFiles(), pathOfNative(folder)];
    assert.deepEqual(
      ["self.py", "endless.py", "up/a/up/a/x.py"].map((name) => files.isFile(`${root}/a/${name}`)),
      [false, false, true],
    );
    assert.equal(files.read(`${root}/a/endless.py`), undefined);
  });
});

describe("files in editors", () => {
  const edited = new Map([["/w/a.py", { version: 3, getText: () => "edited" }]]);
  const stored = new MemoryFiles({ "/w/a.py": "stored", "/w/b.py": "stored" });
  const files = new EditedFiles(stored, (path) => edited.get(path));

  it("come before those that are stored", () => {
    assert.deepEqual(
      ["/w/a.py", "/w/b.py", "/w/c.py"].map((path) => read(files, path)),
      ["edited", "stored", undefined],
    );
    assert.deepEqual([files.isDirectory("/w"), files.list("/w")], [true, ["a.py", "b.py"]]);
  });

  it("need not be stored at all, and can be too large", () => {
    const getText = () => "#".repeat(2_000_001);
    const large = new EditedFiles(noFiles, () => ({ version: 1, getText }));
    assert.equal(large.isFile("/x.py"), true);
    assert.equal(read(large, "/x.py"), "is larger than 2 MB");
  });
});

describe("a snapshot", () => {
  const changes: readonly (readonly [what: string, change: (files: MemoryFiles) => void, current: boolean])[] = [
    ["nothing", () => undefined, true],
    ["a file that was not asked for", (files) => files.write("/w/other.py", "2"), true],
    ["a file that was read", (files) => files.write("/w/a.py", "2"), false],
    ["a file that was read, to what it was", (files) => files.write("/w/a.py", "1"), true],
    ["a file that was only asked for", (files) => files.write("/w/b.py", "2"), true],
    ["a file that was read being gone", (files) => files.remove("/w/a.py"), false],
    ["a file that was asked for being gone", (files) => files.remove("/w/b.py"), false],
    ["a file that was missing", (files) => files.write("/w/c.py", ""), false],
    ["a folder that was missing", (files) => files.write("/w/d/x.py", ""), false],
    ["a folder that was listed", (files) => files.write("/w/l/x.py", ""), false],
  ];
  for (const [what, change, current] of changes) {
    it(`is ${current ? "as good" : "of the past"} after a change of ${what}`, () => {
      const live = new MemoryFiles({ "/w/a.py": "1", "/w/b.py": "1", "/w/l/y.py": "" });
      const snapshot = new Snapshot(live);
      const ask = () => [
        read(snapshot, "/w/a.py"),
        snapshot.isFile("/w/b.py"),
        snapshot.isFile("/w/c.py"),
        snapshot.isDirectory("/w/d"),
        snapshot.list("/w/l"),
      ];
      const before = ask();
      change(live);
      assert.equal(snapshot.isCurrent(), current);
      assert.deepEqual(ask(), before);
    });
  }

  it("knows a file by its text, not by its name or time", () => {
    const folder = folderWith({ "a.py": "1", "b.py": "1" });
    const snapshot = new Snapshot(new DiskFiles());
    snapshot.read(`${pathOfNative(folder)}/a.py`);
    renameSync(`${folder}/b.py`, `${folder}/a.py`);
    assert.ok(snapshot.isCurrent());
  });
});
