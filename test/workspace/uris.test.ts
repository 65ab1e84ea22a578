import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import "../support/fixedSeed.js";
import { nativeOfPath, pathOfNative, pathOfUri, uriOfPath } from "../../server/src/workspace/uris.js";

const paths: readonly (readonly [uri: string, path: string | undefined])[] = [
  ["file:///home/a/x.yaml", "/home/a/x.yaml"],
  ["file:///home/a%20b/%C3%A9.yaml", "/home/a b/é.yaml"],
  ["file:///a%23b.yaml?query#fragment", "/a#b.yaml"],
  ["file:///C%3A/a/x.yaml", "/c:/a/x.yaml"],
  ["file:///c:/a/x.yaml", "/c:/a/x.yaml"],
  ["file://localhost/a/x.yaml", "/a/x.yaml"],
  ["file://server/share/x.yaml", "//server/share/x.yaml"],
  ["file:///a/../b/./x.yaml", "/b/x.yaml"],
  ["FILE:///a", "/a"],
  ["file:///100%", undefined],
  ["file:", undefined],
  ["untitled:Untitled-1", undefined],
  ["vscode-vfs://github/a/b/x.yaml", undefined],
  ["git:/a/x.yaml?%7B%7D", undefined],
  ["", undefined],
];

const natives: readonly (readonly [native: string, path: string])[] = [
  ["/home/a/x.yaml", "/home/a/x.yaml"],
  ["C:\\a\\x.yaml", "/c:/a/x.yaml"],
  ["d:\\", "/d:"],
  ["\\\\server\\share\\x.yaml", "//server/share/x.yaml"],
];

describe("the path", () => {
  for (const [uri, path] of paths) {
    it(`of ${uri || "no uri"} is ${path ?? "none"}`, () => assert.equal(pathOfUri(uri), path));
  }

  for (const [native, path] of natives) {
    it(`of ${native} is ${path}`, () => {
      assert.equal(pathOfNative(native), path);
      assert.equal(pathOfNative(nativeOfPath(path)), path);
    });
  }

  it("makes a uri that has that path", () => {
    assert.equal(uriOfPath("/c:/a b/x.yaml"), "file:///c%3A/a%20b/x.yaml");
    assert.equal(uriOfPath("//server/share/x.yaml"), "file://server/share/x.yaml");
    const part = fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => !/^\.{1,2}$|\/|^[A-Z]:/.test(text));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1 }), (parts) => {
        const path = `/${parts.join("/")}`;
        assert.equal(pathOfUri(uriOfPath(path)), path);
      }),
    );
  });
});
