import assert from "node:assert/strict";
import test from "node:test";
import { during, ForwardPass } from "../../server/src/torch/trace.js";
import { Script } from "../support/pythonProgram.js";

/** The operators that code records, with what they were called with besides tensors. */
function traced(code: string) {
  const pass = new ForwardPass(false);
  const header = "import torch\nx, y = torch.rand(2, 3), torch.rand(3)\n";
  const script = new Script({ "main.py": header + code });
  during(pass, () => {
    script.run();
  });
  return pass.nodes
    .filter(({ op }) => op !== "rand")
    .map(({ op, inputs, attributes }) => [op, inputs.length, attributes]);
}

const cases: readonly (readonly [
  code: string,
  op: string,
  inputs: number,
  scalars?: readonly (number | string | null)[],
])[] = [
  ["x * 2", "mul", 1, [null, 2]],
  ["2 - x", "sub", 1, [2, null]],
  ["x + y", "add", 2],
  ["x / 0.5", "div", 1, [null, 0.5]],
  ["x ** 2", "pow", 1, [null, 2]],
  ["x > True", "gt", 1, [null, 1]],
  ["torch.clamp(x, min=0)", "clamp", 1, [null, 0, "inf"]],
  ["torch.where(x > 0, x, -1.5)", "where", 2, [null, null, -1.5]],
];

for (const [code, op, inputs, scalars] of cases) {
  test(`the trace of ${code} keeps its numbers in their places`, () => {
    assert.deepEqual(traced(code).at(-1), [op, inputs, scalars ? { scalars } : {}]);
  });
}

test("the trace names the weights of an operator and what no operator made", () => {
  const pass = new ForwardPass(false);
  const layer = "torch.nn.Sequential(torch.nn.Conv2d(3, 8, 1, bias=False), torch.nn.BatchNorm2d(8, eps=0.5))";
  const script = new Script({ "main.py": `import torch\nx = torch.ones(1, 3, 4, 4)\nnet = ${layer}\ny = net(x)\n` });
  during(pass, () => {
    script.run();
  });
  const [convolution, norm] = pass.nodes.filter(({ op }) => op !== "ones");
  assert.ok(convolution && norm);
  assert.deepEqual(Object.keys(convolution.weights), ["weight"]);
  assert.deepEqual(Object.keys(norm.weights), ["weight", "bias", "running_mean", "running_var"]);
  assert.equal(norm.attributes.eps, 0.5);
  const shapes = Object.values(norm.weights).map((id) => pass.leaves.find((leaf) => leaf.id === id)?.tensor.shape);
  assert.deepEqual(shapes, [[8], [8], [8], [8]]);
});

test("nodes are counted from 0, those that make a view anew after a write to its base too", () => {
  const pass = new ForwardPass(false);
  const script = new Script({ "main.py": "import torch\nx = torch.rand(2, 3)\nv = x[0]\nx[1] = 5\ny = v + 1\n" });
  during(pass, () => {
    script.run();
  });
  assert.equal(pass.nodes.filter(({ op }) => op === "select").length, 3);
  assert.deepEqual(
    pass.nodes.map(({ id }) => id),
    pass.nodes.map((_, i) => i),
  );
});
