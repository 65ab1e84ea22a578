import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { memoryOf, memoryProblem } from "../../server/src/benchmark/memory.js";
import { foldNorms } from "../../server/src/benchmark/program/folding.js";
import { programOfModel } from "../../server/src/benchmark/program/programOfModel.js";
import { imageOf, valuesOf } from "../../server/src/benchmark/program/seeded.js";
import { analyse } from "../support/analyse.js";
import { smallModel } from "../support/smallModel.js";
import { smallProgram } from "./smallProgram.js";

const programOf = (config: string, batch = 1) => programOfModel(analyse(config).model, { imgsz: [64, 64], batch });

describe("the program of a model", () => {
  it("has an image, weights with names, and the maps of the head as outputs", () => {
    const { images, constants, outputs, skipped } = programOf(smallModel(), 2);
    assert.deepEqual(
      images.map(({ shape }) => shape),
      [[2, 3, 64, 64]],
    );
    const [first] = constants;
    assert.deepEqual(first?.fill, { kind: "seeded", role: "weight", name: "0.conv.weight", fanIn: 27 });
    assert.equal(outputs.length, 3);
    assert.deepEqual(skipped, []);
  });

  it("frees every tensor once, after its last reader, but no output", () => {
    const { steps, outputs } = programOf(smallModel());
    const freed = steps.flatMap(({ frees }) => frees);
    const made = steps.flatMap((step) => step.outputs.map(({ id }) => id));
    assert.equal(new Set(freed).size, freed.length);
    assert.deepEqual(new Set([...freed, ...outputs]), new Set(made));
    for (const [at, { inputs }] of steps.entries()) {
      const before = steps.slice(0, at).flatMap(({ frees }) => frees);
      assert.ok(inputs.every((id) => !before.includes(id)));
    }
  });

  it("leaves out a row that is not known, and what depends on it", () => {
    const { steps, skipped, outputs } = programOf(smallModel({ rows: { 1: "[-1, 1, Mystery, [64]]" } }));
    assert.ok(steps.length > 0 && steps.every(({ layer }) => layer === 0));
    assert.ok(skipped.length > 0);
    assert.deepEqual(outputs, []);
  });
});

describe("folding batch norms", () => {
  it("leaves a convolution with a bias that gives what the norm gave", () => {
    const { steps, constants } = foldNorms(smallProgram);
    assert.deepEqual(
      steps.map(({ op }) => op),
      ["conv2d", "silu"],
    );
    const value = (id: number | undefined) =>
      valuesOf(constants.find((one) => one.id === id) ?? assert.fail("no such constant"));
    const before = (id: number) => valuesOf(smallProgram.constants.find((one) => one.id === id) ?? assert.fail());
    const [weight, bias] = [value(steps[0]?.weights.weight), value(steps[0]?.weights.bias)];
    const factor = (before(3)[1] ?? 0) / Math.sqrt((before(5)[1] ?? 0) + 0.001);
    assert.ok(Math.abs((weight[27] ?? 0) - (before(1)[27] ?? 0) * factor) < 1e-6);
    assert.ok(Math.abs((bias[1] ?? 0) + (before(4)[1] ?? 0) * factor) < 1e-6);
  });

  it("folds every norm of a model behind a convolution", () => {
    const folded = foldNorms(programOf(smallModel()));
    assert.ok(folded.steps.every(({ op }) => op !== "batch_norm"));
  });
});

describe("seeded values", () => {
  it("depend on the name and the role alone, and lie in their range", () => {
    const [weight] = smallProgram.constants;
    assert.ok(weight);
    const values = valuesOf(weight);
    assert.deepEqual(values, valuesOf({ ...weight, id: 99 }));
    assert.ok(values.every((value) => Math.abs(value) <= Math.sqrt(3 / 27)));
    assert.ok(imageOf([1, 3, 4, 4]).every((value) => value >= 0 && value < 1));
  });
});

describe("the memory that a program takes", () => {
  it("is that of its weights and of the tensors that live at once, twice", () => {
    const floats = 108 + 4 + 4 + 4 + (192 + 64 + 64);
    assert.equal(memoryOf(smallProgram), 2 * 4 * floats);
  });

  it("is a problem where it is not there", () => {
    assert.equal(memoryProblem(smallProgram, "cpu", 2 ** 30), undefined);
    const huge = { ...smallProgram, images: [{ id: 0, shape: [64, 3, 4096, 4096] }] };
    assert.equal(
      memoryProblem(huge, "wasm", 2 ** 40),
      "The pass needs about 24.0 GB and 2.0 GB are there: choose a smaller image or batch.",
    );
  });
});
