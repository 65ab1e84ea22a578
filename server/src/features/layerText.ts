import type { Analysis, Layer } from "../analysis/types.js";
import { Head } from "../yolov5/modules/heads.js";
import { formatImage, formatPlural, formatShape, formatStride } from "./format.js";

/** Parts of a line, those that are undefined left out. */
export const joinParts = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== "").join(" · ");

/** `128×80×80`, or the maps of a head: `3 maps: 80×80, 40×40, 20×20`. */
export function outputsText({ built, outputs }: Layer): string {
  const several = outputs.length > 1 && outputs.every((shape) => shape !== null && shape.length >= 4);
  if (!several && !(built.module instanceof Head)) return outputs.map(formatShape).join(", ");
  if (several && outputs.every((shape) => shape?.length === 4)) return mapsText(outputs);
  const maps = outputs.filter((shape) => shape?.length === 5);
  return mapsText(maps);
}

function mapsText(maps: Layer["outputs"]): string {
  const sizes = maps.map((shape) => (shape ?? []).slice(2, 4).map((size) => size ?? "?"));
  return `${formatPlural(maps.length, "map")}: ${sizes.map((size) => size.join("×")).join(", ")}`;
}

export const strideText = ({ stride }: Layer): string | undefined =>
  stride === null ? undefined : formatStride(stride);

/** Why a row has no figures. */
export const reasonOf = ({ reason }: Layer): string => reason ?? "its input is not known";

/** `row 4`, `rows 2, 8 and 13`; of a long list the first ones. */
export function rowsText(indices: readonly number[]): string {
  const shown = indices.slice(0, 12).map(String);
  const last = indices.length > 12 ? `${indices.length - 12} more` : (shown.pop() ?? "");
  return `${indices.length === 1 ? "row" : "rows"} ${shown.length === 0 ? last : `${shown.join(", ")} and ${last}`}`;
}

/** What the GFLOPs of an analysis mean. */
export const convention = ({ options, counter }: Analysis): string =>
  `GFLOPs are 2 × MAC at ${formatImage(options.imgsz)}, before fusing, counted by ${counter}`;
