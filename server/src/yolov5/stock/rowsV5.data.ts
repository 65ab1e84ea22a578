import type { StockFamily } from "./rows.data.js";

/** The backbones that were other in v5.0: a Focus in front, nine repeats on P3, and SPP before the last C3. */
export const backbonesV5: Readonly<Partial<Record<StockFamily, string>>> = {
  yolov5: `
[-1, 1, Focus, [64, 3]]
[-1, 1, Conv, [128, 3, 2]]
[-1, 3, C3, [128]]
[-1, 1, Conv, [256, 3, 2]]
[-1, 9, C3, [256]]
[-1, 1, Conv, [512, 3, 2]]
[-1, 9, C3, [512]]
[-1, 1, Conv, [1024, 3, 2]]
[-1, 1, SPP, [1024, [5, 9, 13]]]
[-1, 3, C3, [1024, False]]`,
  p6: `
[-1, 1, Focus, [64, 3]]
[-1, 1, Conv, [128, 3, 2]]
[-1, 3, C3, [128]]
[-1, 1, Conv, [256, 3, 2]]
[-1, 9, C3, [256]]
[-1, 1, Conv, [512, 3, 2]]
[-1, 9, C3, [512]]
[-1, 1, Conv, [768, 3, 2]]
[-1, 3, C3, [768]]
[-1, 1, Conv, [1024, 3, 2]]
[-1, 1, SPP, [1024, [3, 5, 7]]]
[-1, 3, C3, [1024, False]]`,
};
