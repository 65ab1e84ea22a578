import type { Texts } from "../support/checkout.js";
import type { Edits } from "../support/smallModel.js";
import { adding, apart, byAnchors, parsing } from "./painCheckout.js";

/** What the victim of a mistake reads. */
export interface Told {
  readonly code: string;
  /** The text of the config that is marked. */
  readonly on: string;
  readonly layer: number;
  /** The message, but for what Python or PyTorch says. */
  readonly message: string;
  /** The first words of Python or PyTorch. */
  readonly says: string;
  /** The Python line that raised, or the class; none where Python has no part in it. */
  readonly at?: string;
  readonly fix?: "register" | "import" | "create";
}

export interface Pain extends Edits {
  readonly name: string;
  readonly texts?: Texts;
  readonly told: readonly Told[];
}

const asWritten =
  "so it gets its args as they are written, without the input channels in front and without width_multiple";

/** The commonest mistakes in configs, by how many of their victims asked for help in public. */
export const pains: readonly Pain[] = [
  {
    name: "A class that changes channels is not registered",
    rows: { 3: "[-1, 1, RepBlock, [128, 3, 2]]" },
    told: [
      {
        code: "channels.mismatch",
        on: "RepBlock",
        layer: 3,
        message:
          "Layer 3 (RepBlock) takes 128 channels but gets 32 from layer 2. RepBlock is not registered in " +
          `parse_model, ${asWritten}. Register it there.`,
        says: "PyTorch says: RuntimeError: Given groups=1, weight of size [3, 128, 2, 2]",
        at: "return self.conv(x)",
        fix: "register",
      },
    ],
  },
  {
    name: "A class that is not registered builds, and the row behind it fails",
    rows: { 3: "[-1, 1, RepBlock, [32, 64, 3, 2]]" },
    told: [
      {
        code: "channels.book",
        on: "RepBlock",
        layer: 3,
        message:
          "Layer 3 (RepBlock) gives 64 channels where parse_model counts 32, since RepBlock is not in parse_model's " +
          "list of modules that change channels, so that layer 4 fails.",
        says: "",
        at: "return self.act(self.bn(self.conv(x)))",
        fix: "register",
      },
      {
        code: "channels.mismatch",
        on: "C3",
        layer: 4,
        message:
          "Layer 4 (C3) takes 32 channels but gets 64 from layer 3: layer 3 (RepBlock) gives 64 channels where " +
          "parse_model counts 32, since RepBlock is not in parse_model's list of modules that change channels.",
        says: "PyTorch says: RuntimeError: Given groups=1, weight of size [32, 32, 1, 1]",
        at: "return self.act(self.bn(self.conv(x)))",
      },
    ],
  },
  {
    name: "A config that works at width 1 is used at width 0.5",
    rows: { 4: "[-1, 1, Attention, [128]]" },
    told: [
      {
        code: "channels.mismatch",
        on: "Attention",
        layer: 4,
        message:
          "Layer 4 (Attention) takes 128 channels but gets 64 from layer 3. Attention is not registered in " +
          `parse_model, ${asWritten}. Write 64 for channels.`,
        says: "PyTorch says: RuntimeError: Given groups=1, weight of size [8, 128, 1, 1]",
        at: "return x * self.expand(self.squeeze(x)).sigmoid()",
      },
    ],
  },
  {
    name: "A class stands in a file that models/yolo.py does not import",
    texts: apart,
    rows: { 4: "[-1, 1, Attention, [64]]" },
    told: [
      {
        code: "module.unknown",
        on: "Attention",
        layer: 4,
        message:
          "`Attention` is defined in models/attention.py:13, but models/yolo.py does not import it, and parse_model " +
          "looks names up there.",
        says: "Python says: NameError: name 'Attention' is not defined",
        at: "class Attention(nn.Module):",
        fix: "import",
      },
    ],
  },
  {
    name: "A class that parse_model looks up among its globals is not there",
    texts: parsing("eval(m) if isinstance(m, str) else m", "globals()[m]"),
    rows: { 4: "[-1, 1, SimConv, [128]]", 5: "[-1, 1, Conv, [128]]" },
    told: [
      {
        code: "module.unknown",
        on: "SimConv",
        layer: 4,
        message:
          "`SimConv` is not defined: neither models/yolo.py nor what it imports has it. Define the class, e.g. in " +
          "models/common.py.",
        says: "Python says: KeyError: 'SimConv'",
        fix: "create",
      },
    ],
  },
  {
    name: "A name is spelt as another fork spells it",
    rows: { 4: "[-1, 1, attention, [64]]" },
    told: [
      {
        code: "module.unknown",
        on: "attention",
        layer: 4,
        message:
          "`attention` is not defined: neither models/yolo.py nor what it imports has it. Did you mean `Attention`?",
        says: "Python says: NameError: name 'attention' is not defined",
        fix: "create",
      },
    ],
  },
  {
    name: "Concat reads a row of another stride",
    rows: { 6: "[[-1, 0], 1, Concat, [1]]" },
    told: [
      {
        code: "shape.concat",
        on: "0",
        layer: 6,
        message:
          "Concat joins maps of different sizes: layer 5 (160×160) and layer 0 (320×320). Layers of 160×160: 1, 2.",
        says: "PyTorch says: RuntimeError: Sizes of tensors must match except in dimension 1.",
        at: "return torch.cat(x, self.d)",
      },
    ],
  },
  {
    name: "A module of one's own adds maps of different strides",
    texts: adding,
    rows: { 6: "[[-1, 3], 1, Add, []]", 7: "[-1, 3, C3, [64, False]]" },
    told: [
      {
        code: "shape.concat",
        on: "3",
        layer: 6,
        message: "Add joins maps of different sizes: layer 5 (160×160) and layer 3 (80×80). Layers of 160×160: 1, 2.",
        says: "PyTorch says: RuntimeError: The size of tensor a (64) must match the size of tensor b (32)",
        at: "return x[0] + x[1]",
      },
    ],
  },
  {
    name: "An input was added to Detect, but no row to anchors",
    rows: { 9: "[[4, 7, 8], 1, Detect, [nc, anchors]]" },
    told: [
      {
        code: "head.inputs",
        on: "[4, 7, 8]",
        layer: 9,
        message: "Detect reads 3 layers, but anchors has 2 rows, and it needs one row for each. Add 1 to anchors.",
        says: "PyTorch says: RuntimeError: The size of tensor a (2) must match the size of tensor b (3)",
        at: "head.anchors /= head.stride.view(-1, 1, 1)",
      },
    ],
  },
  {
    name: "An input was taken from Detect, but no row from anchors",
    texts: byAnchors,
    rows: { 8: null, 9: "[[7], 1, Detect, [nc, anchors]]" },
    told: [
      {
        code: "head.inputs",
        on: "[7]",
        layer: 8,
        message:
          "Detect reads 1 layer, but anchors has 2 rows, and it needs one row for each. Remove 1 from anchors, or " +
          "let Detect read 1 more.",
        says: "Python says: IndexError: index 1 is out of range",
        at: "y = self.m[level](x[level])",
      },
    ],
  },
  {
    name: "A level has an odd number of anchor values",
    keys: { anchors: "[[10,13, 16,30, 33], [30,61, 62,45, 59]]" },
    told: [
      {
        code: "head.anchors",
        on: "[[10,13, 16,30, 33], [30,61, 62,45, 59]]",
        layer: 9,
        message:
          "Detect cannot read the anchors: it takes one row [w, h, w, h, ...] per input, all of one length, but " +
          "anchors has rows of 5, 5 values.",
        says: "PyTorch says: RuntimeError: shape '[2, 2, 2]' is invalid for input of size 10",
        at: 'self.register_buffer("anchors", torch.tensor(anchors).float().view(self.nl, self.na, 2))',
      },
    ],
  },
  {
    name: "A row is copied from a fork whose class takes more args",
    rows: { 4: "[-1, 1, Attention, [64, 16, 3, 5]]" },
    told: [
      {
        code: "args.count",
        on: "[64, 16, 3, 5]",
        layer: 4,
        message:
          "Layer 4: parse_model calls Attention(channels=64, reduction=16, 3, 5), but the class takes (channels, " +
          `reduction=16). Attention is not registered in parse_model, ${asWritten}.`,
        says: "Python says: TypeError: Attention.__init__() takes from 2 to 3 positional arguments but 5 were given",
        at: "class Attention(nn.Module):",
      },
    ],
  },
  {
    name: "A registered class gets an arg too many",
    rows: { 3: "[-1, 1, Conv, [128, 3, 2, 1, 1, True, 9]]" },
    told: [
      {
        code: "args.count",
        on: "[128, 3, 2, 1, 1, True, 9]",
        layer: 3,
        message:
          "Layer 3: parse_model calls Conv(c1=32, c2=64, k=3, s=2, p=1, g=1, act=True, 9), but the class takes (c1, " +
          "c2, k=1, s=1, p=None, g=1, act=True). 7 of these args are in the row, c1 comes from parse_model.",
        says: "Python says: TypeError: Conv.__init__() takes from 3 to 8 positional arguments but 9 were given",
        at: "class Conv(nn.Module):",
      },
    ],
  },
  {
    name: "Detect gets the args of another version",
    rows: { 9: "[[7, 8], 1, Detect, [nc]]" },
    told: [
      {
        code: "args.missing",
        on: "[nc]",
        layer: 9,
        message:
          "Detect gets no anchors: parse_model appends the channels of the inputs to the args of the row, and so " +
          "they stand where Detect takes its anchors. Write [nc, anchors].",
        says: "Python says: TypeError: object of type 'int' has no len()",
        at: "self.na = len(anchors[0]) // 2",
      },
    ],
  },
  {
    name: "Concat keeps an index of a longer backbone",
    rows: { 6: "[[-1, 17], 1, Concat, [1]]" },
    told: [
      {
        code: "from.range",
        on: "17",
        layer: 6,
        message: "Layer 6 reads layer 17, which comes later or does not exist. Layer 6 can read 0 to 5, or -1 to -6.",
        says: "Python says: IndexError: list index out of range",
        at: "c2 = sum(ch[x] for x in f)",
      },
    ],
  },
  {
    name: "Detect keeps an index of a longer head",
    rows: { 9: "[[7, 18], 1, Detect, [nc, anchors]]" },
    told: [
      {
        code: "from.range",
        on: "18",
        layer: 9,
        message: "Layer 9 reads layer 18, which comes later or does not exist. Layer 9 can read 0 to 8, or -1 to -9.",
        says: "Python says: IndexError: list index out of range",
        at: "args.append([ch[x] for x in f])",
      },
    ],
  },
  {
    name: "A registered class stands without args",
    rows: { 4: "[-1, 1, C3, []]" },
    told: [
      {
        code: "args.missing",
        on: "[]",
        layer: 4,
        message: "Layer 4: parse_model takes args[0], the output channels, for C3, but args is empty.",
        says: "Python says: IndexError: list index out of range",
        at: "c1, c2 = ch[f], args[0]",
      },
    ],
  },
  {
    name: "A module of one's own reads several rows, of which parse_model knows nothing",
    rows: { 6: "[[-1, 2], 1, Add, []]" },
    told: [
      {
        code: "from.list",
        on: "[-1, 2]",
        layer: 6,
        message:
          "Layer 6 names 2 rows, but parse_model looks up the channels of one row for Add. Give Add a branch of its " +
          "own there, beside that of Concat, which sets c2.",
        says: "Python says: TypeError: list indices must be integers or slices, not list",
        at: "c2 = ch[f]",
      },
    ],
  },
];
