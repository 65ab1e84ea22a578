import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Tf } from "../tfjs/value.js";
import type { Engine, Opened } from "./engine.js";
import { type StockBackendClass, watchedBackend } from "./webgpuBackend.js";
import { type Dawn, isSoftware, nameOf, openDevice } from "./webgpuDevice.js";
import { mendKernels } from "./webgpuKernels.js";
import { WebgpuSession } from "./webgpuSession.js";
import type { TimedDevice } from "./webgpuTimestamps.js";

const packages = { dawn: "webgpu", core: "@tensorflow/tfjs-core", backend: "@tensorflow/tfjs-backend-webgpu" };

/** Dawn rounds timestamps to 65 us otherwise, against web pages that spy. */
const exactTimes = "disable-dawn-features=timestamp_quantization";

/** TensorFlow.js on WebGPU: any GPU with a driver for Vulkan, Direct3D 12 or Metal. */
export const webgpu: Engine = {
  name: "webgpu",
  open: ({ installed }) => {
    if (installed === undefined) return Promise.resolve({ unavailable: "it is not installed" });
    const unfit = unfitRuntime(process.versions);
    return unfit === undefined ? openWebgpu(installed, [exactTimes]) : Promise.resolve({ unavailable: unfit });
  },
};

/** Why WebGPU cannot run in a runtime; undefined where it can. */
export const unfitRuntime = ({ electron }: NodeJS.ProcessVersions): string | undefined =>
  electron === undefined
    ? undefined
    : "VS Code's own Node cannot read what a GPU computes; name a Node 20 or newer in yoloConfig.benchmark.node";

/** Opens WebGPU with options of Dawn, such as `backend=null`. */
export async function openWebgpu(
  installed: string,
  options: readonly string[],
): Promise<Opened | { readonly unavailable: string }> {
  const require = createRequire(path.join(installed, "package.json"));
  const restore = keepGlobals(["navigator"]);
  try {
    const dawn = (await import(pathToFileURL(require.resolve(packages.dawn)).href)) as Dawn;
    Object.assign(globalThis, dawn.globals);
    const gpu = dawn.create(options);
    // The backend looks for it while it is loaded.
    Object.defineProperty(globalThis, "navigator", { value: { gpu }, configurable: true, writable: true });
    const tf = require(packages.core) as Tf;
    const { WebGPUBackend } = require(packages.backend) as { readonly WebGPUBackend: StockBackendClass };
    mendKernels(tf);
    const open = await openDevice(gpu);
    if ("unavailable" in open) {
      restore();
      return open;
    }
    const { device, info, failure } = open;
    const backend = watchedBackend(WebGPUBackend, device as TimedDevice, info, failure);
    tf.enableProdMode();
    // The backend's own factory tells neither of errors nor of a lost device.
    if (tf.engine().registryFactory.webgpu !== undefined) tf.removeBackend("webgpu");
    tf.registerBackend("webgpu", () => backend as unknown as ReturnType<Tf["backend"]>);
    await tf.setBackend("webgpu");
    const isGpu = !isSoftware(info);
    return {
      device: { name: `${isGpu ? "GPU" : "CPU"} (${nameOf(info)})`, isGpu, versions: versionsIn(require) },
      load: (program, alive) => new WebgpuSession(tf, program, backend, alive),
      close: () => {
        tf.removeBackend("webgpu");
        device.destroy();
        restore();
      },
    };
  } catch (error) {
    restore();
    return { unavailable: loadingFailure(error instanceof Error ? error.message : String(error)) };
  }
}

/** Gives back what names of the global object stood for. */
function keepGlobals(names: readonly string[]): () => void {
  const kept = names.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  return () => {
    for (const [name, was] of kept) {
      if (was === undefined) Reflect.deleteProperty(globalThis, name);
      else Object.defineProperty(globalThis, name, was);
    }
  };
}

const versionsIn = (require: NodeJS.Require): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [packages.dawn, packages.backend].map((name) => {
      const { version } = require(`${name}/package.json`) as { readonly version: string };
      return [path.posix.basename(name), version];
    }),
  );

/** What a failure to load Dawn means, in words that say what to do. */
export function loadingFailure(message: string): string {
  const known: readonly (readonly [RegExp, string])[] = [
    [/GLIBC(XX)?_/, "the system's C++ library is older than it needs"],
    [/Cannot find module .*dawn\.node/, `there is no WebGPU for ${process.platform}-${process.arch}`],
    [/Cannot find (module|package)/, "it is not installed"],
  ];
  const reason = known.find(([pattern]) => pattern.test(message))?.[1];
  return reason ?? message.split("\n")[0] ?? "it cannot be loaded";
}
