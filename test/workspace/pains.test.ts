import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Problem } from "../../server/src/analysis/types.js";
import { textIn } from "../support/analyse.js";
import { analyseIn, type Texts } from "../support/checkout.js";
import { smallModel } from "../support/smallModel.js";
import { pains, type Told } from "./pains.data.js";
import { checkout } from "./painCheckout.js";

describe("the commonest mistakes", () => {
  for (const { name, texts = checkout, told, ...edits } of pains) {
    it(name, () => {
      const text = smallModel(edits);
      const { problems } = analyseIn(texts, text);
      const found = problems.map((problem, i) => toldBy(problem, text, texts, told[i]));
      assert.deepEqual(found, told);
    });
  }
});

/** A finding as it is told, with as many of Python's words and the very line of Python that are wanted. */
function toldBy({ code, range, layer, message, related = [], data }: Problem, text: string, texts: Texts, told?: Told) {
  const words = /(?:^| )(?:Python|PyTorch) says: .*$/.exec(message)?.[0].trim() ?? "";
  const says = words.startsWith(told?.says ?? "") ? (told?.says ?? "") : words;
  const [raised] = related.filter(({ path }) => path !== undefined);
  const lines = texts[raised?.path?.replace("/w/", "") ?? ""]?.split("\n") ?? [];
  const at = raised && lines[raised.range.start.line]?.trim();
  return {
    ...{ code, on: textIn(text, range), layer, message: message.replace(words, "").trim(), says },
    ...(at === undefined ? {} : { at }),
    ...(data?.fix === undefined ? {} : { fix: data.fix }),
  };
}

describe("FLOPs that the counter of YOLOv5 does not give", () => {
  const text = smallModel({ rows: { 4: "[-1, 1, Coordinates, [64]]" } });
  const rows = analyseIn(checkout, text).layers;

  it("are there for a class with a pooled side", () => {
    const row = rows[4];
    // Two convolutions of 64 x 64 weights, each over one side of 80 pixels.
    assert.deepEqual([row?.status, row?.macs, row?.params], ["known", 2 * 64 * 64 * 80, 2 * (64 * 64 + 64)]);
  });
});
