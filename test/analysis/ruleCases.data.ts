import type { RuleCode } from "../../server/src/analysis/rules/table.js";
import type { Edits } from "../support/smallModel.js";

/** One finding: its code, the text it stands on, the row it belongs to, and words of its message. */
export interface Wanted {
  readonly code: RuleCode;
  readonly on: string;
  readonly layer?: number;
  readonly says?: RegExp;
}

export interface RuleCase extends Edits {
  readonly name: string;
  readonly wants: readonly Wanted[];
}

const row = (index: number, text: string): Edits => ({ rows: { [index]: text } });
const key = (name: string, text: string | null): Edits => ({ keys: { [name]: text } });

/** Mistakes in the small model, and all that is reported of each. */
export const ruleCases: readonly RuleCase[] = [
  { name: "a model without mistakes", wants: [] },
  {
    name: "an unclosed bracket",
    ...row(3, "[-1, 1, Conv, [128, 3, 2]"),
    wants: [{ code: "yaml.syntax", on: "[-1, 1, Conv, [128, 3, 2]", says: /closing bracket/ }],
  },
  {
    name: "a key given twice",
    ...key("nc", "80\nnc: 20"),
    wants: [{ code: "yaml.duplicate-key", on: "nc", says: /given twice/ }],
  },
  {
    name: "a full-width comma",
    ...row(1, "[-1, 1, Conv, [64，3, 1]]"),
    wants: [{ code: "yaml.non-ascii", on: "，", says: /64，3.*643/ }],
  },
  {
    name: "nc missing",
    ...key("nc", null),
    wants: [{ code: "key.missing", on: "depth_multiple", says: /`nc` is missing/ }],
  },
  {
    name: "a misspelt key",
    keys: { depth_multiple: null, depth_multipel: "0.33" },
    wants: [{ code: "key.missing", on: "depth_multipel", says: /Is `depth_multipel` meant/ }],
  },
  {
    name: "depth with a comma",
    ...key("depth_multiple", "0,33"),
    wants: [{ code: "key.type", on: "0,33", layer: 2, says: /Write a point/ }],
  },
  {
    name: "a comment glued to the width",
    ...key("width_multiple", "0.5# width"),
    wants: [{ code: "key.type", on: "0.5# width", layer: 0, says: /space before the #/ }],
  },
  {
    name: "a width of 0",
    ...key("width_multiple", "0"),
    wants: [{ code: "key.value", on: "0", layer: 0, says: /greater than 0/ }],
  },
  {
    name: "no classes",
    ...key("nc", "0"),
    wants: [{ code: "key.value", on: "0", layer: 9, says: /must be 1 or more/ }],
  },
  {
    name: "an activation without nn.",
    ...key("activation", "SiLU()"),
    wants: [{ code: "activation.invalid", on: "SiLU()", says: /`nn.SiLU\(\)`/ }],
  },
  {
    name: "an activation class in place of an instance, where nothing convolves behind it",
    keys: { activation: "nn.ReLU" },
    rows: {
      0: "[-1, 0, C3, [32]]",
      ...Object.fromEntries([1, 2, 3, 4, 6, 7, 8, 9].map((index) => [index, null])),
      5: "[-1, 1, nn.Identity, []]",
    },
    wants: [{ code: "shape.error", on: "C3", layer: 0, says: /got ReLU/ }],
  },
  {
    name: "a row of three items",
    ...row(1, "[-1, 1, Conv]"),
    wants: [{ code: "row.shape", on: "[-1, 1, Conv]", layer: 1, says: /3 items/ }],
  },
  {
    name: "a quoted number",
    ...row(2, "[-1, '3', C3, [64]]"),
    wants: [{ code: "number.type", on: "'3'", layer: 2, says: /the text '3'/ }],
  },
  {
    name: "a float for the repeats of C3",
    ...row(2, "[-1, 1.0, C3, [64]]"),
    wants: [{ code: "number.type", on: "1.0", layer: 2, says: /the float 1.0/ }],
  },
  {
    name: "a misspelt module",
    ...row(3, "[-1, 1, Convv, [128, 3, 2]]"),
    wants: [{ code: "module.unknown", on: "Convv", layer: 3, says: /Did you mean `Conv`/ }],
  },
  {
    name: "nn. forgotten",
    ...row(5, "[-1, 1, Upsample, [None, 2, nearest]]"),
    wants: [{ code: "module.unknown", on: "Upsample", layer: 5, says: /Did you mean `nn.Upsample`/ }],
  },
  {
    name: "a module that is null",
    ...row(3, "[-1, 1, null, [128, 3, 2]]"),
    wants: [{ code: "module.type", on: "null", layer: 3 }],
  },
  {
    name: "a row that comes later",
    ...row(6, "[[-1, 8], 1, Concat, [1]]"),
    wants: [{ code: "from.range", on: "8", layer: 6, says: /Layer 6 can read 0 to 5, or -1 to -6/ }],
  },
  {
    name: "a row that reads itself",
    ...row(6, "[[-1, 6], 1, Concat, [1]]"),
    wants: [{ code: "from.range", on: "6", layer: 6, says: /reads itself/ }],
  },
  {
    name: "the first row counting back",
    ...row(0, "[-2, 1, Conv, [32, 3, 2]]"),
    wants: [{ code: "from.range", on: "-2", layer: 0, says: /reads the image, by -1/ }],
  },
  {
    name: "a quoted index",
    ...row(3, "['-1', 1, Conv, [128, 3, 2]]"),
    wants: [{ code: "from.type", on: "'-1'", layer: 3, says: /without quotes/ }],
  },
  {
    name: "a row that read a deleted one",
    ...row(6, "[[-1, deleted], 1, Concat, [1]]"),
    wants: [{ code: "from.deleted", on: "deleted", layer: 6, says: /Layer 6 reads a row that was deleted/ }],
  },
  {
    name: "one index for Concat",
    ...row(6, "[-1, 1, Concat, [1]]"),
    wants: [{ code: "from.list", on: "-1", layer: 6, says: /must be a list/ }],
  },
  {
    name: "a list for Conv",
    ...row(3, "[[-1], 1, Conv, [128, 3, 2]]"),
    wants: [{ code: "from.list", on: "[-1]", layer: 3, says: /Write -1/ }],
  },
  {
    name: "an empty list for Concat",
    ...row(6, "[[], 1, Concat, [1]]"),
    wants: [
      { code: "layer.unused", on: "[-1, 1, nn.Upsample, [None, 2, nearest]]", layer: 5 },
      { code: "from.list", on: "[]", layer: 6, says: /joins no rows/ },
    ],
  },
  {
    name: "a comma missing between args",
    ...row(1, "[-1, 1, Conv, [64 3, 2]]"),
    wants: [{ code: "args.evaluate", on: "64 3", layer: 1, says: /Is a comma missing/ }],
  },
  {
    name: "no args",
    ...row(1, "[-1, 1, Conv, []]"),
    wants: [{ code: "args.missing", on: "[]", layer: 1, says: /needs c2/ }],
  },
  {
    name: "args without a list",
    ...row(1, "[-1, 1, Conv, 64]"),
    wants: [{ code: "args.type", on: "64", layer: 1, says: /Write \[64\]/ }],
  },
  {
    name: "too many args",
    ...row(2, "[-1, 3, C3, [64, True, 1, 0.5, 7]]"),
    wants: [
      {
        code: "args.count",
        on: "[64, True, 1, 0.5, 7]",
        layer: 2,
        says: /at most 4 args, \[c2, shortcut\?, g\?, e\?\], but gets 5, since parse_model fills in c1 and n/,
      },
    ],
  },
  {
    name: "a text for a kernel",
    ...row(1, "[-1, 1, Conv, [64, three, 2]]"),
    wants: [{ code: "args.type", on: "three", layer: 1, says: /k \(kernel size\), but gets the text 'three'/ }],
  },
  {
    name: "negative channels",
    ...row(3, "[-1, 1, Conv, [-128, 3, 2]]"),
    wants: [{ code: "args.value", on: "-128", layer: 3, says: /c2 \(output channels\)/ }],
  },
  {
    name: "a stride of 0",
    ...row(3, "[-1, 1, Conv, [128, 3, 0]]"),
    wants: [{ code: "args.value", on: "0", layer: 3, says: /non-positive stride/ }],
  },
  {
    name: "groups that do not divide",
    ...row(3, "[-1, 1, Conv, [128, 3, 2, 1, 3]]"),
    wants: [{ code: "channels.groups", on: "3", layer: 3, says: /32 and 64 after scaling/ }],
  },
  {
    name: "a plain convolution that changes channels",
    ...row(3, "[-1, 1, nn.Conv2d, [32, 64, 3, 2, 1]]"),
    wants: [
      { code: "channels.book", on: "nn.Conv2d", layer: 3, says: /gives 64 channels where parse_model counts 32/ },
      { code: "channels.mismatch", on: "C3", layer: 4, says: /takes 32 channels but gets 64 from layer 3/ },
    ],
  },
  {
    name: "a repeated Conv that changes channels",
    ...row(3, "[-1, 6, Conv, [128, 3, 1]]"),
    wants: [{ code: "channels.mismatch", on: "6", layer: 3, says: /runs 2 copies of Conv/ }],
  },
  {
    name: "a skip from another stride",
    ...row(6, "[[-1, 0], 1, Concat, [1]]"),
    wants: [{ code: "shape.concat", on: "0", layer: 6, says: /160×160.*320×320.*Layers of 160×160: 1, 2/ }],
  },
  {
    name: "a kernel larger than the map",
    ...row(3, "[-1, 1, Conv, [128, 99, 2, 0]]"),
    wants: [{ code: "shape.small", on: "99", layer: 3, says: /256×256/ }],
  },
  {
    name: "batch normalisation of one cell",
    rows: { 5: "[-1, 1, nn.AdaptiveAvgPool2d, [1]]", 6: "[-1, 1, Conv, [128, 1, 1]]", 7: "[2, 1, C3, [64]]" },
    wants: [
      { code: "layer.unused", on: "[-1, 1, Conv, [128, 1, 1]]", layer: 6 },
      { code: "shape.batch-norm", on: "Conv", layer: 6, says: /1×1 map/ },
    ],
  },
  {
    name: "a linear layer on a map",
    ...row(5, "[-1, 1, nn.Linear, [3, 3]]"),
    wants: [{ code: "shape.error", on: "nn.Linear", layer: 5, says: /cannot be multiplied/ }],
  },
  {
    name: "three rows of anchors for two inputs",
    ...key("anchors", "[[1,2], [3,4], [5,6]]"),
    wants: [{ code: "head.inputs", on: "[7, 8]", layer: 9, says: /2 rows.*3 rows of anchors/ }],
  },
  {
    name: "one input more than anchors",
    ...row(9, "[[2, 7, 8], 1, Detect, [nc, anchors]]"),
    wants: [{ code: "head.inputs", on: "[2, 7, 8]", layer: 9, says: /reads 3 rows, but anchors has 2/ }],
  },
  {
    name: "an odd number of anchor values",
    ...key("anchors", "[[10,13, 16], [30,61, 62]]"),
    wants: [{ code: "head.anchors", on: "[[10,13, 16], [30,61, 62]]", layer: 9 }],
  },
  {
    name: "a row behind the head",
    ...row(9, "[[7, 8], 1, Detect, [nc, anchors]]\n  - [-1, 1, Conv, [64, 1, 1]]"),
    wants: [{ code: "head.last", on: "[-1, 1, Conv, [64, 1, 1]]", layer: 10, says: /must be the last row/ }],
  },
  {
    name: "anchors from large to small",
    ...key("anchors", "[[30,61, 62,45], [10,13, 16,30]]"),
    wants: [{ code: "head.order", on: "[[30,61, 62,45], [10,13, 16,30]]", says: /turns the anchors round/ }],
  },
  {
    name: "a head that reads a Concat",
    ...row(9, "[[6, 8], 1, Detect, [nc, anchors]]"),
    wants: [{ code: "head.source", on: "6", layer: 9, says: /Is layer 7 \(C3\) meant/ }],
  },
  {
    name: "a head that reads a row twice",
    ...row(9, "[[8, 8], 1, Detect, [nc, anchors]]"),
    wants: [{ code: "head.repeated", on: "8", layer: 9 }],
  },
  {
    name: "another number of classes",
    ...row(9, "[[7, 8], 1, Detect, [20, anchors]]"),
    wants: [{ code: "head.classes", on: "20", layer: 9, says: /nc is 80/ }],
  },
  {
    name: "the nc of another case",
    ...row(9, "[[7, 8], 1, Detect, [NC, anchors]]"),
    wants: [{ code: "args.type", on: "NC", layer: 9, says: /Write nc/ }],
  },
  {
    name: "channels that look like an output",
    ...row(3, "[-1, 1, Conv, [255, 3, 2]]"),
    wants: [{ code: "args.channels", on: "255", layer: 3 }],
  },
  {
    name: "an index in a comment that is off",
    ...row(3, "[-1, 1, Conv, [128, 3, 2]]  # 4-P3/8"),
    wants: [{ code: "comment.index", on: "# 4-P3/8", layer: 3, says: /this is layer 3/ }],
  },
  {
    name: "a level in a comment that is off",
    ...row(3, "[-1, 1, Conv, [128, 3, 2]]  # 3-P4/16"),
    wants: [{ code: "comment.level", on: "# 3-P4/16", layer: 3, says: /P3\/8/ }],
  },
  {
    name: "a suppression that is of no use",
    ...row(3, "[-1, 1, Conv, [128, 3, 2]]  # 3  # yolo-config: ignore[comment.index]"),
    wants: [{ code: "suppression.unused", on: "comment.index", says: /is not found here/ }],
  },
  {
    name: "a suppression of what does not exist",
    ...row(3, "[-1, 1, Conv, [128, 3, 2]]  # 4  # yolo-config: ignore[comment.indx, comment.index]"),
    wants: [{ code: "suppression.unknown", on: "comment.indx", says: /Did you mean `comment.index`/ }],
  },
];
