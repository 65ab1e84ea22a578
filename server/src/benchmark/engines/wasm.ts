import path from "node:path";
import { version } from "@tensorflow/tfjs-backend-wasm/package.json";
import type { Engine } from "./engine.js";
import { noFence, TfjsSession } from "./tfjsSession.js";

/** TensorFlow.js on WebAssembly: comes with the extension and runs everywhere. */
export const wasm: Engine = {
  name: "wasm",
  async open({ wasm: folder }) {
    const tf = await import("@tensorflow/tfjs-core");
    const { setWasmPaths } = await import("@tensorflow/tfjs-backend-wasm");
    setWasmPaths(folder + path.sep);
    tf.enableProdMode();
    if (!(await tf.setBackend("wasm"))) return { unavailable: `its files in ${folder} could not be loaded` };
    const simd = (await tf.env().getAsync("WASM_HAS_SIMD_SUPPORT")) === true ? " SIMD" : "";
    return {
      device: { name: `CPU (WebAssembly${simd})`, isGpu: false, versions: { "tfjs-backend-wasm": version } },
      load: (program, alive) => new TfjsSession(tf, program, noFence, alive),
    };
  },
};
