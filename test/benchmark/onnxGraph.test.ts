import assert from "node:assert/strict";
import test from "node:test";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { onnxOf } from "../../server/src/benchmark/onnx/exportOnnx.js";
import type { Program, Step } from "../../server/src/benchmark/program/program.js";

const map = [1, 2, 2, 2];

const step = (op: string, inputs: readonly number[], output: number, more: Partial<Step> = {}): Step => ({
  op,
  inputs,
  weights: {},
  attributes: {},
  outputs: [{ id: output, shape: map }],
  layer: 3,
  macs: 0,
  frees: [],
  ...more,
});

const program = (steps: readonly Step[], outputs: readonly number[], images = [0]): Program => ({
  images: images.map((id) => ({ id, shape: map })),
  constants: [{ id: 9, shape: [2, 1, 1], fill: { kind: "values", values: [10, 20] } }],
  steps,
  outputs,
  skipped: [],
});

async function run(written: Program, ...images: readonly (readonly number[])[]) {
  const exported = onnxOf(written, { name: "small" });
  assert.ok(exported.kind === "model", JSON.stringify(exported));
  const session = await InferenceSession.create(exported.bytes, { intraOpNumThreads: 1, logSeverityLevel: 3 });
  const feeds = session.inputNames.map(
    (name, i) => [name, new Tensor("float32", [...(images[i] ?? [])], map)] as const,
  );
  const results = await session.run(Object.fromEntries(feeds));
  const { inputNames, outputNames } = session;
  await session.release();
  const text = new TextDecoder("latin1").decode(exported.bytes);
  return { inputNames, values: outputNames.map((name) => [name, [...(results[name]?.data as Float32Array)]]), text };
}

const ascending = [1, 2, 3, 4, 5, 6, 7, 8];

test("nodes tell their row, operator and step", async () => {
  const steps = [step("add", [0, 9], 1), step("silu", [1], 2, { layer: null })];
  const { inputNames, text } = await run(program(steps, [2]), ascending);
  assert.deepEqual(inputNames, ["images"]);
  for (const name of ["L3_add_0", "L_silu_1_0", "L_silu_1_1", "small"]) assert.ok(text.includes(name), name);
});

test("several images and outputs are counted, and anything may be an output", async () => {
  const { inputNames, values } = await run(
    program([step("sub", [0, 1], 2)], [2, 0, 9, 2], [0, 1]),
    ascending,
    [...ascending].reverse(),
  );
  assert.deepEqual(inputNames, ["images_0", "images_1"]);
  assert.deepEqual(values, [
    ["output_0", [-7, -5, -3, -1, 1, 3, 5, 7]],
    ["output_1", ascending],
    ["output_2", [10, 20]],
    ["output_3", [-7, -5, -3, -1, 1, 3, 5, 7]],
  ]);
});

test("a number stands where the Trace has it", async () => {
  const steps = [
    step("sub", [0], 1, { attributes: { scalars: [10, null] } }),
    step("clamp", [1], 2, { attributes: { scalars: [null, "-inf", 6] } }),
  ];
  const { values } = await run(program(steps, [2]), ascending);
  assert.deepEqual(values, [["output_0", [6, 6, 6, 6, 5, 4, 3, 2]]]);
});

test("what cannot be written is told once, with its row", () => {
  const steps = [
    step("secret", [0], 1),
    step("silu", [1], 2),
    step("leaky_relu", [0], 3, { layer: 4 }),
    step("cdist", [0, 0], 4, { layer: null, attributes: { p: 3 } }),
  ];
  assert.deepEqual(onnxOf(program(steps, [2])), {
    kind: "refused",
    problems: [
      { op: "secret", layer: 3, reason: "secret has no counterpart" },
      { op: "leaky_relu", layer: 4, reason: "leaky_relu with negative_slope unknown" },
      { op: "cdist", layer: null, reason: "cdist with p 3" },
    ],
  });
});

test("a program without outputs is no model", () => {
  assert.equal(onnxOf(program([step("silu", [0], 1)], [])).kind, "refused");
});
