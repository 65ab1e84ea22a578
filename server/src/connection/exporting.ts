import type { CancellationToken } from "vscode-languageserver";
import { modelAsOnnx } from "../benchmark/onnx/modelAsOnnx.js";
import type { Done, Messages } from "../messages.js";
import { stemOf } from "./models.js";
import { noProcess } from "./benchmarking.js";
import type { Session } from "./session.js";

/** Writes the model of an open document as ONNX. */
export async function exportOnnx(
  { workshop, models }: Session,
  { uri, file }: Messages["yoloConfig/exportOnnx"]["params"],
  token: CancellationToken,
): Promise<Done> {
  if (workshop === undefined) return { kind: "refused", reason: noProcess };
  const model = await models.get(uri, token);
  if (model?.analysis === undefined) return { kind: "refused", reason: "The file is no YOLOv5 model config." };
  const { imgsz, "benchmark.batch": batch, "benchmark.fuse": fuse } = model.settings;
  const exported = modelAsOnnx(model.analysis.model, { imgsz, batch: batch ?? 1, fuse, name: stemOf(uri) });
  if (exported.kind === "refused") return { kind: "refused", reason: exported.sentences.join(" ") };
  const problem = await workshop.write(file, exported.bytes);
  if (problem !== undefined) return { kind: "refused", reason: `${file} cannot be written: ${problem}.` };
  return { kind: "done", text: `${file}: ${(exported.bytes.length / 2 ** 20).toFixed(1)} MB` };
}
