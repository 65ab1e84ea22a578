import { dict } from "../../../values/dicts.js";
import { float, isDict, type PyObject, tuple, unknown, type Value } from "../../../values/value.js";
import { pythonFunction } from "../functions.js";
import type { LibraryDefinition, Names } from "../library.js";
import { each, libraryClass } from "../objects.js";
import { dataclassesText } from "./dataclasses.data.js";
import { enumText } from "./enum.data.js";
import { operatorText } from "./operator.data.js";
import { timmLayers } from "./timm/text.js";
import { torchvisionModels } from "./torchvision/text.js";
import { torchvisionOps } from "./ops.data.js";
import { deformConv2d } from "./deformConv2d.js";

/** Runs the Python text of a library, once in a program. */
export type RunSource = (name: string, text: string) => PyObject;

/** A library that is written in Python here too, and interpreted like the modules of a workspace. */
interface SourceLibrary {
  readonly text: string;
  /** What the text leaves to TypeScript. */
  readonly names?: Names;
  /** The modules of the library that have the names, dotted. */
  readonly homes: readonly string[];
}

/** `package`, and modules in it. */
const within = (name: string, files: string): readonly string[] => [
  name,
  ...files.split(" ").map((file) => `${name}.${file}`),
];

const timmFiles =
  "activations activations_me adaptive_avgmax_pool attention classifier conv2d_same conv_bn_act create_act " +
  "create_attn create_conv2d create_norm create_norm_act drop eca fast_norm grn helpers layer_scale linear mlp norm " +
  "norm_act padding patch_embed pool2d_same separable_conv squeeze_excite weight_init config space_to_depth";

/** What `enum` has besides: classes of flags, which are not modelled. */
const flags: Names = each("Flag IntFlag KEEP STRICT CONFORM EJECT", (name) =>
  libraryClass({ qualifiedName: `enum.${name}`, bases: ["Flag"] }),
);

const libraries: Readonly<Record<string, SourceLibrary>> = {
  dataclasses: {
    text: dataclassesText,
    names: { InitVar: unknown("dataclasses.InitVar is not supported") },
    homes: ["dataclasses"],
  },
  enum: { text: enumText, names: flags, homes: ["enum"] },
  operator: { text: operatorText, homes: ["operator"] },
  "timm.layers": {
    text: timmLayers,
    homes: [...within("timm.layers", timmFiles), ...within("timm.models.layers", timmFiles)],
  },
  "torchvision.ops": {
    text: torchvisionOps,
    names: { deform_conv2d: deformConv2d },
    homes: within("torchvision.ops", "_native misc stochastic_depth deform_conv boxes poolers roi_align drop_block"),
  },
  "torchvision.models": {
    text: torchvisionModels,
    homes: within(
      "torchvision.models",
      "resnet vgg mobilenet mobilenetv2 mobilenetv3 efficientnet shufflenetv2 densenet _utils",
    ),
  },
};

const registry: LibraryDefinition = {
  names: { register_model: pythonFunction("register_model", "fn", (decorated) => decorated) },
};

const imagenet: Names = {
  IMAGENET_DEFAULT_MEAN: tuple([0.485, 0.456, 0.406].map(float)),
  IMAGENET_DEFAULT_STD: tuple([0.229, 0.224, 0.225].map(float)),
};

/** What timm keeps of a pretrained network, which its layers do not depend on. */
const settings = (url: Value, kwargs: Value): Value => dict([["url", url], ...(isDict(kwargs) ? kwargs.entries : [])]);

const none: LibraryDefinition = { names: {} };

/** The definitions of these libraries by dotted name. */
export const sourceLibraries: Readonly<Record<string, (run: RunSource) => LibraryDefinition>> = {
  timm: () => none,
  "timm.data": () => ({ names: imagenet }),
  "timm.data.constants": () => ({ names: imagenet }),
  "timm.models": () => registry,
  "timm.models._registry": () => registry,
  "timm.models.registry": () => registry,
  "timm.models.vision_transformer": () => ({
    names: { _cfg: pythonFunction("_cfg", "url='', **kwargs", (url, kwargs) => settings(url, kwargs)) },
  }),
  torchvision: () => ({ names: { __version__: "0.14.0" } }),
  ...Object.fromEntries(
    Object.entries(libraries).flatMap(([name, library]) =>
      library.homes.map((home) => [home, (run: RunSource) => define(name, library, run)] as const),
    ),
  ),
};

const define = (name: string, { text, names = {} }: SourceLibrary, run: RunSource): LibraryDefinition => ({
  names,
  more: (attribute) => (/^__\w+__$/.test(attribute) ? undefined : run(name, text).attribute?.(attribute)),
});
