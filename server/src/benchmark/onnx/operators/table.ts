import type { OnnxOperator } from "../writing.js";
import { activations } from "./activations.js";
import { arithmetic } from "./arithmetic.js";
import { comparing } from "./comparing.js";
import { convolutions } from "./convolution.js";
import { elements } from "./elements.js";
import { matrices } from "./matrix.js";
import { norms } from "./normalization.js";
import { padding } from "./padding.js";
import { pools } from "./pooling.js";
import { reductions } from "./reductions.js";
import { resizing } from "./resizing.js";
import { scattering } from "./scattering.js";
import { selecting } from "./selecting.js";
import { shaping } from "./shaping.js";
import { truths } from "./truths.js";
import { writes } from "./writes.js";

/** How every operator of the Trace is written that can be. */
export const operators: ReadonlyMap<string, OnnxOperator> = new Map(
  [
    activations,
    arithmetic,
    comparing,
    convolutions,
    elements,
    matrices,
    norms,
    padding,
    pools,
    reductions,
    resizing,
    scattering,
    selecting,
    shaping,
    truths,
    writes,
  ].flatMap((family) => Object.entries(family)),
);
