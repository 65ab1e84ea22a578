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

describe("a module that was made before", () => {
  const making = (parts: { before?: string; init: string; forward?: string }): string => `
made = []
shared = nn.ReLU()
${parts.before ?? ""}

class Making(nn.Module):
    act = nn.SiLU()

    def __init__(self, c, k=1):
        super().__init__()
        self.conv = nn.Conv2d(c, c, k)
        ${parts.init}

    def forward(self, x):
        return ${parts.forward ?? "self.conv(x)"}`;
  const twice = smallModel({ rows: { 3: "[-1, 1, Making, [32]]", 4: "[-1, 1, Making, [32]]" } });
  const check = (parts: Parameters<typeof making>[0]): Analysis =>
    compare(withClass(making(parts)), [twice, twice, twice, twice]);

  it("has parameters of its own", () => {
    const { layers } = check({
      init: "self.scale = nn.Parameter(torch.ones(c))",
      forward: "self.conv(x) * self.scale.view(1, -1, 1, 1)",
    });
    assert.deepEqual([layers[3]?.params, layers[4]?.params], [32 * 33 + 32, 32 * 33 + 32]);
  });

  it("has what its class or its file shares in common with the others", () => {
    check({ init: "self.act2, self.other = self.act, shared", forward: "self.other(self.act2(self.conv(x)))" });
  });

  it("has in common what a class holds that was not used before", () => {
    const texts = withClass(
      making({ before: "class Holder:\n    act = nn.SiLU()", init: "self.held = Holder.act", forward: "self.held(x)" }),
    );
    compare(texts, [stock, twice, twice]);
  });

  it("shares inside what its constructor shared", () => {
    check({ init: "self.again = nn.Sequential(self.conv, self.conv)", forward: "self.again(x)" });
  });

  it("is made anew where its constructor counts", () => {
    const { layers } = check({
      init: "made.append(1); self.n = len(made)",
      forward: "torch.cat([self.conv(x)] * self.n, 2)",
    });
    assert.deepEqual(
      layers.slice(3, 5).map(({ outputs }) => outputs[0]?.[2]),
      [160, 320],
    );
  });

  it("is made anew where it keeps a list, which another could change", () => {
    check({ init: "self.items = made", forward: "self.conv(x) if self.items is made else x" });
  });

  it("is made anew where it keeps a function, which may hold it", () => {
    check({ init: "self.run = lambda x: self.conv(x)", forward: "self.run(x)" });
  });

  it("is made anew where its constructor runs a module", () => {
    check({
      init: "self.size = self.conv(torch.zeros(1, c, 8, 8)).shape[-1]",
      forward: "self.conv(x)[..., :self.size]",
    });
  });

  it("is made for the arguments it gets", () => {
    const config = smallModel({ rows: { 3: "[-1, 1, Making, [32, 3]]", 4: "[-1, 1, Making, [32, True]]" } });
    compare(withClass(making({ init: "self.k = k" })), [twice, config, twice, config, config]);
  });
});
