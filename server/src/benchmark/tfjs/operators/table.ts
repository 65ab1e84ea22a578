import type { TfOperator } from "../operator.js";
import { choosing } from "./choosing.js";
import { convolutions } from "./convolution.js";
import { elements } from "./elements.js";
import { matrix } from "./matrix.js";
import { normalization } from "./normalization.js";
import { padding } from "./padding.js";
import { pointwise } from "./pointwise.js";
import { pooling } from "./pooling.js";
import { products } from "./products.js";
import { reductions } from "./reductions.js";
import { resizing } from "./resizing.js";
import { sampling } from "./sampling.js";
import { shaping } from "./shaping.js";
import { sliding } from "./sliding.js";
import { volumes } from "./volumes.js";
import { writing } from "./writing.js";

/** Every operator of the Trace that TensorFlow.js runs, by the Trace's name. */
export const operators: ReadonlyMap<string, TfOperator> = new Map(
  Object.entries({
    ...convolutions,
    ...matrix,
    ...normalization,
    ...padding,
    ...pointwise,
    ...pooling,
    ...reductions,
    ...resizing,
    ...shaping,
    ...elements,
    ...volumes,
    ...sliding,
    ...sampling,
    ...products,
    ...choosing,
    ...writing,
  }),
);
