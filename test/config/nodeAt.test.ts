import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { nodeAt } from "../../server/src/config/nodeAt.js";
import { model, read } from "./source.js";

const config = read(model);

/** What stands at a column of the line that holds `line`, counted from the start of `line`. */
function at(line: string, column: number) {
  const offset = model.indexOf(line) + column;
  const before = model.slice(0, offset).split("\n");
  return nodeAt(config, { line: before.length - 1, character: before.at(-1)!.length });
}

describe("nodeAt", () => {
  const concat = "[[-1, 1], 1, Concat, [1]]";

  it("tells the parts of a row", () => {
    const found = [1, 3, 7, 10, 15, 22].map((column) => at(concat, column));
    assert.deepEqual(
      found.map((part) => part?.kind),
      ["from", "from", "from", "number", "module", "arg"],
    );
    assert.deepEqual(
      found.slice(0, 3).map((part) => part?.kind === "from" && part.item),
      [undefined, 0, 1],
    );
    assert.ok(found.every((part) => part !== undefined && "row" in part && part.row.index === 6));
  });

  it("tells a top-level arg by its index", () => {
    const found = at("[-1, 1, nn.Upsample, [None, 2, 'nearest']]", 34);
    assert.ok(found?.kind === "arg");
    assert.deepEqual([found.argIndex, found.node.value], [2, "nearest"]);
  });

  it("tells keys and their values", () => {
    assert.deepEqual(
      [at("nc: 80", 1), at("nc: 80", 5), at("- [10,13", 4)].map((found) => found && "key" in found && found.key.name),
      ["nc", "nc", "anchors"],
    );
    assert.equal(at("nc: 80", 1)?.kind, "key");
    assert.equal(at("nc: 80", 5)?.kind, "keyValue");
  });

  it("tells nothing in a comment", () => assert.equal(at("# classes", 4), undefined));
});
