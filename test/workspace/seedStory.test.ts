import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { compareConfigs } from "../../server/src/features/compare.js";
import { stockText } from "../../server/src/yolov5/stock/stock.js";
import { versions } from "../../server/src/yolov5/versions.js";
import { compareCounters, compareFigures } from "../golden/compareFigures.js";
import { goldenConfigs } from "../golden/goldenConfig.js";
import { textIn } from "../support/analyse.js";
import { analyseIn, fixture, fixturePython, replaced, type Texts } from "../support/checkout.js";
import { fixedAt } from "../support/quickFix.js";
import { smallModel } from "../support/smallModel.js";

const version = versions["v6.1"];
const config = fixture("models/efficientnet.yaml");
const options = { version, stem: "seed-efficientnet" };
const common = fixturePython["models/common.py"] ?? "";

/** The files once both classes are registered by their quick fixes, one after the other. */
const registered = [0, 1].reduce<Texts>(
  (texts, row) => fixedAt(texts, analyseIn(texts, config, options), row),
  fixturePython,
);

describe("an EfficientNet of one's own", () => {
  it("is refused on the first row that parse_model does not know, at the line that raises", () => {
    const [first, second] = analyseIn(fixturePython, config, options).problems;
    assert.ok(first && second);
    assert.deepEqual([first.code, first.layer, textIn(config, first.range)], ["row.build", 0, "stem"]);
    assert.match(
      first.message,
      /^Layer 0: stem\(c1=32, c2='ReLU6'\) cannot be built\. stem is not registered in parse_model, so it gets /,
    );
    const [raised] = first.related ?? [];
    assert.equal(raised?.path, "/w/models/common.py");
    assert.equal(common.split("\n")[raised.range.start.line]?.trim().startsWith("self.conv = nn.Conv2d(c1, c2"), true);
    assert.deepEqual(first.data, { name: "stem", fix: "register" });
    assert.deepEqual(second.data, { name: "MBConvBlock", fix: "register" });
  });

  it("has all that PyTorch measured once both are registered", () => {
    const [golden] = goldenConfigs("seed");
    assert.ok(golden);
    const analysis = analyseIn(registered, config, options);
    compareFigures(golden, version, analysis);
    assert.deepEqual(analysis.problems, []);
    compareCounters(golden, (counter) => analyseIn(registered, config, { ...options, counter }));
    const { layers, totals } = analysis;
    assert.deepEqual([layers.length, totals.params, totals.layers, totals.gflops], [33, 23_393_205, 339, 45.1]);
  });

  it("costs less than half of yolov5l", () => {
    const own = { label: "efficientnet", analysis: analyseIn(registered, config, options) };
    const text = stockText("yolov5l", "v6.1") ?? "";
    const yolov5l = { label: "yolov5l", analysis: analyseIn(registered, text, { version, stem: "yolov5l" }) };
    const { configs, answers } = compareConfigs([yolov5l, own]);
    assert.deepEqual(
      configs.map(({ gflops }) => gflops),
      [
        { value: 109.3, complete: true },
        { value: 45.1, complete: true },
      ],
    );
    assert.match(answers[0] ?? "", /less than half/);
  });

  it("has a row that books the wrong channels told from the row that fails for it", () => {
    const rows = { 2: "[-1, 1, MBConvBlock, [32, 48, 3, 1]]" };
    const text = smallModel({ rows });
    const { problems } = analyseIn(fixturePython, text, options);
    assert.deepEqual(
      problems.map(({ code, layer }) => [code, layer]),
      [
        ["channels.book", 2],
        ["channels.mismatch", 3],
      ],
    );
  });

  it("keeps the other rows while a def is being typed", () => {
    const typing = replaced(common, "\n\nclass SeBlock", "\n\ndef half(x, y\n\n\nclass SeBlock");
    const { layers } = analyseIn({ ...registered, "models/common.py": typing }, config, options);
    assert.deepEqual(
      layers.filter(({ status }) => status !== "known"),
      [],
    );
  });
});
