import { cpu } from "./cpu.js";
import type { Engine, Opened, Places } from "./engine.js";
import { nodePackage } from "./nodePackage.js";
import { onnxruntime } from "./onnxruntime.js";
import { wasm } from "./wasm.js";
import { webgpu } from "./webgpu.js";

/** Every engine, the best first: `auto` takes the first that has a GPU, else `wasm`. */
const engines: readonly Engine[] = [
  nodePackage("tfjs-node-gpu", "@tensorflow/tfjs-node-gpu", true),
  webgpu,
  onnxruntime,
  nodePackage("tfjs-node", "@tensorflow/tfjs-node", false),
  wasm,
  cpu,
];

/** An engine that runs, and why those that are better do not. */
export type Chosen =
  | {
      readonly kind: "opened";
      readonly engine: Engine;
      readonly opened: Opened;
      readonly passedOver: readonly string[];
    }
  | { readonly kind: "none"; readonly reason: string };

/** Opens an engine by its name, or with `auto` the best that has a GPU, and `wasm` where none has. */
export async function openEngine(name: string, places: (engine: Engine) => Places): Promise<Chosen> {
  if (name !== "auto") {
    const engine = engines.find((each) => each.name === name);
    const names = engines.map((each) => each.name).join(", ");
    if (engine === undefined) return { kind: "none", reason: `There is no engine ${name}: ${names}.` };
    const opened = await engine.open(places(engine));
    return "unavailable" in opened
      ? { kind: "none", reason: `${name} is not available: ${opened.unavailable}.` }
      : { kind: "opened", engine, opened, passedOver: [] };
  }
  const passedOver: string[] = [];
  for (const engine of engines) {
    if (engine === cpu) continue;
    if (engine !== wasm && places(engine).installed === undefined) {
      passedOver.push(`${engine.name}: it is not installed`);
      continue;
    }
    const opened = await engine.open(places(engine));
    if ("unavailable" in opened) passedOver.push(`${engine.name}: ${opened.unavailable}`);
    else if (opened.device.isGpu || engine === wasm) return { kind: "opened", engine, opened, passedOver };
    else {
      opened.close?.();
      passedOver.push(`${engine.name}: it has no GPU`);
    }
  }
  return { kind: "none", reason: `No engine is available. ${passedOver.join("; ")}.` };
}
