import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { model, problemsOf, read, textAt } from "./source.js";

describe("characters that are not ASCII", () => {
  const drops = "YOLOv5 drops characters that are not ASCII before it reads the file, so";

  it("vanish before the file is read, which a full-width comma shows", () => {
    const text = model.replace("[128, 3, 2]", "[128，3, 2]");
    assert.deepEqual(problemsOf(text, true), [`10:，: ${drops} \`128，3\` becomes \`1283\`. Type an ASCII comma.`]);
    const args = read(text, true).rows[1]?.args;
    assert.ok(args?.kind === "sequence");
    assert.deepEqual(
      args.items.map(({ value, range }) => [value, textAt(text, range)]),
      [
        [1283, "128，3"],
        [2, "2"],
      ],
    );
  });

  it("do no harm in comments or as a byte order mark", () => {
    const text = `\uFEFF# 模型 🚀\n${model.replace("# cat", "# cat 🚀 拼接")}`;
    const config = read(text, true);
    assert.deepEqual(config.problems, []);
    assert.equal(textAt(text, config.rows[7]!.range), "[[4, 6], 1, Detect, [nc, anchors]]");
  });

  it("stay where YOLOv5 keeps them", () => {
    const text = model.replace("Concat", "Concát");
    assert.deepEqual(problemsOf(text), []);
    assert.equal(read(text).rows[6]?.module?.value, "Concát");
    assert.equal(read(text, true).rows[6]?.module?.value, "Conct");
  });

  it("come with the right thing to type", () => {
    const advice = (char: string) =>
      problemsOf(model.replace("0.33", `0.33${char}`), true)[0]
        ?.split(". ")
        .at(-1);
    assert.equal(advice("："), "Type an ASCII colon and a space.");
    assert.equal(advice("\u00A0"), "Type an ordinary space.");
    assert.equal(advice("３"), "Type an ASCII `3`.");
    assert.equal(advice("é"), "Use ASCII characters only.");
  });

  it("can break the file", () => {
    const config = read(model.replace("nc: 80", "nc：80"), true);
    assert.deepEqual(
      config.problems.map(({ code }) => code),
      ["yaml.syntax", "yaml.non-ascii"],
    );
    assert.equal(config.rows.length, 8);
  });
});
