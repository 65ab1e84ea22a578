import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Analysis } from "../../server/src/analysis/types.js";
import { namedModules } from "../../server/src/torch/walk.js";
import { analyse } from "../support/analyse.js";
import { checkoutOf, fixturePython, replaced, type Texts } from "../support/checkout.js";
import { smallModel } from "../support/smallModel.js";

/** What an analysis tells of the passes: every operator with the path of its module, every call, every figure. */
function told({ model, run, layers, totals, problems }: Analysis) {
  const names = namedModules(model.root);
  const nodes = run.pass.nodes.map(({ module, ...node }) => ({ ...node, module: module && names.get(module) }));
  const calls = run.pass.calls.map(({ module, ...call }) => ({ ...call, module: names.get(module) }));
  const figures = layers.map(({ outputs, status, params, macs }) => ({ outputs, status, params, macs }));
  return { nodes, calls, figures, totals, problems };
}

/** Analyses configs one after another in one checkout, and the last of them in a new one: both must tell the same. */
function compare(texts: Texts, configs: readonly string[]): Analysis {
  const checkout = checkoutOf(texts);
  const last = configs.map((config) => analyse(config, { checkout })).at(-1);
  const anew = analyse(configs.at(-1) ?? "", { checkout: checkoutOf(texts) });
  assert.ok(last);
  assert.equal(last.model.origin, "workspace");
  assert.deepEqual(told(last), told(anew));
  return last;
}

/** The fixture with a class behind the others. */
const withClass = (text: string): Texts => ({
  ...fixturePython,
  "models/common.py": `${fixturePython["models/common.py"] ?? ""}\n\n${text}\n`,
});

const stock = smallModel();

describe("a row that was followed before", () => {
  it("tells the same when nothing has changed", () => {
    const { layers } = compare(fixturePython, [stock, stock, stock, stock]);
    assert.ok(layers.every(({ status }) => status === "known"));
  });

  it("tells the same behind a row that has changed", () => {
    compare(fixturePython, [stock, stock, stock, smallModel({ rows: { 3: "[-1, 1, Conv, [160, 3, 2]]" } })]);
  });

  it("tells the same in a config with rows of other modules", () => {
    compare(fixturePython, [stock, stock, stock, smallModel({ rows: { 2: "[-1, 1, SPPF, [64, 5]]" } })]);
  });

  it("is followed again where parse_model has changed a class", () => {
    const activated = smallModel({ keys: { activation: "nn.ReLU()" } });
    const texts = {
      ...fixturePython,
      "models/yolo.py": replaced(
        fixturePython["models/yolo.py"] ?? "",
        "def parse_model(d, ch):",
        "def parse_model(d, ch):\n    if d.get('activation'): Conv.forward = lambda self, x: self.conv(x)",
      ),
    };
    const { run } = compare(texts, [stock, stock, stock, activated]);
    assert.ok(run.pass.nodes.every(({ op }) => op !== "batch_norm" && op !== "silu"));
  });

  const counting = (count: string): string => `
calls = []

class Counting(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.calls = 0

    def forward(self, x):
        ${count}
        return x.repeat(1, 1, 1, n)`;

  it("is followed again where it counts its calls in the module", () => {
    const config = smallModel({ rows: { 4: "[-1, 1, Counting, [64]]" } });
    compare(withClass(counting("self.calls += 1; n = self.calls")), [config, config, config, config]);
  });

  it("is followed again where it counts its calls outside", () => {
    const config = smallModel({ rows: { 4: "[-1, 1, Counting, [64]]" } });
    compare(withClass(counting("calls.append(1); n = len(calls)")), [config, config, config, config]);
  });
});
