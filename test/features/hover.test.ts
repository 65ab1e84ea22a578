import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import type { MarkupContent } from "vscode-languageserver-types";
import { hover } from "../../server/src/features/hover.js";
import { cursor, cursorAt, type Marked } from "../support/cursor.js";
import { analyse, modelOf, settingsWith, stock } from "./models.js";

function hovered({ text, position }: Marked, raw: unknown = {}): string | undefined {
  const found = hover(analyse(text, raw), position, settingsWith(raw));
  return (found?.contents as MarkupContent | undefined)?.value;
}

/** The hover in yolov5s where `target` stands. */
const inStock = (target: string, column = 0, raw: unknown = {}): string =>
  hovered(cursorAt(stock("yolov5s"), target, column), raw) ?? "";

/** The hover at the marker of a row behind one Conv with 32 channels. */
const inRow = (row: string, raw: unknown = {}): string =>
  hovered(cursor(modelOf(["[-1, 1, Conv, [64]]", row])), raw) ?? "";

const c3 = "[-1, 6, C3, [256]]";

describe("hover on a module", () => {
  const text = inStock(c3, 8);

  it("shows the signature and what the module does", () => {
    assert.match(
      text,
      /^```python\nclass C3\(c1: int, c2: int, n: int = 1, shortcut: bool = True, g: int = 1, e: float = 0.5\)\n/,
    );
    assert.match(text, /Cross-stage block/);
  });

  it("lists the args under their parameters", () => {
    for (const [name, value] of [
      ["c1", "128"],
      ["c2", "128"],
      ["n", "2"],
    ]) {
      assert.match(text, new RegExp(`\\| \`${name}\` +\\| \`${value}\` +\\| \\w`));
    }
  });

  it("gives shapes, stride, parameters, GFLOPs and their convention", () => {
    assert.match(text, /128×80×80 → \*\*128×80×80\*\* · stride 8 \(P3\)/);
    assert.match(text, /115,712 params · 1\.5 GFLOPs, 9 % of the model/);
    assert.match(text, /\*GFLOPs are 2 × MAC at 640, before fusing, counted by thop-0\.1\.1\.\*$/);
  });

  it("names the rows that read it", () => {
    assert.match(text, /Row 4 of backbone\. Read by rows 5 and 16\./);
    assert.match(hovered(cursor(modelOf(["[-1, 1, |Conv, [64]]", "[-1, 1, Conv, [64]]"]))) ?? "", /Read by row 1\./);
  });

  it("says how often a block is stacked", () => {
    assert.match(inRow("[-1, 6, |Conv, [64]]"), /2 of them one after another/);
  });

  it("says why a row is not analysed, and what is wrong with one in error", () => {
    const rows = ["[-1, 1, Cnov, [64]]", "[-1, 1, nn.Identity, []]"];
    const text = modelOf(rows);
    assert.match(hovered(cursorAt(text, "Cnov", 1)) ?? "", /YOLOv5 fails here: `NameError: .*Cnov/);
    assert.match(hovered(cursorAt(text, "nn.Identity", 1)) ?? "", /^Not analysed: \S.*\.$/m);
  });
});

describe("hover on from", () => {
  it("names the row it means, with its output", () => {
    const line = stock("yolov5s")
      .split("\n")
      .findIndex((row) => row.includes(c3));
    assert.equal(
      inStock("[-1, 4], 1, Concat", 5),
      `\`4\`: row 4, \`C3\` on line ${line + 1} · **128×80×80** · stride 8 (P3)`,
    );
    assert.match(inStock(c3, 1), /^`-1`: row 3, `Conv` on line \d+ · \*\*128×80×80\*\*/);
  });

  it("lists all rows at the bracket", () => {
    assert.match(inStock("[-1, 4], 1, Concat"), /^- `-1`: row 15, .*\n- `4`: row 4, .*$/);
  });

  it("knows the image", () => {
    assert.equal(
      hovered(cursor(modelOf(["[|-1, 1, Conv, [64]]"])), { imgsz: [384, 640] }),
      "`-1`: the image · 3 channels · 384×640",
    );
  });

  it("says which rows there are where it names none", () => {
    assert.equal(inRow("[|7, 1, Conv, [64]]"), "`7`: nothing; rows 0 to 0 come before this one");
  });
});

describe("hover on the number", () => {
  it("shows what depth_multiple makes of it and what the module does with it", () => {
    assert.match(inStock(c3, 5), /^`6` × depth_multiple `0\.33` = 1\.98, rounded: \*\*2\*\*\n\n`C3` takes it as/);
  });

  it("leaves one alone", () => {
    assert.equal(inRow("[-1, |1, Conv, [64]]"), "`1`: depth_multiple scales only numbers above 1.");
  });

  it("never goes below one", () => {
    const text = modelOf(["[-1, 2, Conv, [64]]"]).replace("0.33", "0.25");
    assert.match(hovered(cursorAt(text, "2, Conv")) ?? "", /= 0\.5, rounded \(a half .*\), but at least 1: \*\*1\*\*/);
  });
});

