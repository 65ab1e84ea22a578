import assert from "node:assert/strict";
import test from "node:test";
import { evaluate } from "../../server/src/python/evaluate.js";
import { functional } from "../../server/src/torch/functions/functional.js";
import { torch } from "../../server/src/torch/namespace.js";
import { nn } from "../../server/src/torch/nn/namespace.js";
import { during, ForwardPass } from "../../server/src/torch/trace.js";

/** The multiply-accumulates of everything that an expression runs. */
function macs(expression: string): number {
  const pass = new ForwardPass(false);
  const names = { torch, F: functional, nn };
  during(pass, () => evaluate(expression, { lookup: (word) => names[word as keyof typeof names] }));
  return pass.nodes.reduce((sum, { macs: own }) => sum + (own ?? NaN), 0);
}

const image = "torch.zeros(2, 16, 9, 9)";

/** A function, the class that does the same, and what both cost. */
const rows: readonly (readonly [fn: string, cls: string, cost: number])[] = [
  [`F.conv2d(${image}, torch.zeros(8, 16, 3, 3))`, `nn.Conv2d(16, 8, 3)(${image})`, 2 * 8 * 7 * 7 * 16 * 9],
  [
    `torch.conv2d(${image}, torch.zeros(8, 4, 3, 3), torch.zeros(8), 2, 1, groups=4)`,
    `nn.Conv2d(16, 8, 3, 2, 1, groups=4)(${image})`,
    2 * 8 * 5 * 5 * 4 * 9,
  ],
  [
    `F.conv2d(${image}, torch.zeros(16, 1, 3, 3), padding='same', groups=16)`,
    `nn.Conv2d(16, 16, 3, padding='same', groups=16)(${image})`,
    2 * 16 * 9 * 9 * 9,
  ],
  [
    `F.conv_transpose2d(${image}, torch.zeros(16, 8, 2, 2), stride=2)`,
    `nn.ConvTranspose2d(16, 8, 2, 2)(${image})`,
    2 * 16 * 9 * 9 * 8 * 4,
  ],
  ["F.conv1d(torch.zeros(1, 4, 9), torch.zeros(6, 4, 3))", "nn.Conv1d(4, 6, 3)(torch.zeros(1, 4, 9))", 6 * 7 * 4 * 3],
  [`F.interpolate(${image}, scale_factor=2)`, `nn.Upsample(None, 2)(${image})`, 0],
  [`F.avg_pool2d(${image}, 3)`, `nn.AvgPool2d(3)(${image})`, 0],
];

test("functions cost what the classes cost", () => {
  for (const [fn, cls, cost] of rows) assert.deepEqual([macs(fn), macs(cls)], [cost, cost], fn);
});

test("PyTorch's counters do not see deformable convolutions", () => {
  const given = `${image}, torch.zeros(8, 16, 3, 3), torch.zeros(2, 18, 7, 7), torch.zeros(2, 9, 7, 7), torch.zeros(8)`;
  assert.equal(macs(`torch.ops.torchvision.deform_conv2d(${given}, 1, 1, 0, 0, 1, 1, 1, 1, True)`), 0);
});
