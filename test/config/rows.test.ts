import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { model, offsetOf, read, textAt } from "./source.js";

describe("rows", () => {
  const { rows } = read(model);
  const show = (range: Parameters<typeof textAt>[1] | undefined) => range && textAt(model, range);

  it("are numbered over backbone and head", () => {
    assert.deepEqual(
      rows.map(({ index, section }) => [index, section]),
      [0, 1, 2, 3].map((index) => [index, "backbone"]).concat([4, 5, 6, 7].map((index) => [index, "head"])),
    );
  });

  it("carry the exact places of their items", () => {
    const row = rows[6]!;
    assert.equal(show(row.range), "[[-1, 1], 1, Concat, [1]]");
    assert.deepEqual(
      [row.from, row.number, row.module, row.args].map((node) => show(node?.range)),
      ["[-1, 1]", "1", "Concat", "[1]"],
    );
    assert.ok(row.from?.kind === "sequence" && show(row.from.items[1]?.range) === "1");
    const args = rows[5]?.args;
    assert.ok(args?.kind === "sequence");
    assert.deepEqual(
      args.items.map(({ range }) => show(range)),
      ["None", "2", "'nearest'"],
    );
    assert.deepEqual(
      args.items.map(({ value }) => value),
      ["None", 2, "nearest"],
    );
  });

  it("carry the comment behind them, and no other", () => {
    assert.deepEqual(
      rows.map(({ comment }) => comment?.text),
      [" 0-P1/2", undefined, undefined, " 3", undefined, undefined, " cat", undefined],
    );
    assert.equal(show(rows[3]?.comment?.range), "# 3");
  });

  it("may be short, long, or no list", () => {
    const short = read("nc: 1\nbackbone:\n  - [-1, 1, Conv]\n  - [-1, 1, Conv, [1], 2]\n  - Conv\n").rows;
    assert.deepEqual(
      short.map(({ length }) => length),
      [3, 5, undefined],
    );
    assert.equal(short[0]?.args, undefined);
    assert.equal(short[2]?.from, undefined);
  });

  it("may be written as block lists over several lines", () => {
    const text = "nc: 1\nhead:\n- - -1\n  - 1\n  - Conv\n  - [64,\n     3]  # wide\n- [-1, 1, C3, []]\n";
    const [first, second] = read(text).rows;
    assert.equal(textAt(text, first!.range), "- -1\n  - 1\n  - Conv\n  - [64,\n     3]");
    assert.equal(first?.comment?.text, " wide");
    assert.equal(second?.index, 1);
  });

  it("are placed alike with CRLF and behind a byte order mark", () => {
    const text = `\uFEFF${model.replaceAll("\n", "\r\n")}`;
    const config = read(text);
    assert.equal(textAt(text, config.rows[7]!.range), "[[4, 6], 1, Detect, [nc, anchors]]");
    assert.equal(config.problems.length, 0);
  });
});

describe("aliases", () => {
  it("stand at their own place with the anchor's value, inner nodes included", () => {
    const text = "nc: 1\nbackbone:\n  - [-1, 1, Conv, &down [64, 3]]\n  - [-1, 1, Conv, *down]\n";
    const [anchor, alias] = read(text).rows;
    assert.equal(textAt(text, anchor!.args!.range), "[64, 3]");
    const args = alias?.args;
    assert.ok(args?.kind === "sequence");
    assert.equal(textAt(text, args.range), "*down");
    assert.deepEqual(args.value, anchor?.args?.value);
    assert.deepEqual(
      args.items.map(({ range }) => textAt(text, range)),
      ["*down", "*down"],
    );
  });

  it("that name what holds them are unknown", () => {
    const { value, problems } = read("&a [*a]");
    assert.equal(problems.length, 0);
    assert.ok(typeof value === "object" && value?.kind === "list");
    assert.ok(typeof value.items[0] === "object" && value.items[0]?.kind === "unknown");
  });

  it("cannot blow a small file up", () => {
    const level = (index: number) => `a${index}: &a${index} [${`*a${index - 1}, `.repeat(9)}]\n`;
    const text = `a0: &a0 [x, x]\n${Array.from({ length: 40 }, (_, index) => level(index + 1)).join("")}`;
    assert.equal(read(text).keys.size, 41);
  });
});

describe("top-level keys", () => {
  it("carry the places of key and value", () => {
    const key = read(model).keys.get("width_multiple")!;
    assert.deepEqual(
      [key.keyRange, key.node.range, key.range].map((range) => textAt(model, range)),
      ["width_multiple", "0.50", "width_multiple: 0.50"],
    );
    assert.deepEqual(key.node.value, { kind: "float", value: 0.5 });
  });

  it("given twice keep the last, and say so", () => {
    const text = model.replace("depth", "nc: 20\ndepth");
    const config = read(text);
    const key = config.keys.get("nc")!;
    assert.equal(key.node.value, 20);
    assert.equal(key.duplicates[0]?.value.value, 80);
    const [problem] = config.problems;
    assert.deepEqual([problem?.code, problem?.fatal, problem?.range.start.line], ["yaml.duplicate-key", false, 1]);
    assert.equal(problem?.related?.[0]?.range.start.line, 0);
    assert.equal(config.family, "yolov5");
  });

  it("may come from a merge", () => {
    const text = `base: &base {nc: 3}\n<<: *base\n${model.replace(/^nc.*\n/, "")}`;
    const key = read(text).keys.get("nc")!;
    assert.equal(key.node.value, 3);
    assert.equal(textAt(text, key.node.range), "*base");
  });

  it("give the config its range, the whole text without them", () => {
    const { range } = read(`# x\n${model}`);
    assert.deepEqual(range.start, { line: 1, character: 0 });
    assert.deepEqual(offsetOf("a\nb", read("a\nb").range.end), 3);
  });
});
