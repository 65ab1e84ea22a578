import assert from "node:assert/strict";
import { stockText } from "../../server/src/yolov5/stock/stock.js";

/** A stock config. */
export const stock = (name = "yolov5s"): string => stockText(name) ?? "";

/** A text with a stretch of it replaced. */
export function replaced(text: string, target: string, replacement: string): string {
  assert.ok(text.includes(target), `the text lacks ${target}`);
  return text.replace(target, () => replacement);
}

/** The rows of a text as a list in brackets, as YOLOv5's files before v6.0 have them. */
const flow = (text: string): string =>
  text
    .replace(/^(backbone|head):\n {2}- /gm, "$1:\n  [")
    .replace(/^ {2}- (\[(?:-1|\[[-\d, ]+\]), \d)/gm, "   $1")
    .replace(/(\n {3}?\[.*\]|\n {2}\[\[.*\])(?=\n)/g, "$1,")
    .replace(/,\n(?=\n|$)/g, "\n  ]\n");

/** The backbone of a stock config as a list in brackets, without its head. */
const flowBackbone = flow(stock()).split("head:")[0] ?? "";

/** What is suggested at a cursor, and what a suggestion makes of the text. */
export interface Case {
  readonly name: string;
  readonly text?: string;
  /** What is replaced, by a text with the cursor. */
  readonly target: string;
  readonly typed: string;
  /** The first labels. */
  readonly first: readonly string[];
  /** The label that is chosen, the first where left out, and what stands in place of the target then. */
  readonly choose?: string;
  readonly want: string;
}

export const completionCases: readonly Case[] = [
  {
    name: "an index for a Concat: the rows of one size first",
    target: "[[-1, 14], 1, Concat",
    typed: "[[-1, |], 1, Concat",
    first: ["14", "13", "12", "11", "6", "5", "17"],
    want: "[[-1, 14], 1, Concat",
  },
  {
    name: "an index for a Detect: the next stride first",
    target: "[[17, 20, 23], 1, Detect",
    typed: "[[17, |], 1, Detect",
    first: ["20", "23", "21"],
    want: "[[17, 20], 1, Detect",
  },
  {
    name: "the list of a Detect",
    target: "[17, 20, 23]",
    typed: "|",
    first: ["[17, 20, 23]", "-1", "23"],
    want: "[17, 20, 23]",
  },
  {
    name: "the list of a Segment",
    text: stock("yolov5s-seg"),
    target: "[17, 20, 23]",
    typed: "|",
    first: ["[17, 20, 23]"],
    want: "[17, 20, 23]",
  },
  {
    name: "the list of a Detect with four levels",
    text: stock("yolov5s6"),
    target: "[23, 26, 29, 32]",
    typed: "|",
    first: ["[23, 26, 29, 32]"],
    want: "[23, 26, 29, 32]",
  },
  {
    name: "an index in general",
    target: "[-1, 6, C3, [256]]",
    typed: "[|",
    first: ["-1", "3", "2", "1", "0"],
    want: "[-1",
  },
  {
    name: "an index that is begun with a minus",
    target: "[-1, 6, C3, [256]]",
    typed: "[-|, 6, C3, [256]]",
    first: ["-1"],
    want: "[-1, 6, C3, [256]]",
  },
  {
    name: "the only index of the first row",
    target: "[-1, 1, Conv, [64, 6, 2, 2]]",
    typed: "[|, 1, Conv, [64, 6, 2, 2]]",
    first: ["-1"],
    want: "[-1, 1, Conv, [64, 6, 2, 2]]",
  },
  {
    name: "repeats of a block",
    target: "[-1, 9, C3, [512]]",
    typed: "[-1, |, C3, [512]]",
    first: ["3", "6", "9", "1"],
    choose: "9",
    want: "[-1, 9, C3, [512]]",
  },
  {
    name: "repeats of what is no block",
    target: "[-1, 1, SPPF, [1024, 5]]",
    typed: "[-1, |, SPPF, [1024, 5]]",
    first: ["1", "3"],
    want: "[-1, 1, SPPF, [1024, 5]]",
  },
  {
    name: "a module, with the args it usually has",
    target: "[-1, 9, C3, [512]]",
    typed: "[-1, 9, |]",
    first: ["C3", "Conv"],
    want: "[-1, 9, C3, [512]]",
  },
  {
    name: "a module behind the first row, which is like no other",
    text: "nc: 80\nbackbone:\n  - [-1, 1, Conv, [64, 6, 2, 2]]\n  - [-1, 1, Conv, [128, 3, 2]]\n",
    target: "[-1, 1, Conv, [128, 3, 2]]",
    typed: "[-1, 1, |]",
    first: ["Conv"],
    want: "[-1, 1, Conv, [128, 3, 2]]",
  },
  {
    name: "a module where nothing is closed",
    target: "[-1, 9, C3, [512]]\n",
    typed: "[-1, 9, C|\n",
    first: ["C3"],
    want: "[-1, 9, C3, [512]]\n",
  },
  {
    name: "a module in place of another",
    target: "[-1, 9, C3, [512]]",
    typed: "[-1, 9, |C3, [512]]",
    first: ["C3"],
    choose: "C3TR",
    want: "[-1, 9, C3TR, [512]]",
  },
  {
    name: "a module of torch",
    target: "[-1, 1, nn.Upsample, [None, 2, nearest]]",
    typed: "[-1, 1, nn.|]",
    first: ["nn.Upsample"],
    want: "[-1, 1, nn.Upsample, [None, 2, nearest]]",
  },
  {
    name: "a module of several inputs",
    target: "[[-1, 6], 1, Concat, [1]]",
    typed: "[[-1, 6], 1, |]",
    first: ["Concat"],
    want: "[[-1, 6], 1, Concat, [1]]",
  },
  {
    name: "the head, where it can be the last row",
    target: "[[17, 20, 23], 1, Detect, [nc, anchors]]",
    typed: "[[17, 20, 23], 1, |]",
    first: ["Detect", "Segment", "Concat"],
    want: "[[17, 20, 23], 1, Detect, [nc, anchors]]",
  },
  {
    name: "a quoted module",
    target: "C3, [1024]]",
    typed: "'C|', [1024]]",
    first: [],
    choose: "C3x",
    want: "'C3x', [1024]]",
  },
  {
    name: "all args",
    target: "[1024, 5]",
    typed: "|",
    first: ["[1024, 5]"],
    want: "[1024, 5]",
  },
  {
    name: "output channels, those of the rows nearby first",
    target: "[-1, 6, C3, [256]]",
    typed: "[-1, 6, C3, [|]]",
    first: ["256", "512", "128"],
    want: "[-1, 6, C3, [256]]",
  },
  {
    name: "a kernel",
    target: "Conv, [64, 6, 2, 2]",
    typed: "Conv, [64, |, 2, 2]",
    first: ["3", "1"],
    choose: "5",
    want: "Conv, [64, 5, 2, 2]",
  },
  {
    name: "a bool, as rows of the head have it",
    target: "[512, False]",
    typed: "[512, |]",
    first: ["False", "True"],
    want: "[512, False]",
  },
  {
    name: "a mode of resizing",
    target: "[None, 2, nearest]",
    typed: "[None, 2, |]",
    first: ["nearest", "bilinear"],
    want: "[None, 2, nearest]",
  },
  {
    name: "a mode of resizing in quotes, where the file has them",
    text: stock().replaceAll("nearest", "'nearest'"),
    target: "[None, 2, 'nearest']",
    typed: "[None, 2, |]",
    first: ["'nearest'", "'bilinear'"],
    want: "[None, 2, 'nearest']",
  },
  {
    name: "within quotes",
    target: "[None, 2, nearest]",
    typed: "[None, 2, 'bi|']",
    first: [],
    choose: "bilinear",
    want: "[None, 2, 'bilinear']",
  },
  { name: "the size of an Upsample", target: "[None, 2, nearest]", typed: "[|]", first: ["None"], want: "[None]" },
  { name: "the classes of the head", target: "[nc, anchors]", typed: "[|]", first: ["nc", "80"], want: "[nc]" },
  {
    name: "the anchors of the head",
    target: "[nc, anchors]",
    typed: "[nc, |",
    first: ["anchors"],
    want: "[nc, anchors",
  },
  {
    name: "a row behind a dash",
    target: "  - [-1, 6, C3, [256]]\n",
    typed: "  - |\n",
    first: ["[-1, 3, C3, [256]]"],
    want: "  - [-1, 3, C3, [256]]\n",
  },
  {
    name: "a row on a fresh line",
    target: "  - [[-1, 6], 1, Concat, [1]]\n",
    typed: "|\n",
    first: ["[[-1, 6], 1, Concat, [1]]"],
    want: "  - [[-1, 6], 1, Concat, [1]]\n",
  },
  {
    name: "a row by the name of its module",
    target: "  - [-1, 1, SPPF, [1024, 5]]\n",
    typed: "  - SPP|\n",
    first: [],
    choose: "[-1, 1, SPPF, [1024, 5]]",
    want: "  - [-1, 1, SPPF, [1024, 5]]\n",
  },
  {
    name: "the last row",
    target: "  - [[17, 20, 23], 1, Detect, [nc, anchors]]",
    typed: "  - |",
    first: ["[[17, 20, 23], 1, Detect, [nc, anchors]]"],
    want: "  - [[17, 20, 23], 1, Detect, [nc, anchors]]",
  },
  {
    name: "the first row",
    text: "nc: 80\nbackbone:\n  - \n",
    target: "  - ",
    typed: "  - |",
    first: ["[-1, 1, Conv, [64, 6, 2, 2]]", "[-1, 1, Focus, [64, 3]]"],
    want: "  - [-1, 1, Conv, [64, 6, 2, 2]]",
  },
  {
    name: "a row of a list in brackets",
    text: flow(stock()),
    target: "   [-1, 6, C3, [256]],\n",
    typed: "   |\n",
    first: ["[-1, 3, C3, [256]]"],
    want: "   [-1, 3, C3, [256]],\n",
  },
  {
    name: "the last row of a list in brackets, with the comma that was missing",
    text: flow(stock()),
    target: "   [-1, 3, C3, [1024, False]],\n   [[17, 20, 23], 1, Detect, [nc, anchors]]\n",
    typed: "   [-1, 3, C3, [1024, False]]\n   |\n",
    first: ["[[17, 20, 23], 1, Detect, [nc, anchors]]"],
    want: "   [-1, 3, C3, [1024, False]],\n   [[17, 20, 23], 1, Detect, [nc, anchors]]\n",
  },
  {
    name: "the first row of a list in brackets",
    text: `${flowBackbone}head:\n  \n`,
    target: "head:\n  \n",
    typed: "head:\n  |\n",
    first: ["[-1, 1, Conv, [1024, 1, 1]]"],
    want: "head:\n  [[-1, 1, Conv, [1024, 1, 1]],\n  ]\n",
  },
  {
    name: "a row with the index in its comment, as the rows above have it",
    text: `nc: 80\nbackbone:\n  - [-1, 1, Conv, [64, 6, 2, 2]]  # 0-P1/2\n  - [-1, 1, Conv, [128, 3, 2]]  # 1-P2/4\n  - `,
    target: "  - [-1, 1, Conv, [128, 3, 2]]  # 1-P2/4\n  - ",
    typed: "  - [-1, 1, Conv, [128, 3, 2]]  # 1-P2/4\n  - |",
    first: ["[-1, 3, C3, [128]]"],
    want: "  - [-1, 1, Conv, [128, 3, 2]]  # 1-P2/4\n  - [-1, 3, C3, [128]]  # 2",
  },
  {
    name: "CRLF",
    text: stock().replaceAll("\n", "\r\n"),
    target: "  - [-1, 6, C3, [256]]\r\n",
    typed: "  - |\r\n",
    first: ["[-1, 3, C3, [256]]"],
    want: "  - [-1, 3, C3, [256]]\r\n",
  },
  {
    name: "a key that is missing",
    target: "depth_multiple: 0.33",
    typed: "dep|",
    first: ["depth_multiple", "activation", "ch"],
    want: "depth_multiple: 0.33",
  },
  {
    name: "a key in place of another",
    target: "nc: 80",
    typed: "n|: 80",
    first: ["nc"],
    want: "nc: 80",
  },
  {
    name: "anchors",
    target: "nc: 80\n",
    typed: "nc: 80\n|\n",
    text: "nc: 80\nbackbone:\n",
    first: ["depth_multiple"],
    choose: "anchors",
    want: `nc: 80\nanchors:\n  - [10, 13, 16, 30, 33, 23]\n  - [30, 61, 62, 45, 59, 119]\n  - [116, 90, 156, 198, 373, 326]\n`,
  },
  {
    name: "a section in the style of the other",
    text: `${flowBackbone}#\n`,
    target: "#\n",
    typed: "|\n",
    first: ["activation"],
    choose: "head",
    want: "head:\n  [[-1, 1, Conv, [1024, 1, 1]],\n  ]\n",
  },
  {
    name: "both multiples of a scale",
    target: "depth_multiple: 0.33\nwidth_multiple: 0.50",
    typed: "depth_multiple: |\nwidth_multiple: 0.50",
    first: ["0.33 (yolov5n)", "0.33 (yolov5s)", "0.67 (yolov5m)", "1.00 (yolov5l)", "1.33 (yolov5x)"],
    choose: "0.67 (yolov5m)",
    want: "depth_multiple: 0.67\nwidth_multiple: 0.75",
  },
  {
    name: "both multiples, the other one first and empty",
    target: "depth_multiple: 0.33\nwidth_multiple: 0.50",
    typed: "depth_multiple:  # depth\nwidth_multiple: 1|  # width",
    first: ["0.25 (yolov5n)"],
    choose: "1.25 (yolov5x)",
    want: "depth_multiple: 1.33  # depth\nwidth_multiple: 1.25  # width",
  },
  {
    name: "one multiple, where the file has no other",
    target: "depth_multiple: 0.33\nwidth_multiple: 0.50",
    typed: "width_multiple: |",
    first: [],
    choose: "0.75 (yolov5m)",
    want: "width_multiple: 0.75",
  },
  {
    name: "an activation",
    target: "nc: 80\n",
    typed: "nc: 80\nactivation: nn.Re|\n",
    first: ["nn.SiLU()", "nn.ReLU()"],
    choose: "nn.ReLU()",
    want: "nc: 80\nactivation: nn.ReLU()\n",
  },
];
