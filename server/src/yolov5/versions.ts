import type { CounterName } from "../torch/counters.js";
import type { ModuleClass } from "../torch/signature.js";

export type Version = "v5.0" | "v6.0" | "v6.1" | "v6.2" | "v7.0" | "master";

/** What differs between the versions of YOLOv5. Every rule of the emulation that depends on one reads it here. */
export interface VersionProfile {
  readonly name: Version;
  /** The counter of that version's time. */
  readonly counter: CounterName;
  /** Classes whose args get input and scaled output channels put in front. */
  readonly channelModules: ReadonlySet<string>;
  /** Classes that take the repeats as their third argument instead of being stacked. */
  readonly repeatModules: ReadonlySet<string>;
  /** Classes that a YAML row can name. */
  readonly visible: ReadonlySet<string>;
  /** Drops every byte that is not ASCII before it parses the YAML. */
  readonly dropsNonAscii: boolean;
  /** Exceptions of `eval` on an arg string that leave the string as it is. */
  readonly evalIgnores: "any" | "NameError";
  /** `Conv` has a dilation before `act`, and one activation object shared by all (`activation:` key). */
  readonly sharedActivation: boolean;
  /** The `channel_multiple:` key replaces the 8 that channels are rounded up to. */
  readonly channelMultiple: boolean;
  /** The table prints the repeats after they were handed to the module (1). */
  readonly printsOneRepeat: boolean;
  /** Where the profile takes the image's channels from. */
  readonly profileChannels: "yaml" | "first parameter";
  /** Profiles again at the real size where the small size fails. */
  readonly profileFallback: boolean;
  /** What the summary line counts as layers. */
  readonly layerCount: "all modules" | "leaf modules";
  readonly summary: SummaryStyle;
  /** Constant in the bias of the classes: `log(0.6 / (nc - x))`. */
  readonly classPrior: number;
  /** The inner activation of `BottleneckCSP`. */
  readonly cspActivation: "LeakyReLU" | "SiLU";
  /** `MixConv2d` adds its input, does not group its convolutions and uses LeakyReLU(0.1). */
  readonly residualMixConv: boolean;
  /** `DWConv` is a function that gives a `Conv`. */
  readonly depthwiseFunction: boolean;
  /** `Classify` pools first and convolves to the classes, or ends in a linear layer. */
  readonly classifyHead: "convolution" | "linear";
}

export interface SummaryStyle {
  /** `Model Summary` or the file's stem with a part of it rewritten. */
  readonly title: "fixed" | "YOLOv5" | "YOLO";
  readonly unit: "GFLOPS" | "GFLOPs";
  readonly thousands: boolean;
}

const channelV5 = [
  "Conv",
  "GhostConv",
  "Bottleneck",
  "GhostBottleneck",
  "SPP",
  "DWConv",
  "MixConv2d",
  "Focus",
  "CrossConv",
  "BottleneckCSP",
  "C3",
  "C3TR",
];
const channelV60 = [...channelV5, "SPPF", "C3SPP", "C3Ghost"];
const channelV62 = [...channelV60, "nn.ConvTranspose2d", "DWConvTranspose2d", "C3x"];
const repeatV5 = ["BottleneckCSP", "C3", "C3TR"];
const repeatV60 = [...repeatV5, "C3Ghost"];

const blocks = ["TransformerLayer", "TransformerBlock", "Contract", "Expand", "Concat", "Classify", "Sum", "Detect"];
const visibleV5 = [...channelV5, ...blocks];
const visibleV60 = [...channelV60, ...blocks];
const visibleV62 = [...visibleV60, "DWConvTranspose2d", "C3x"];
const visibleV70 = [...visibleV62, "Proto", "Segment"];
const hiddenInMaster = new Set(["TransformerLayer", "TransformerBlock", "Sum"]);

const v5: VersionProfile = {
  name: "v5.0",
  counter: "thop-0.0.31",
  channelModules: new Set(channelV5),
  repeatModules: new Set(repeatV5),
  visible: new Set(visibleV5),
  dropsNonAscii: false,
  evalIgnores: "any",
  sharedActivation: false,
  channelMultiple: false,
  printsOneRepeat: true,
  profileChannels: "yaml",
  profileFallback: false,
  layerCount: "all modules",
  summary: { title: "fixed", unit: "GFLOPS", thousands: false },
  classPrior: 0.99,
  cspActivation: "LeakyReLU",
  residualMixConv: true,
  depthwiseFunction: true,
  classifyHead: "convolution",
};

const v60: VersionProfile = {
  ...v5,
  name: "v6.0",
  channelModules: new Set(channelV60),
  repeatModules: new Set(repeatV60),
  visible: new Set(visibleV60),
  evalIgnores: "NameError",
  depthwiseFunction: false,
  printsOneRepeat: false,
  summary: { title: "fixed", unit: "GFLOPs", thousands: false },
};

const v61: VersionProfile = {
  ...v60,
  name: "v6.1",
  dropsNonAscii: true,
  residualMixConv: false,
  cspActivation: "SiLU",
  classPrior: 0.999999,
};

const v62: VersionProfile = {
  ...v61,
  name: "v6.2",
  counter: "thop-0.1.1",
  channelModules: new Set(channelV62),
  repeatModules: new Set([...repeatV60, "C3x"]),
  visible: new Set(visibleV62),
  profileChannels: "first parameter",
  summary: { title: "YOLOv5", unit: "GFLOPs", thousands: false },
  classifyHead: "linear",
};

const v70: VersionProfile = {
  ...v62,
  name: "v7.0",
  visible: new Set(visibleV70),
  sharedActivation: true,
  classPrior: 0.99999,
};

const master: VersionProfile = {
  ...v70,
  name: "master",
  counter: "ultralytics-thop-2.1.6",
  visible: new Set(visibleV70.filter((name) => !hiddenInMaster.has(name))),
  channelMultiple: true,
  profileFallback: true,
  layerCount: "leaf modules",
  summary: { title: "YOLO", unit: "GFLOPs", thousands: true },
};

export const defaultVersion: Version = "v7.0";

export const versions: Readonly<Record<Version, VersionProfile>> = {
  "v5.0": v5,
  "v6.0": v60,
  "v6.1": v61,
  "v6.2": v62,
  "v7.0": v70,
  master,
};

export const isVersion = (name: string): name is Version => Object.hasOwn(versions, name);

/** The name that `parse_model`'s lists and a YAML row use for a class: `nn.` before PyTorch's own. */
export const registeredName = (cls: ModuleClass): string =>
  cls.type.qualifiedName.startsWith("torch.") ? `nn.${cls.type.name}` : cls.type.name;
