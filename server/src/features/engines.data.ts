/** What the benchmark can be run on, the best first. */
export const engineNotes = {
  auto: "The best that has a GPU, or `wasm`.",
  "tfjs-node-gpu": "TensorFlow on an NVIDIA GPU (CUDA), where it is installed.",
  webgpu: "TensorFlow.js on any GPU with a driver for Vulkan, Direct3D 12 or Metal, where it is installed.",
  "onnxruntime-node": "ONNX Runtime on a GPU (CUDA, DirectML, CoreML, WebGPU) or the CPU, where it is installed.",
  "tfjs-node": "TensorFlow on the CPU, where it is installed.",
  wasm: "WebAssembly on the CPU, one thread; comes with the extension.",
  cpu: "Plain JavaScript, a slow reference for small images.",
} as const;

/** An engine by its name. */
export type EngineName = Exclude<keyof typeof engineNotes, "auto">;
