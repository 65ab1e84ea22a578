import type { Analysis } from "../../analysis/types.js";
import { stockConfigs } from "../../yolov5/stock/configs.js";
import type { Version } from "../../yolov5/versions.js";
import { type Distance, nearestStock } from "../diff/nearestStock.js";

/** The kinds of weights that YOLOv5's releases hold, and the versions that they came with. */
const published: readonly { readonly name: RegExp; readonly lackedBy: readonly Version[] }[] = [
  { name: /^yolov5[smlx]6?$/, lackedBy: [] },
  { name: /^yolov5n6?$/, lackedBy: ["v5.0"] },
  { name: /^yolov5[nsmlx]-seg$/, lackedBy: ["v5.0", "v6.0", "v6.1", "v6.2"] },
];

/** The stock configs whose trained weights YOLOv5 downloads by name, e.g. `yolov5s` for `yolov5s.pt`. */
const checkpointNames = (version: Version): readonly string[] =>
  stockConfigs
    .map((config) => config.name)
    .filter((own) => published.some(({ name, lackedBy }) => name.test(own) && !lackedBy.includes(version)));

/** Rows fit under their own numbers alone. */
const byRowsInPlace: Distance = (own, base) => {
  const inPlace = own.filter(({ module, args, number }, i) => {
    const there = base[i];
    return there !== undefined && there.module === module && there.args === args && there.number === number;
  });
  return inPlace.length === 0 ? undefined : -inPlace.length;
};

/** The weights of the release of which a config can take over most. */
export const nearestCheckpoint = (analysis: Analysis): string | undefined =>
  nearestStock(checkpointNames(analysis.options.version.name), analysis, byRowsInPlace);
