import { fixturePython, replaced, type Texts } from "../support/checkout.js";
import type { RuleCase } from "./ruleCases.data.js";

export interface CheckoutCase extends RuleCase {
  readonly texts: Texts;
}

const common = fixturePython["models/common.py"] ?? "";
const yolo = fixturePython["models/yolo.py"] ?? "";

/** The checkout with a class whose constructor takes a ratio between 0 and 1. */
const withClass: Texts = {
  ...fixturePython,
  "models/common.py": `${common}

class Ratio(nn.Module):
    def __init__(self, c, ratio):
        super().__init__()
        if not 0 < ratio < 1:
            raise ValueError("ratio must lie between 0 and 1")

    def forward(self, x):
        return x
`,
};

const withModel = (target: string, replacement: string): Texts => ({
  ...fixturePython,
  "models/yolo.py": replaced(yolo, target, replacement),
});

/** What the Python of a checkout refuses in the small model. */
export const checkoutCases: readonly CheckoutCase[] = [
  { name: "a checkout without mistakes", texts: fixturePython, wants: [] },
  {
    name: "a constructor that raises",
    texts: withClass,
    rows: { 4: "[-1, 1, Ratio, [64, 2]]" },
    wants: [{ code: "row.build", on: "Ratio", layer: 4, says: /Ratio\(c=64, ratio=2\) cannot be built.*lie between/ }],
  },
  {
    name: "a constructor of PyTorch that raises",
    texts: fixturePython,
    rows: { 4: "[-1, 1, nn.Conv2d, [64, 64, 1, 1, 0, 1, 7]]" },
    wants: [{ code: "row.build", on: "7", layer: 4, says: /groups=7.*must be divisible by groups/ }],
  },
  {
    name: "a constructor that raises before the args are what they seem",
    texts: fixturePython,
    rows: { 0: "[-1, 1, stem, [32, ReLU6]]" },
    wants: [{ code: "row.build", on: "stem", layer: 0, says: /stem is not registered in parse_model/ }],
  },
  {
    name: "a model that refuses what its rows make",
    texts: withModel("head.anchors /=", 'assert len(head.m) == 3, "three levels"\n            head.anchors /='),
    wants: [{ code: "model.build", on: "[[7, 8], 1, Detect, [nc, anchors]]", says: /AssertionError: three levels/ }],
  },
  {
    name: "a model that reads what no row has made",
    texts: withModel("self.set_biases(head)", "self.set_biases(head.cv3)"),
    wants: [{ code: "model.build", on: "[[7, 8], 1, Detect, [nc, anchors]]", says: /has no attribute 'cv3'/ }],
  },
];
