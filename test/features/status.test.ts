import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { statusOf } from "../../server/src/features/status.js";
import { analyse, settingsWith, stock } from "./models.js";

const status = (text: string, raw: unknown = {}) => statusOf(analyse(text, raw), settingsWith(raw));

describe("the status of a model", () => {
  it("tells version, totals, image and counter", () => {
    const { text, detail, severity } = status(stock("yolov5s"), { yolov5Version: "v6.1", imgsz: [384, 640] });
    assert.deepEqual(
      [text, detail, severity],
      ["YOLOv5 v6.1 · 9.9 GFLOPs · 7.2 M params", "at 384×640, by thop-0.0.31", "fine"],
    );
  });

  it("is grave where the file has errors, as the settings see them", () => {
    const broken = stock("yolov5s").replace("SPPF", "SPPG");
    assert.match(status(broken).detail, / · 1 error · \d+ rows not analysed$/);
    assert.equal(status(broken).severity, "error");
    const off = status(broken, { diagnostics: { severity: { "module.unknown": "warning" } } });
    assert.match(off.detail, / · 1 warning · \d+ rows not analysed$/);
    assert.equal(off.severity, "warning");
  });

  it("says what is shown in place of the file's figures", () => {
    const { detail } = statusOf(analyse(stock("yolov5s")), settingsWith(), { scale: "x" });
    assert.match(detail, / · preview: x$/);
  });

  it("says whose modules the model is built of", () => {
    assert.deepEqual(status(stock("yolov5s")).modules, {
      text: "Modules of YOLOv5 v7.0, built in",
      detail: "no checkout around the file",
      severity: "fine",
    });
  });
});
