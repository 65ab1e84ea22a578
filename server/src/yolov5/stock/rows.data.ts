/** The rows of one family of stock configs: `[from, number, module, args]`, one a line. */
export interface StockRows {
  readonly backbone: string;
  readonly head: string;
}

/** Down to P5, before its last two rows. */
const stemToP5 = `
[-1, 1, Conv, [64, 6, 2, 2]]
[-1, 1, Conv, [128, 3, 2]]
[-1, 3, C3, [128]]
[-1, 1, Conv, [256, 3, 2]]
[-1, 6, C3, [256]]
[-1, 1, Conv, [512, 3, 2]]
[-1, 9, C3, [512]]
[-1, 1, Conv, [1024, 3, 2]]`;

/** Down and up again: a feature pyramid and a path aggregation on P3 to P5. */
const pyramid = `
[-1, 1, Conv, [512, 1, 1]]
[-1, 1, nn.Upsample, [None, 2, nearest]]
[[-1, 6], 1, Concat, [1]]
[-1, 3, C3, [512, False]]
[-1, 1, Conv, [256, 1, 1]]
[-1, 1, nn.Upsample, [None, 2, nearest]]
[[-1, 4], 1, Concat, [1]]
[-1, 3, C3, [256, False]]
[-1, 1, Conv, [256, 3, 2]]
[[-1, 14], 1, Concat, [1]]
[-1, 3, C3, [512, False]]
[-1, 1, Conv, [512, 3, 2]]
[[-1, 10], 1, Concat, [1]]
[-1, 3, C3, [1024, False]]`;

const darknet = `
[-1, 1, Conv, [32, 3, 1]]
[-1, 1, Conv, [64, 3, 2]]
[-1, 1, Bottleneck, [64]]
[-1, 1, Conv, [128, 3, 2]]
[-1, 2, Bottleneck, [128]]
[-1, 1, Conv, [256, 3, 2]]
[-1, 8, Bottleneck, [256]]
[-1, 1, Conv, [512, 3, 2]]
[-1, 8, Bottleneck, [512]]
[-1, 1, Conv, [1024, 3, 2]]
[-1, 4, Bottleneck, [1024]]`;

/** The head of YOLOv3 from its third row on. */
const v3Middle = `
[-1, 1, Conv, [1024, 3, 1]]
[-1, 1, Conv, [512, 1, 1]]
[-1, 1, Conv, [1024, 3, 1]]
[-2, 1, Conv, [256, 1, 1]]
[-1, 1, nn.Upsample, [None, 2, nearest]]
[[-1, 8], 1, Concat, [1]]
[-1, 1, Bottleneck, [512, False]]
[-1, 1, Bottleneck, [512, False]]
[-1, 1, Conv, [256, 1, 1]]
[-1, 1, Conv, [512, 3, 1]]
[-2, 1, Conv, [128, 1, 1]]
[-1, 1, nn.Upsample, [None, 2, nearest]]
[[-1, 6], 1, Concat, [1]]
[-1, 1, Bottleneck, [256, False]]
[-1, 2, Bottleneck, [256, False]]
[[27, 22, 15], 1, Detect, [nc, anchors]]`;

const backboneP5 = `${stemToP5}
[-1, 3, C3, [1024]]
[-1, 1, SPPF, [1024, 5]]`;

