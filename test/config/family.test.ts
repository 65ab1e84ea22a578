import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { model, read } from "./source.js";

const row = "  - [-1, 1, Conv, [64, 3]]\n";
const later = `nc: 80\nscales:\n  n: [0.33, 0.25, 1024]\nbackbone:\n${row}  - [-1, 3, C2f, [64, True]]\nhead:\n  - [[0, 1], 1, Detect, [nc]]\n`;
const noAnchors = model.replace(/anchors:\n.*\n.*\n/, "");

const families: readonly (readonly [title: string, text: string, family: string])[] = [
  ["a model", model, "yolov5"],
  ["a model without head", `nc: 1\nbackbone:\n${row}`, "yolov5"],
  ["an empty backbone", `nc: 1\nbackbone: []\nhead:\n${row}`, "yolov5"],
  ["a misspelt backbone", model.replace("backbone", "backone"), "yolov5"],
  ["a misspelt head", model.replace("head:", "Head:"), "yolov5"],
  ["sections alone", `backbone:\n${row}head:\n${row}`, "yolov5"],
  ["a model with scales instead of multiples", model.replace("depth_multiple: 0.33", "scales:\n  s: [1, 1]"), "yolov5"],
  ["a model without the anchors it names", noAnchors, "yolov5"],
  ["a model that borrows a later block", model.replace("C3,", "C2f,"), "yolov5"],
  ["YOLOv8", later, "other"],
  ["YOLOv8 with multiples", later.replace(/scales:\n.*\n/, "depth_multiple: 0.33\n"), "other"],
  ["YOLOv5u", noAnchors.replace("depth_multiple: 0.33", "scales: {s: [1]}").replace("[nc, anchors]", "[nc]"), "other"],
  ["half-typed YOLOv8", later.replace("[nc]]", "[nc"), "other"],
  ["nothing", "", "none"],
  ["a comment", "# yolov5\n", "none"],
  ["a data set", "path: data\ntrain: images\nval: images\nnc: 2\nnames: [a, b]\n", "none"],
  ["hyperparameters", "lr0: 0.01\nmomentum: 0.9\nanchors: 3\n", "none"],
  ["anchors alone", "anchors_p5_640:\n  - [10,13, 16,30]\n", "none"],
  ["a workflow", "name: CI\non: [push]\njobs:\n  test:\n    steps:\n      - run: make\n", "none"],
  ["docker compose", "services:\n  head:\n    image: x\n", "none"],
  ["a head that is no list of rows", "head: [a, b, c]\nnc: 1\n", "none"],
  ["a section without another sign", `head:\n${row}`, "none"],
  ["broken text", "[[[", "none"],
];

describe("the family", () => {
  for (const [title, text, family] of families) {
    it(`of ${title} is ${family}`, () => assert.equal(read(text).family, family));
  }
});
