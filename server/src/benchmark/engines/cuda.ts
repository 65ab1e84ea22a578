/** How TensorFlow's own failure to find a GPU is told where nothing more is known. */
export const noCuda = "TensorFlow sees no CUDA device: it needs an NVIDIA driver, CUDA 11.2 and cuDNN 8.1";

/** What TensorFlow writes to its standard error where it goes on without a GPU. */
const signs: readonly (readonly [pattern: RegExp, meaning: string])[] = [
  [/driver version is insufficient|forward compatibility was attempted/, "the NVIDIA driver is older than CUDA 11.2"],
  [/Could not load dynamic library 'libcuda\.|kernel driver does not appear to be running/, "no NVIDIA driver runs"],
  [
    /Could not load dynamic library '(?:libcudart|libcublas|libcufft|libcurand|libcusolver|libcusparse)/,
    "CUDA 11.2 is missing",
  ],
  [/Could not load dynamic library 'libcudnn/, "cuDNN 8.1 is missing"],
  [/no CUDA-capable device is detected/, "there is no NVIDIA GPU, or it is hidden by CUDA_VISIBLE_DEVICES"],
];

/** A text about missing CUDA in more precise words, where standard error has them. */
export function withCudaReason(text: string, errors: string): string {
  const meaning = signs.find(([pattern]) => pattern.test(errors))?.[1];
  return meaning === undefined ? text : text.replaceAll(noCuda, `TensorFlow sees no CUDA device: ${meaning}`);
}
