import { version } from "@tensorflow/tfjs-backend-cpu/package.json";
import type { Engine } from "./engine.js";
import { noFence, TfjsSession } from "./tfjsSession.js";

/** TensorFlow.js in plain JavaScript: the slow reference that others are compared with. */
export const cpu: Engine = {
  name: "cpu",
  async open() {
    const tf = await import("@tensorflow/tfjs-core");
    await import("@tensorflow/tfjs-backend-cpu");
    tf.enableProdMode();
    await tf.setBackend("cpu");
    return {
      device: { name: "CPU (JavaScript)", isGpu: false, versions: { "tfjs-backend-cpu": version } },
      load: (program, alive) => new TfjsSession(tf, program, noFence, alive),
    };
  },
};
