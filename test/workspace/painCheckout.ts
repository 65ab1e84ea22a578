import { fixturePython, replaced, type Texts } from "../support/checkout.js";

const common = fixturePython["models/common.py"] ?? "";
const yolo = fixturePython["models/yolo.py"] ?? "";

/** Classes as users write them: one that changes channels, ones that keep them, one that joins maps. */
const own = `

class RepBlock(nn.Module):
    def __init__(self, c1, c2, k=3, s=1):
        super().__init__()
        self.conv = nn.Conv2d(c1, c2, k, s, k // 2)

    def forward(self, x):
        return self.conv(x)


class Attention(nn.Module):
    def __init__(self, channels, reduction=16):
        super().__init__()
        self.squeeze = nn.Conv2d(channels, channels // reduction, 1)
        self.expand = nn.Conv2d(channels // reduction, channels, 1)

    def forward(self, x):
        return x * self.expand(self.squeeze(x)).sigmoid()


class Add(nn.Module):
    def forward(self, x):
        return x[0] + x[1]


class Coordinates(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.rows, self.columns = nn.AdaptiveAvgPool2d((None, 1)), nn.AdaptiveAvgPool2d((1, None))
        self.a, self.b = nn.Conv2d(c, c, 1), nn.Conv2d(c, c, 1)

    def forward(self, x):
        return x * self.a(self.rows(x)).sigmoid() * self.b(self.columns(x)).sigmoid()
`;

/** A checkout with these classes. */
export const checkout: Texts = { ...fixturePython, "models/common.py": common + own };
/** A checkout with a part of its `parse_model` replaced. */
export const parsing = (target: string, replacement: string, texts = checkout): Texts => ({
  ...texts,
  "models/yolo.py": replaced(yolo, target, replacement),
});
/** `parse_model` that knows `Add` as it knows Concat. */
export const adding = parsing("elif m is Concat:", "elif m in (Concat, Add):");
/** A head that goes through its anchors, as YOLOv5's does. */
export const byAnchors = parsing(
  "        for level, conv in enumerate(self.m):\n            y = conv(x[level])",
  "        for level in range(self.nl):\n            y = self.m[level](x[level])",
);
/** The same classes in a file of their own. */
export const apart: Texts = { ...fixturePython, "models/attention.py": `import torch.nn as nn\n${own}` };