describe("hover on an arg", () => {
  it("shows output channels after the width multiple", () => {
    const text = inStock(c3, 13);
    assert.match(text, /^\*\*`c2`\*\* of `C3`: output channels\n\nint, required/);
    assert.match(text, /`256` → \*\*`128`\*\*, × width_multiple `0\.5`, rounded up to a multiple of 8$/);
  });

  it("counts the repeats that parse_model puts in", () => {
    assert.match(inRow("[-1, 3, C3, [64, |False]]"), /^\*\*`shortcut`\*\* of `C3`/);
    assert.match(inRow("[-1, 1, Conv, [64, |3]]"), /^\*\*`k`\*\* of `Conv`/);
    assert.match(inRow("[-1, 1, nn.Upsample, [None, |2, 'nearest']]"), /^\*\*`scale_factor`\*\* of `nn\.Upsample`/);
  });

  it("follows the signature of the version", () => {
    const row = "[-1, 1, Conv, [64, 3, 1, 1, 1, |1]]";
    assert.match(inRow(row, { yolov5Version: "v6.2" }), /^\*\*`act`\*\*/);
    assert.match(inRow(row, { yolov5Version: "v7.0" }), /^\*\*`d`\*\*/);
  });

  it("shows what an expression comes to", () => {
    assert.match(inStock("[nc, anchors]", 1), /`nc` → \*\*`80`\*\*$/);
  });

  it("says that an output is not scaled", () => {
    assert.match(inRow("[-1, 1, Conv, [|255]]"), /not scaled, since it equals na × \(nc \+ 5\) = 255/);
  });

  it("counts the args that a module takes", () => {
    assert.match(inRow("[-1, 1, SPPF, [64, 5, |5]]"), /takes no arg here; 2 args at most/);
    assert.match(inRow("[-1, 1, nn.BatchNorm2d, [|64]]"), /parse_model ignores the args/);
  });
});

describe("hover on a key", () => {
  it("shows what depth_multiple changes, at the key and at its value", () => {
    const text = inStock("depth_multiple");
    assert.match(text, /- 3 → \*\*1\*\*: rows 2, 8, 13, 17, 20 and 23\n- 6 → \*\*2\*\*: row 4\n- 9 → \*\*3\*\*: row 6/);
    assert.equal(inStock("0.33", 1), text);
  });

  it("shows what width_multiple changes", () => {
    const text = inStock("width_multiple");
    assert.match(text, /ceil\(channels × 0\.5 \/ 8\) × 8/);
    assert.match(text, /- 64 → \*\*32\*\*: row 0\n- 128 → \*\*64\*\*: rows 1 and 2/);
    assert.match(text, /Not scaled: `nn\.Upsample`, `Concat`, `Detect`\./);
  });

  it("shows what nc gives the head, and the setting that replaces it", () => {
    assert.match(inStock("nc:"), /na × \(nc \+ 5\) = 3 × 85 = \*\*255\*\*/);
    assert.match(inStock("nc:", 0, { nc: 20 }), /`yoloConfig\.nc` replaces it by 20\.[^]*3 × 25 = \*\*75\*\*/);
  });

  it("counts the masks of a segmentation head", () => {
    const text = hovered(cursorAt(stock("yolov5s-seg"), "nc:"));
    assert.match(text ?? "", /na × \(nc \+ 5 \+ 32 masks\) = 3 × 117 = \*\*351\*\*/);
  });

  it("lists the anchors with their strides", () => {
    const text = inStock("anchors:");
    assert.match(text, /\| P3 +\| 8 +\| 10×13, 16×30, 33×23 +\|/);
    assert.match(text, /\| P5 +\| 32 +\| 116×90, 156×198, 373×326 +\|/);
  });

  it("explains anchors that are only a number", () => {
    assert.match(hovered(cursorAt(stock("yolov5-p2"), "anchors:")) ?? "", /^`3` anchors per level without sizes/);
  });

  it("tells which versions read activation and channel_multiple", () => {
    const text = cursorAt(`activation: nn.ReLU()\n${stock("yolov5s")}`, "activation");
    assert.match(hovered(text) ?? "", /Activation of every convolution .*: `ReLU\(\)`/);
    assert.match(hovered(text, { yolov5Version: "v6.1" }) ?? "", /YOLOv5 v6\.1 ignores this key/);
    const multiple = cursorAt(`channel_multiple: 16\n${stock("yolov5s")}`, "channel_multiple");
    assert.match(hovered(multiple, { yolov5Version: "master" }) ?? "", /multiple of 16/);
    assert.match(hovered(multiple) ?? "", /ignores this key/);
  });

  it("gives the channels of the image", () => {
    assert.match(hovered(cursorAt(`ch: 1\n${stock("yolov5s")}`, "ch")) ?? "", /^Channels of the image: `1`/);
  });

  it("sums a section up", () => {
    const text = inStock("backbone:");
    assert.match(text, /^Rows 0 to 9: 5 `Conv`, 4 `C3`, 1 `SPPF`\n\n4\.2 M params · 10\.5 GFLOPs · 63 % of the model/);
  });
});

describe("hover", () => {
  it("gives the range that it explains", () => {
    const { text, position } = cursorAt(stock("yolov5s"), c3, 8);
    const { line } = position;
    const start = text.split("\n")[line]?.indexOf("C3") ?? 0;
    assert.deepEqual(hover(analyse(text), position, settingsWith())?.range, {
      start: { line, character: start },
      end: { line, character: start + 2 },
    });
  });

  it("is silent where it is switched off, in other files and between the rows", () => {
    assert.equal(inStock(c3, 8, { hover: { enabled: false } }), "");
    assert.equal(hovered(cursor("services: [|1]\n")), undefined);
    assert.equal(hovered(cursor(modelOf(["[-1, 1, Conv, [64]]  |"]))), undefined);
  });

  it("has an answer at every place of a file, however broken, and never throws", () => {
    const text = readFileSync("examples/broken.yaml", "utf8");
    for (const broken of [text, text.slice(0, -20), text.replace("anchors:", "anchor:"), text.replace("0.33", "x")]) {
      const analysis = analyse(broken);
      broken.split("\n").forEach((content, line) => {
        for (let character = 0; character <= content.length; character += 3) {
          hover(analysis, { line, character }, settingsWith());
        }
      });
    }
  });
});
