import type { TorchFunction } from "../function.js";
import { comparing } from "./comparing.js";
import { convolving } from "./convolving.js";
import { complexViews } from "./fourier.js";
import { localResponseFunctions } from "./localResponse.js";
import { paddingFunctions } from "./padding.js";
import { pooling } from "./pooling.js";
import { resizing } from "./resizing.js";
import { sampling } from "./sampling.js";
import { sliding } from "./sliding.js";

/** Functions of neural networks on maps: convolutions, pools, resizing, sampling, transforms. */
export const neuralFunctions: readonly TorchFunction[] = [
  ...convolving,
  ...pooling,
  ...resizing,
  ...localResponseFunctions,
  ...paddingFunctions,
  ...sliding,
  ...sampling,
  ...comparing,
  ...complexViews,
];
