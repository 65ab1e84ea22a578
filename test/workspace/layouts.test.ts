import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findCheckout } from "../../server/src/workspace/findCheckout.js";
import { MemoryFiles } from "../../server/src/workspace/memoryFiles.js";

const parser = "from models.common import *\n\n\ndef parse_model(d, ch):\n    pass\n";
const tasks = "from ultralytics.nn.modules import Conv\n\n\ndef parse_model(d, ch, verbose=True):\n    pass\n";

type Texts = Readonly<Record<string, string>>;

const yolov5: Texts = {
  "/w/models/__init__.py": "",
  "/w/models/common.py": "",
  "/w/models/tf.py": parser,
  "/w/models/yolo.py": parser,
};
const ultralytics: Texts = {
  "/w/ultralytics/__init__.py": "",
  "/w/ultralytics/nn/__init__.py": "",
  "/w/ultralytics/nn/modules/__init__.py": "",
  "/w/ultralytics/nn/tasks.py": tasks,
};
const below = (folder: string, texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).map(([path, text]) => [path.replace("/w", folder), text]));

interface Case {
  readonly title: string;
  readonly files: Texts;
  readonly config: string;
  readonly folders?: readonly string[];
  readonly parseModel?: string;
  /** The root and the module, why there is none, or undefined. */
  readonly found: readonly [root: string, moduleName: string] | string | undefined;
}

const cases: readonly Case[] = [
  { title: "beside the config", files: yolov5, config: "/w/models/x.yaml", found: ["/w", "models.yolo"] },
  { title: "above models/hub", files: yolov5, config: "/w/models/hub/x.yaml", found: ["/w", "models.yolo"] },
  { title: "above cfg/training", files: yolov5, config: "/w/cfg/training/x.yaml", found: ["/w", "models.yolo"] },
  { title: "at the root", files: yolov5, config: "/w/x.yaml", found: ["/w", "models.yolo"] },
  {
    title: "in a package",
    files: ultralytics,
    config: "/w/ultralytics/cfg/models/v8/x.yaml",
    found: ["/w", "ultralytics.nn.tasks"],
  },
  {
    title: "in a package beside the config",
    files: ultralytics,
    config: "/w/my/x.yaml",
    found: ["/w", "ultralytics.nn.tasks"],
  },
  {
    title: "YOLOv5's before Ultralytics' in one folder",
    files: { ...ultralytics, ...yolov5 },
    config: "/w/x.yaml",
    found: ["/w", "models.yolo"],
  },
  {
    title: "the one that train.py takes its model from",
    files: {
      ...yolov5,
      "/w/models/yolo_test.py": parser,
      "/w/train.py": "from models.yolo import Model\nfrom models.yolo_test import Model  # two images\n",
    },
    config: "/w/models/x.yaml",
    found: ["/w", "models.yolo_test"],
  },
  {
    title: "the usual one where train.py takes a model that has none",
    files: { ...yolov5, "/w/train.py": "from models.common import Model\n" },
    config: "/w/models/x.yaml",
    found: ["/w", "models.yolo"],
  },
  {
    title: "the nearest of two",
    files: { ...yolov5, ...below("/w/YOLOv5-SPD", yolov5) },
    config: "/w/YOLOv5-SPD/models/hub/x.yaml",
    found: ["/w/YOLOv5-SPD", "models.yolo"],
  },
  {
    title: "the outer of two from outside",
    files: { ...yolov5, ...below("/w/YOLOv5-SPD", yolov5) },
    config: "/w/cfg/x.yaml",
    found: ["/w", "models.yolo"],
  },
  {
    title: "in the folder yolov5 beside",
    files: below("/w/yolov5", yolov5),
    config: "/w/configs/x.yaml",
    found: ["/w/yolov5", "models.yolo"],
  },
  {
    title: "above the folder that is open, for what is imported",
    files: yolov5,
    config: "/w/models/hub/x.yaml",
    folders: ["/w/models"],
    found: ["/w", "models.yolo"],
  },
  {
    title: "a parser that calls its package by its whole name",
    files: {
      "/w/yolov5/__init__.py": "",
      "/w/yolov5/models/__init__.py": "",
      "/w/yolov5/models/yolo.py": "from yolov5.models.common import *\ndef parse_model(d, ch): pass\n",
    },
    config: "/w/yolov5/models/x.yaml",
    found: ["/w", "yolov5.models.yolo"],
  },
  {
    title: "a parser in a root that is a package itself",
    files: { ...yolov5, "/w/__init__.py": "" },
    config: "/w/models/x.yaml",
    found: ["/w", "models.yolo"],
  },
  {
    title: "a parser that imports nothing of its own",
    files: { "/w/models/yolo.py": "def parse_model(d, ch): pass\n" },
    config: "/w/models/x.yaml",
    found: ["/w", "models.yolo"],
  },
  {
    title: "a lone parser",
    files: { "/w/yolo.py": "import torch\ndef parse_model(d, ch): pass\n" },
    config: "/w/x.yaml",
    found: ["/w", "yolo"],
  },
  {
    title: "none where it is a method, a call or a comment",
    files: {
      "/w/models/yolo.py":
        "class A:\n    def parse_model(self): pass\nparse_model(1)\n# def parse_model(d, ch): pass\n",
    },
    config: "/w/models/x.yaml",
    found: undefined,
  },
  {
    title: "none in a file of another name",
    files: { "/w/models/tf.py": parser },
    config: "/w/x.yaml",
    found: undefined,
  },
  {
    title: "none above the folder that is open",
    files: yolov5,
    config: "/w/sub/x.yaml",
    folders: ["/w/sub", "/v"],
    found: undefined,
  },
  {
    title: "one above the inner of two folders that are open",
    files: yolov5,
    config: "/w/sub/x.yaml",
    folders: ["/w/sub", "/w"],
    found: ["/w", "models.yolo"],
  },
  { title: "none without any", files: {}, config: "/x.yaml", found: undefined },
  { title: "none if it is not wanted", files: yolov5, config: "/w/x.yaml", parseModel: "builtin", found: undefined },
  {
    title: "the one that is named, from the folder that is open",
    files: { ...yolov5, "/w/models/yolo_quantize.py": parser },
    config: "/w/models/hub/x.yaml",
    folders: ["/w"],
    parseModel: "models/yolo_quantize.py",
    found: ["/w", "models.yolo_quantize"],
  },
  {
    title: "the one that is named, from the folder of the config",
    files: yolov5,
    config: "/w/cfg/x.yaml",
    parseModel: "../models/tf.py",
    found: ["/w", "models.tf"],
  },
  {
    title: "the one that is named in full",
    files: below("/v", yolov5),
    config: "/w/x.yaml",
    folders: ["/w"],
    parseModel: "/v/models/yolo.py",
    found: ["/v", "models.yolo"],
  },
  {
    title: "no other where the one that is named is not there",
    files: yolov5,
    config: "/w/x.yaml",
    parseModel: "models/yolov9.py",
    found: "does not exist",
  },
  {
    title: "no other where the one that is named has no parser",
    files: yolov5,
    config: "/w/x.yaml",
    parseModel: "models/common.py",
    found: "does not define parse_model",
  },
];

describe("the parse_model around a config", () => {
  for (const { title, files, config, folders = [], parseModel = "auto", found } of cases) {
    it(`is ${title}`, () => {
      const place = findCheckout(config, new MemoryFiles(files), { parseModel, folders });
      const short =
        place === undefined ? undefined : "refusal" in place ? place.refusal : [place.root, place.moduleName];
      assert.deepEqual(short, found);
    });
  }
});
