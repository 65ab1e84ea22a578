import { activation } from "./activation.data.js";
import { attention } from "./attention.data.js";
import { convolution } from "./convolution.data.js";
import { drop } from "./drop.data.js";
import { helpers } from "./helpers.data.js";
import { layers } from "./layers.data.js";
import { mlp } from "./mlp.data.js";
import { norm } from "./norm.data.js";

/** The layers of timm that other code imports, with the parameters that they have in timm. */
export const timmLayers = [helpers, drop, activation, norm, convolution, mlp, attention, layers].join("\n\n");
