import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import type { InferenceSession, Tensor } from "onnxruntime-node";
import { modelOf } from "../onnx/model.js";
import type { Engine } from "./engine.js";
import { providersIn, readProfile } from "./onnxProfile.js";
import { OnnxSession } from "./onnxSession.js";

/** What is used of the package. */
export interface Ort {
  readonly InferenceSession: typeof InferenceSession;
  readonly Tensor: typeof Tensor;
  readonly env: { readonly versions: { readonly node?: string; readonly common?: string } };
}

/** What ONNX Runtime computes with besides the CPU, where the package for a platform brings it or can fetch it. */
export interface Provider {
  readonly name: string;
  readonly device: string;
}

const cuda = { name: "cuda", device: "GPU (CUDA)" };
const directMl = { name: "dml", device: "GPU (DirectML)" };
const coreMl = { name: "coreml", device: "GPU (CoreML)" };
const webgpu = { name: "webgpu", device: "GPU (WebGPU)" };

/** The best first. Source: https://onnxruntime.ai/docs/get-started/with-javascript/node.html, "Supported versions". */
const providers: Readonly<Record<string, readonly Provider[]>> = {
  "linux-x64": [cuda, webgpu],
  "win32-x64": [directMl, webgpu],
  "win32-arm64": [directMl, webgpu],
  "darwin-arm64": [coreMl, webgpu],
  "darwin-x64": [coreMl],
};

/** What Linux shows of a GPU; a driver that computes in software needs none of it, and is no GPU. */
const linuxDevices = ["/dev/dri/renderD128", "/dev/nvidia0", "/dev/dxg"];

/** The providers worth trying on a machine. `exists` tells whether a file is there. */
export function providersOn(machine: string, exists: (file: string) => boolean): readonly Provider[] {
  if (machine.startsWith("linux") && !linuxDevices.some(exists)) return [];
  return providers[machine] ?? [];
}

/** ONNX Runtime: the model is handed over as ONNX. On a GPU where a provider for one really runs, else on the CPU. */
export const onnxruntime: Engine = {
  name: "onnxruntime-node",
  async open({ installed }) {
    if (installed === undefined) return { unavailable: "it is not installed" };
    let ort: Ort;
    try {
      ort = createRequire(path.join(installed, "package.json"))("onnxruntime-node") as Ort;
    } catch (error) {
      return { unavailable: failureOf(error) };
    }
    const candidates = providersOn(`${process.platform}-${process.arch}`, existsSync);
    let chosen: Provider = { name: "cpu", device: "CPU (ONNX Runtime)" };
    for (const candidate of candidates) {
      if (chosen.name === "cpu" && (await computes(ort, candidate.name))) chosen = candidate;
    }
    const version = ort.env.versions.node ?? ort.env.versions.common ?? "?";
    return {
      device: { name: chosen.device, isGpu: chosen.name !== "cpu", versions: { "onnxruntime-node": version } },
      load: (program, alive) => new OnnxSession(ort, program, chosen.name, alive),
    };
  },
};

/** Whether a provider computes what it is given; ONNX Runtime goes on with the CPU where it does not. */
async function computes(ort: Ort, provider: string): Promise<boolean> {
  const folder = mkdtempSync(path.join(tmpdir(), "yolo-config-"));
  const shape = [1, 8, 8, 8];
  const node = { name: "L0_probe", type: "Relu", inputs: ["images"], outputs: ["output_0"], attributes: {} };
  const inputs = [{ name: "images", shape }];
  const outputs = [{ name: "output_0", shape }];
  const model = modelOf({ name: "probe", nodes: [node], inputs, outputs, constants: [] });
  try {
    const session = await ort.InferenceSession.create(model, {
      executionProviders: [provider],
      enableProfiling: true,
      profileFilePrefix: path.join(folder, "probe"),
      logSeverityLevel: 4,
    });
    await session.run({ images: new ort.Tensor("float32", new Float32Array(512), shape) });
    session.endProfiling();
    await session.release();
    return providersIn(readProfile(folder)).some((name) => name !== "CPUExecutionProvider");
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function failureOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (/Cannot find module/.test(message)) return "it is not installed";
  if (/GLIBC(XX)?_/.test(message)) return "the system's C library is older than it needs";
  return message.split("\n")[0] ?? "it cannot be loaded";
}
