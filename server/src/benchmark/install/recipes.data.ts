/** How an engine that does not come with the extension is installed. */
export interface Recipe {
  /** Packages of the npm registry, each in exactly one version; the first is the engine's own. */
  readonly packages: Readonly<Record<string, string>>;
  /** `process.platform-process.arch` of the machines it is made for. */
  readonly platforms: readonly string[];
  /** About how much there is on the disk in the end. */
  readonly megabytes: number;
  /** What the machine has to bring along. */
  readonly needs?: string;
  /** Which libtensorflow the package fetches by a script of its own, which npm must not be relied on to run. */
  readonly libtensorflow?: "gpu" | "cpu";
}

const x64 = ["linux-x64", "win32-x64"];

/** The engines that can be installed. Versions are those that were tried. */
export const recipes = {
  "tfjs-node-gpu": {
    packages: { "@tensorflow/tfjs-node-gpu": "4.22.0" },
    platforms: x64,
    megabytes: 1900,
    needs: "an NVIDIA driver 450 or newer, CUDA 11.2 and cuDNN 8.1",
    libtensorflow: "gpu",
  },
  webgpu: {
    packages: {
      webgpu: "0.6.2",
      "@tensorflow/tfjs-backend-webgpu": "4.22.0",
      "@tensorflow/tfjs-core": "4.22.0",
    },
    platforms: [...x64, "linux-arm64", "win32-arm64", "darwin-x64", "darwin-arm64"],
    megabytes: 190,
    needs: "a driver for Vulkan, Direct3D 12 or Metal",
  },
  "onnxruntime-node": {
    packages: { "onnxruntime-node": "1.30.0" },
    platforms: [...x64, "linux-arm64", "win32-arm64", "darwin-arm64"],
    megabytes: 290,
  },
  "tfjs-node": {
    packages: { "@tensorflow/tfjs-node": "4.22.0" },
    platforms: [...x64, "linux-arm64", "darwin-x64", "darwin-arm64"],
    megabytes: 700,
    libtensorflow: "cpu",
  },
} as const satisfies Readonly<Record<string, Recipe>>;

/** An engine that can be installed. */
export type Installable = keyof typeof recipes;

export const isInstallable = (name: string): name is Installable => Object.hasOwn(recipes, name);

/** The recipe of an engine, as the interface has it. */
export const recipeOf = (name: Installable): Recipe => recipes[name];
