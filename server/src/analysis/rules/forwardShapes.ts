import type { Explanation } from "./forwardCase.js";
import { channelMismatch, repeated } from "./forwardChannels.js";
import { batchNorm, concatDimension, concatSizes, smallMap } from "./forwardMaps.js";

/** What shapes explain of a row that fails, whoever wrote its module; in the order they are tried. */
export const shapeExplanations: readonly Explanation[] = [
  repeated,
  concatSizes,
  concatDimension,
  channelMismatch,
  smallMap,
  batchNorm,
];
