import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  formatCount,
  formatExact,
  formatGflops,
  formatGflopSum,
  formatImage,
  formatParams,
  formatParamSum,
  formatShape,
  formatShare,
  formatStride,
  formatValue,
  levelOf,
  shorten,
} from "../../server/src/features/format.js";
import { float, list, tuple, unknown } from "../../server/src/values/value.js";

describe("format", () => {
  it("rounds counts to about three digits", () => {
    const counts = [0, 512, 3520, 18_816, 115_712, 999_940, 999_960, 7_235_389, 46_563_709, 1.2e9];
    assert.deepEqual(counts.map(formatCount), [
      ...["0", "512", "3.5 K", "18.8 K", "116 K", "1.0 M", "1.0 M", "7.2 M", "46.6 M", "1.2 G"],
    ]);
  });

  it("sets thousands apart where every digit counts", () => {
    assert.deepEqual([7, 115_712, 7_235_389].map(formatExact), ["7", "115,712", "7,235,389"]);
  });

  it("gives GFLOPs with one digit behind the point, small ones with two digits", () => {
    assert.deepEqual([109.26, 1.4942208, 0.996, 0.734, 0.0016, 0.0004, 0].map(formatGflops), [
      ...["109.3 GFLOPs", "1.5 GFLOPs", "1.0 GFLOPs", "0.73 GFLOPs", "0.0016 GFLOPs", "< 0.001 GFLOPs", "0 GFLOPs"],
    ]);
  });

  it("marks what is not known and what is a lower bound", () => {
    assert.deepEqual([formatParams(null), formatGflops(null)], ["? params", "? GFLOPs"]);
    assert.equal(formatGflopSum({ value: 3.1, complete: false }), "≥ 3.1 GFLOPs");
    assert.equal(formatParamSum({ value: 7_235_389, complete: true }), "7.2 M params");
  });

  it("gives shares in per cent", () => {
    assert.deepEqual([0, 0.001, 0.0899, 0.125, 1].map(formatShare), ["0 %", "< 1 %", "9 %", "13 %", "100 %"]);
  });

  it("leaves the batch out of shapes", () => {
    assert.deepEqual([[1, 128, 80, 80], [1, null, 80, 80], [1, 25200, 85], [10], null].map(formatShape), [
      "128×80×80",
      "?×80×80",
      "25200×85",
      "10",
      "?",
    ]);
  });

  it("gives an image by its side, or height×width", () => {
    assert.deepEqual([formatImage([640, 640]), formatImage([384, 640])], ["640", "384×640"]);
  });

  it("names the level of a stride that is a power of two", () => {
    assert.deepEqual([8, 64, 12].map(levelOf), ["P3", "P6", undefined]);
    assert.deepEqual([8, 640 / 21].map(formatStride), ["stride 8 (P3)", "stride 30.48"]);
  });

  it("prints values as Python does", () => {
    assert.equal(formatValue(list([null, 2, float(2), "nearest", tuple([1])])), "[None, 2, 2.0, 'nearest', (1,)]");
    assert.equal(formatValue(unknown("why")), "?");
  });

  it("cuts long texts", () => {
    assert.deepEqual([shorten("abcdef", 6), shorten("abcdefg", 6)], ["abcdef", "abcde…"]);
  });
});