export const stockRows = {
  yolov5: {
    backbone: backboneP5,
    head: `${pyramid}
[[17, 20, 23], 1, Detect, [nc, anchors]]`,
  },
  segment: {
    backbone: backboneP5,
    head: `${pyramid}
[[17, 20, 23], 1, Segment, [nc, anchors, 32, 256]]`,
  },
  transformer: {
    backbone: `${stemToP5}
[-1, 3, C3TR, [1024]]
[-1, 1, SPPF, [1024, 5]]`,
    head: `${pyramid}
[[17, 20, 23], 1, Detect, [nc, anchors]]`,
  },
  ghost: {
    backbone: `
[-1, 1, Conv, [64, 6, 2, 2]]
[-1, 1, GhostConv, [128, 3, 2]]
[-1, 3, C3Ghost, [128]]
[-1, 1, GhostConv, [256, 3, 2]]
[-1, 6, C3Ghost, [256]]
[-1, 1, GhostConv, [512, 3, 2]]
[-1, 9, C3Ghost, [512]]
[-1, 1, GhostConv, [1024, 3, 2]]
[-1, 3, C3Ghost, [1024]]
[-1, 1, SPPF, [1024, 5]]`,
    head: `
[-1, 1, GhostConv, [512, 1, 1]]
[-1, 1, nn.Upsample, [None, 2, nearest]]
[[-1, 6], 1, Concat, [1]]
[-1, 3, C3Ghost, [512, False]]
[-1, 1, GhostConv, [256, 1, 1]]
[-1, 1, nn.Upsample, [None, 2, nearest]]
[[-1, 4], 1, Concat, [1]]
[-1, 3, C3Ghost, [256, False]]
[-1, 1, GhostConv, [256, 3, 2]]
[[-1, 14], 1, Concat, [1]]
[-1, 3, C3Ghost, [512, False]]
[-1, 1, GhostConv, [512, 3, 2]]
[[-1, 10], 1, Concat, [1]]
[-1, 3, C3Ghost, [1024, False]]
[[17, 20, 23], 1, Detect, [nc, anchors]]`,
  },
  bifpn: {
    backbone: backboneP5,
    head: `
[-1, 1, Conv, [512, 1, 1]]
[-1, 1, nn.Upsample, [None, 2, nearest]]
[[-1, 6], 1, Concat, [1]]
[-1, 3, C3, [512, False]]
[-1, 1, Conv, [256, 1, 1]]
[-1, 1, nn.Upsample, [None, 2, nearest]]
[[-1, 4], 1, Concat, [1]]
[-1, 3, C3, [256, False]]
[-1, 1, Conv, [256, 3, 2]]
[[-1, 14, 6], 1, Concat, [1]]
[-1, 3, C3, [512, False]]
[-1, 1, Conv, [512, 3, 2]]
[[-1, 10], 1, Concat, [1]]
[-1, 3, C3, [1024, False]]
[[17, 20, 23], 1, Detect, [nc, anchors]]`,
  },
  fpn: {
    backbone: backboneP5,
    head: `
[-1, 3, C3, [1024, False]]
[-1, 1, nn.Upsample, [None, 2, nearest]]
[[-1, 6], 1, Concat, [1]]
[-1, 1, Conv, [512, 1, 1]]
[-1, 3, C3, [512, False]]
[-1, 1, nn.Upsample, [None, 2, nearest]]
[[-1, 4], 1, Concat, [1]]
[-1, 1, Conv, [256, 1, 1]]
[-1, 3, C3, [256, False]]
[[18, 14, 10], 1, Detect, [nc, anchors]]`,
  },
  p2: {
    backbone: backboneP5,
    head: `
[-1, 1, Conv, [512, 1, 1]]
[-1, 1, nn.Upsample, [None, 2, nearest]]
[[-1, 6], 1, Concat, [1]]
[-1, 3, C3, [512, False]]
[-1, 1, Conv, [256, 1, 1]]
[-1, 1, nn.Upsample, [None, 2, nearest]]
[[-1, 4], 1, Concat, [1]]
[-1, 3, C3, [256, False]]
[-1, 1, Conv, [128, 1, 1]]
[-1, 1, nn.Upsample, [None, 2, nearest]]
[[-1, 2], 1, Concat, [1]]
[-1, 1, C3, [128, False]]
[-1, 1, Conv, [128, 3, 2]]
[[-1, 18], 1, Concat, [1]]
[-1, 3, C3, [256, False]]
[-1, 1, Conv, [256, 3, 2]]
[[-1, 14], 1, Concat, [1]]
[-1, 3, C3, [512, False]]
[-1, 1, Conv, [512, 3, 2]]
[[-1, 10], 1, Concat, [1]]
[-1, 3, C3, [1024, False]]
[[21, 24, 27, 30], 1, Detect, [nc, anchors]]`,
  },
  p6: {
    backbone: `
[-1, 1, Conv, [64, 6, 2, 2]]
[-1, 1, Conv, [128, 3, 2]]
[-1, 3, C3, [128]]
[-1, 1, Conv, [256, 3, 2]]
[-1, 6, C3, [256]]
[-1, 1, Conv, [512, 3, 2]]
[-1, 9, C3, [512]]
[-1, 1, Conv, [768, 3, 2]]
[-1, 3, C3, [768]]
[-1, 1, Conv, [1024, 3, 2]]
[-1, 3, C3, [1024]]
[-1, 1, SPPF, [1024, 5]]`,
    head: `
[-1, 1, Conv, [768, 1, 1]]
[-1, 1, nn.Upsample, [None, 2, nearest]]
[[-1, 8], 1, Concat, [1]]
[-1, 3, C3, [768, False]]
[-1, 1, Conv, [512, 1, 1]]
[-1, 1, nn.Upsample, [None, 2, nearest]]
[[-1, 6], 1, Concat, [1]]
[-1, 3, C3, [512, False]]
[-1, 1, Conv, [256, 1, 1]]
[-1, 1, nn.Upsample, [None, 2, nearest]]
[[-1, 4], 1, Concat, [1]]
[-1, 3, C3, [256, False]]
[-1, 1, Conv, [256, 3, 2]]
[[-1, 20], 1, Concat, [1]]
[-1, 3, C3, [512, False]]
[-1, 1, Conv, [512, 3, 2]]
[[-1, 16], 1, Concat, [1]]
[-1, 3, C3, [768, False]]
[-1, 1, Conv, [768, 3, 2]]
[[-1, 12], 1, Concat, [1]]
[-1, 3, C3, [1024, False]]
[[23, 26, 29, 32], 1, Detect, [nc, anchors]]`,
  },
  p7: {
    backbone: `
[-1, 1, Conv, [64, 6, 2, 2]]
[-1, 1, Conv, [128, 3, 2]]
[-1, 3, C3, [128]]
[-1, 1, Conv, [256, 3, 2]]
[-1, 6, C3, [256]]
[-1, 1, Conv, [512, 3, 2]]
[-1, 9, C3, [512]]
[-1, 1, Conv, [768, 3, 2]]
[-1, 3, C3, [768]]
[-1, 1, Conv, [1024, 3, 2]]
[-1, 3, C3, [1024]]
[-1, 1, Conv, [1280, 3, 2]]
[-1, 3, C3, [1280]]
[-1, 1, SPPF, [1280, 5]]`,
    head: `
[-1, 1, Conv, [1024, 1, 1]]
[-1, 1, nn.Upsample, [None, 2, nearest]]
[[-1, 10], 1, Concat, [1]]
[-1, 3, C3, [1024, False]]
[-1, 1, Conv, [768, 1, 1]]
[-1, 1, nn.Upsample, [None, 2, nearest]]
[[-1, 8], 1, Concat, [1]]
[-1, 3, C3, [768, False]]
[-1, 1, Conv, [512, 1, 1]]
[-1, 1, nn.Upsample, [None, 2, nearest]]
[[-1, 6], 1, Concat, [1]]
[-1, 3, C3, [512, False]]
[-1, 1, Conv, [256, 1, 1]]
[-1, 1, nn.Upsample, [None, 2, nearest]]
[[-1, 4], 1, Concat, [1]]
[-1, 3, C3, [256, False]]
[-1, 1, Conv, [256, 3, 2]]
[[-1, 26], 1, Concat, [1]]
[-1, 3, C3, [512, False]]
[-1, 1, Conv, [512, 3, 2]]
[[-1, 22], 1, Concat, [1]]
[-1, 3, C3, [768, False]]
[-1, 1, Conv, [768, 3, 2]]
[[-1, 18], 1, Concat, [1]]
[-1, 3, C3, [1024, False]]
[-1, 1, Conv, [1024, 3, 2]]
[[-1, 14], 1, Concat, [1]]
[-1, 3, C3, [1280, False]]
[[29, 32, 35, 38, 41], 1, Detect, [nc, anchors]]`,
  },
  yolov3: {
    backbone: darknet,
    head: `
[-1, 1, Bottleneck, [1024, False]]
[-1, 1, Conv, [512, 1, 1]]${v3Middle}`,
  },
  yolov3Spp: {
    backbone: darknet,
    head: `
[-1, 1, Bottleneck, [1024, False]]
[-1, 1, SPP, [512, [5, 9, 13]]]${v3Middle}`,
  },
  yolov3Tiny: {
    backbone: `
[-1, 1, Conv, [16, 3, 1]]
[-1, 1, nn.MaxPool2d, [2, 2, 0]]
[-1, 1, Conv, [32, 3, 1]]
[-1, 1, nn.MaxPool2d, [2, 2, 0]]
[-1, 1, Conv, [64, 3, 1]]
[-1, 1, nn.MaxPool2d, [2, 2, 0]]
[-1, 1, Conv, [128, 3, 1]]
[-1, 1, nn.MaxPool2d, [2, 2, 0]]
[-1, 1, Conv, [256, 3, 1]]
[-1, 1, nn.MaxPool2d, [2, 2, 0]]
[-1, 1, Conv, [512, 3, 1]]
[-1, 1, nn.ZeroPad2d, [[0, 1, 0, 1]]]
[-1, 1, nn.MaxPool2d, [2, 1, 0]]`,
    head: `
[-1, 1, Conv, [1024, 3, 1]]
[-1, 1, Conv, [256, 1, 1]]
[-1, 1, Conv, [512, 3, 1]]
[-2, 1, Conv, [128, 1, 1]]
[-1, 1, nn.Upsample, [None, 2, nearest]]
[[-1, 8], 1, Concat, [1]]
[-1, 1, Conv, [256, 3, 1]]
[[19, 15], 1, Detect, [nc, anchors]]`,
  },
} as const satisfies Readonly<Record<string, StockRows>>;

export type StockFamily = keyof typeof stockRows;
