export type Severity = "error" | "warning" | "information" | "hint" | "off";

/** One diagnostic rule. Settings, documentation and tests read this table. */
export interface RuleInfo {
  /** The dotted code of the diagnostic, e.g. `from.range`. */
  readonly code: string;
  /** Severity where the settings say nothing. */
  readonly severity: Severity;
  /** What is wrong when the rule reports, in one sentence. */
  readonly summary: string;
  /** What to do about it, in a sentence or two. */
  readonly advice: string;
  /** False where no comment takes the finding away. */
  readonly suppressible?: false;
  /** The marked text is of no use, and is shown so. */
  readonly unnecessary?: true;
}

export const rules = [
  {
    code: "config.not-model",
    severity: "error",
    summary: "A file that the command line was told to check is no YOLOv5 model config.",
    advice: "Name a file that has the lists backbone and head.",
    suppressible: false,
  },
  {
    code: "config.other-family",
    severity: "information",
    summary:
      "A model config of another YOLO family, e.g. YOLOv8, which YOLOv5 does not read. It is checked only in a " +
      "checkout that builds it.",
    advice: "Nothing, unless YOLOv5 is to build it: then give it anchors, depth_multiple and width_multiple.",
    suppressible: false,
  },
  {
    code: "yaml.syntax",
    severity: "error",
    summary: "The file is not valid YAML as PyYAML reads it, so YOLOv5 cannot open it.",
    advice: "Mend the marked place. Rows that can still be read keep their figures.",
    suppressible: false,
  },
  {
    code: "yaml.duplicate-key",
    severity: "warning",
    summary: "A key stands twice; the last one wins, silently.",
    advice: "Remove the one that is not meant.",
  },
  {
    code: "yaml.non-ascii",
    severity: "warning",
    summary: "A character that is not ASCII changes the meaning: YOLOv5 v6.1 and later drop it before parsing.",
    advice: "Type the ASCII character, e.g. a comma instead of a full-width comma.",
  },
  {
    code: "key.missing",
    severity: "error",
    summary: "A top-level key that YOLOv5 reads is missing.",
    advice: "Add nc, depth_multiple, width_multiple, anchors, backbone and head. Keys are case-sensitive.",
  },
  {
    code: "key.type",
    severity: "error",
    summary: "The value of a top-level key has a type that YOLOv5 cannot work with.",
    advice: "Give the type that the message names.",
  },
  {
    code: "key.value",
    severity: "error",
    summary: "The value of a top-level key makes YOLOv5 fail.",
    advice: "Give a value in the range that the message names.",
  },
  {
    code: "activation.invalid",
    severity: "error",
    summary: "The activation cannot be evaluated, or is not an activation.",
    advice: "Write an instance of a PyTorch class, e.g. nn.SiLU() or nn.LeakyReLU(0.1).",
  },
  {
    code: "row.shape",
    severity: "error",
    summary: "A row is not a list of four items.",
    advice: "Write [from, number, module, args].",
  },
  {
    code: "row.build",
    severity: "error",
    summary: "The module of a row cannot be built: its own Python, or parse_model, raises an exception.",
    advice: "The message and the lines it points at say what was raised and where.",
  },
  {
    code: "model.build",
    severity: "error",
    summary: "All rows can be built, but the constructor of the model raises an exception, e.g. on the anchors.",
    advice: "The message and the lines it points at say what was raised and where.",
  },
  {
    code: "number.type",
    severity: "error",
    summary: "The second item of a row is not an int.",
    advice: "Write how often the module is repeated, as an int without quotes.",
  },
  {
    code: "module.unknown",
    severity: "error",
    summary: "No class of that name can be seen from models/yolo.py.",
    advice: "Correct the name, or import the class in models/yolo.py.",
  },
  {
    code: "module.type",
    severity: "error",
    summary: "The third item of a row is not the name of a module.",
    advice: "Write a class name, e.g. Conv or nn.Upsample.",
  },
  {
    code: "from.range",
    severity: "error",
    summary: "A row reads a row that does not exist yet.",
    advice: "Name an earlier row by its index, or count back from here: -1 is the row before.",
  },
  {
    code: "from.type",
    severity: "error",
    summary: "The first item of a row is not an int or a list of ints.",
    advice: "Write -1, an index, or a list of them, without quotes.",
  },
  {
    code: "from.deleted",
    severity: "error",
    summary: "A row reads a row that was deleted.",
    advice: "Name another row by its index, or read the row above by -1.",
  },
  {
    code: "from.list",
    severity: "error",
    summary: "A module that joins several inputs got a single one, or the reverse.",
    advice: "Concat and the heads take a list, e.g. [-1, 6]; all others take one index.",
  },
  {
    code: "args.evaluate",
    severity: "error",
    summary: "A text among the args is not a Python expression that can be evaluated.",
    advice: "Separate args by commas, and quote nothing but words.",
  },
  {
    code: "args.missing",
    severity: "error",
    summary: "A module needs more args.",
    advice: "Add what the message names. parse_model fills in the input channels by itself for registered modules.",
  },
  {
    code: "args.count",
    severity: "error",
    summary: "A module got more args than it takes.",
    advice: "Remove the last ones.",
  },
  {
    code: "args.type",
    severity: "error",
    summary: "An arg has a type that the module cannot work with.",
    advice: "Give the type that the message names.",
  },
  {
    code: "args.value",
    severity: "error",
    summary: "An arg has a value that PyTorch refuses.",
    advice: "Give a value in the range that the message names.",
  },
  {
    code: "channels.groups",
    severity: "error",
    summary: "Channels cannot be divided by the number of groups.",
    advice: "Groups must divide both the input and the output channels, after the width multiple.",
  },
  {
    code: "channels.mismatch",
    severity: "error",
    summary: "A layer takes another number of channels than it gets.",
    advice: "See which row changes the channels without parse_model knowing, or which index is off.",
  },
  {
    code: "channels.book",
    severity: "error",
    summary: "What leaves a row has other channels than parse_model counts, and a later row fails for it.",
    advice: "Modules outside parse_model's list must keep their channels.",
  },
  {
    code: "shape.concat",
    severity: "error",
    summary: "Concat joins maps of different sizes.",
    advice: "All inputs must have one stride. An index is off, or a stride or an Upsample is missing.",
  },
  {
    code: "shape.small",
    severity: "error",
    summary: "A kernel is larger than the map it runs over.",
    advice: "Shrink the kernel, pad it, or downsample less before.",
  },
  {
    code: "shape.batch-norm",
    severity: "error",
    summary: "Batch normalisation in training needs more than one value per channel, but the map is 1x1.",
    advice: "YOLOv5 builds every model with one image of 256x256 in training mode. Pool or downsample less before.",
  },
  {
    code: "shape.error",
    severity: "error",
    summary: "An operator inside a layer refuses its input.",
    advice: "The message names the operator's own words.",
  },
  {
    code: "head.inputs",
    severity: "error",
    summary: "The number of inputs of the head and of rows in anchors differ.",
    advice: "Give one row of anchors per input, or an int.",
  },
  {
    code: "head.anchors",
    severity: "error",
    summary: "The anchors cannot be read as [width, height] pairs per level.",
    advice: "Give a list of rows, each with the same even number of values, or an int.",
  },
  {
    code: "head.last",
    severity: "error",
    summary: "A row follows the detection head and reads its output.",
    advice: "The head must be the last row, so that YOLOv5 finds it and sets its strides.",
  },
  {
    code: "head.order",
    severity: "warning",
    summary: "Strides of the head's inputs and sizes of the anchors do not ascend together.",
    advice: "List the inputs from the finest to the coarsest map, and the anchors from small to large.",
  },
  {
    code: "head.source",
    severity: "warning",
    summary: "The head reads a Concat or an Upsample, which is nearly always an index that is off by one.",
    advice: "Name the block behind it.",
  },
  {
    code: "head.repeated",
    severity: "warning",
    summary: "The head reads the same row twice.",
    advice: "Name a row of another stride.",
  },
  {
    code: "head.classes",
    severity: "warning",
    summary: "The head has another number of classes than nc says.",
    advice: "Write nc instead of the number.",
  },
  {
    code: "layer.unused",
    severity: "warning",
    summary: "No row reads this row's output, so it is computed for nothing.",
    advice: "An index is off, or the row is left over.",
    unnecessary: true,
  },
  {
    code: "args.channels",
    severity: "warning",
    summary: "An output channel count equals anchors x (classes + 5), so that parse_model does not scale it.",
    advice: "Write another number, unless this row is meant to be an output.",
  },
  {
    code: "comment.index",
    severity: "warning",
    summary: "The index in a row's comment is not the row's index.",
    advice: "Correct the comment; rows were probably inserted or removed above.",
  },
  {
    code: "comment.level",
    severity: "warning",
    summary: "The P-level or stride in a row's comment is not that of its output.",
    advice: "Correct the comment.",
  },
  {
    code: "suppression.unused",
    severity: "warning",
    summary: "A comment ignores a finding that is not there.",
    advice: "Remove the code from the comment, or the comment. It is told of once every row is known and none fails.",
    suppressible: false,
    unnecessary: true,
  },
  {
    code: "suppression.unknown",
    severity: "warning",
    summary: "A comment to this program cannot be followed: what it names does not exist or cannot be ignored.",
    advice: "Write `# yolo-config: ignore[code]` with codes of this page.",
    suppressible: false,
  },
] as const satisfies readonly RuleInfo[];

export type RuleCode = (typeof rules)[number]["code"];

export const ruleByCode: ReadonlyMap<string, RuleInfo> = new Map(rules.map((rule) => [rule.code, rule]));
