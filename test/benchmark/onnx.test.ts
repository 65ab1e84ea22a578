import test from "node:test";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { onnxOf } from "../../server/src/benchmark/onnx/exportOnnx.js";
import { programOf } from "../../server/src/benchmark/program/programOf.js";
import { imageOf } from "../../server/src/benchmark/program/seeded.js";
import { NotAnalysed } from "../../server/src/values/errors.js";
import { type Case, difference, reference, judge, type CaseVerdict } from "./figures.js";
import { recorded } from "./recordedCase.js";

const { prelude, cases } = reference;

/** The outputs of a model in ONNX Runtime, given the images that go with its shapes. */
async function run(bytes: Uint8Array, shapes: readonly (readonly number[])[]): Promise<readonly Tensor[]> {
  const session = await InferenceSession.create(bytes, { intraOpNumThreads: 1, logSeverityLevel: 3 });
  const feeds = session.inputNames.map((name) => {
    const at = name === "images" ? 0 : Number(name.replace("images_", ""));
    const shape = shapes[at] ?? [];
    return [name, new Tensor("float32", imageOf(shape, at), [...shape])] as const;
  });
  const results = await session.run(Object.fromEntries(feeds));
  await session.release();
  return session.outputNames.map((name) => results[name] as Tensor);
}

/** How what was written differs from PyTorch, or why it was not written. */
async function verdictOf({ source, shapes, outputs }: Case): Promise<CaseVerdict | undefined> {
  let program;
  try {
    program = programOf(recorded(prelude + source, shapes));
  } catch (error) {
    if (error instanceof NotAnalysed) return { leftOut: error.reason };
    throw error;
  }
  const [skipped] = program.skipped;
  if (skipped) return { leftOut: skipped.reason };
  if (program.outputs.length !== outputs.length) return { leftOut: `${program.outputs.length} outputs` };
  const exported = onnxOf(program);
  if (exported.kind === "refused") {
    return { leftOut: exported.problems.map(({ op, reason }) => `${op}: ${reason}`).join("; ") };
  }
  try {
    const tensors = await run(exported.bytes, shapes);
    const wrong = tensors.map((tensor, i) => {
      const figures = outputs[i];
      return figures ? difference(tensor.data as Float32Array, tensor.dims, figures) : "one output too many";
    });
    const first = wrong.find((each) => each !== undefined);
    return first === undefined ? undefined : { wrong: first };
  } catch (error) {
    return { wrong: String(error) };
  }
}

test("what PyTorch computes, ONNX Runtime does from what is written", async () => {
  const verdicts: (CaseVerdict & { readonly title: string })[] = [];
  for (const each of cases) verdicts.push({ title: each.title, ...(await verdictOf(each)) });
  judge(verdicts);
});
