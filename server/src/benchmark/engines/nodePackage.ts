import { createRequire } from "node:module";
import path from "node:path";
import util from "node:util";
import type { EngineName } from "../../features/engines.data.js";
import type { Tf } from "../tfjs/value.js";
import { noCuda } from "./cuda.js";
import type { Engine } from "./engine.js";
import { type Fence, TfjsSession } from "./tfjsSession.js";

/** What the packages of TensorFlow for Node add to TensorFlow.js. */
interface NodeTf extends Tf {
  readonly version: Readonly<Record<string, string>>;
  backend(): Tf["backend"] extends () => infer Backend ? Backend & { readonly isUsingGpuDevice?: boolean } : never;
}

/**
 * Node took `util.isNullOrUndefined` and `util.isArray` away in version 23, and TensorFlow.js 4.22 still calls them
 * (tensorflow/tfjs#8425).
 */
export function mendUtil(target: object = util): void {
  const missing = {
    isNullOrUndefined: (value: unknown): boolean => value === null || value === undefined,
    isArray: (value: unknown): boolean => Array.isArray(value),
  };
  for (const [name, value] of Object.entries(missing)) {
    if (!(name in target)) Object.defineProperty(target, name, { value, configurable: true, writable: true });
  }
}

/** TensorFlow computes on a GPU while JavaScript goes on: reading one number of every output waits for it. */
const readFence =
  (tf: Tf): Fence =>
  async ({ outputs }) => {
    for (const tensor of outputs) {
      if (tensor === undefined) continue;
      const one = tf.tidy(() => tf.slice(tf.reshape(tensor, [-1]), [0], [1]));
      await one.data();
      one.dispose();
    }
  };

/** An engine that is a package of TensorFlow for Node, which holds a library of its own for the machine. */
export const nodePackage = (name: EngineName, packageName: string, needsGpu: boolean): Engine => ({
  name,
  async open({ installed }) {
    if (installed === undefined) return { unavailable: "it is not installed" };
    mendUtil();
    let tf: NodeTf;
    try {
      tf = createRequire(path.join(installed, "package.json"))(packageName) as NodeTf;
      await tf.ready();
    } catch (error) {
      return { unavailable: loadingFailure(error instanceof Error ? error.message : String(error)) };
    }
    const isGpu = tf.backend().isUsingGpuDevice === true;
    if (needsGpu && !isGpu) return { unavailable: noCuda };
    const device = isGpu ? "GPU (CUDA)" : "CPU (TensorFlow)";
    return {
      device: { name: device, isGpu, versions: { [packageName]: tf.version["tfjs-core"] ?? "4.22.0" } },
      load: (program, alive) => new TfjsSession(tf, program, readFence(tf), alive),
    };
  },
});

/** What a failure to load TensorFlow's library means, in words that say what to do. */
export function loadingFailure(message: string): string {
  const known: readonly (readonly [RegExp, string])[] = [
    [/Cannot find module '@tensorflow/, "it is not installed"],
    [/NODE_MODULE_VERSION|was compiled against a different/, "it was installed for another version of Node"],
    [/libcudart|libcublas/, "CUDA 11.2 is missing"],
    [/libcudnn/, "cuDNN 8.1 is missing"],
    [/GLIBC(XX)?_/, "the system's C++ library is older than it needs"],
    [/tfjs_binding|specified module could not be found|libtensorflow/, "TensorFlow's library is missing or incomplete"],
  ];
  const reason = known.find(([pattern]) => pattern.test(message))?.[1];
  return reason === undefined ? (message.split("\n")[0] ?? "it cannot be loaded") : reason;
}
