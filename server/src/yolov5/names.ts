import { list, type PyObject, unknown, type Value } from "../values/value.js";
import type { Namespace } from "../python/scope.js";
import { torch } from "../torch/namespace.js";
import { nn } from "../torch/nn/namespace.js";
import type { Library } from "./modules/library.js";
import type { Loop } from "./parsing.js";

/** Names of `models/yolo.py` that are no modules of a network: imports, helpers, constants. Their use is unknown. */
const globals: ReadonlySet<string> = new Set(
  [
    "copy deepcopy OrderedDict namedtuple Path FILE ROOT",
    "amp Image thop LOGGER logger make_divisible check_anchor_order check_version check_yaml",
    "check_file print_args set_logging colorstr fuse_conv_and_bn initialize_weights model_info profile scale_img",
    "select_device time_sync time_synchronized copy_attr feature_visualization letterbox exif_transpose",
    "check_requirements check_suffix increment_path non_max_suppression scale_boxes scale_coords xywh2xyxy xyxy2xywh",
    "Annotator colors save_one_box plot_one_box color_list autopad attempt_load parse_model is_jupyter is_notebook",
    "Model BaseModel DetectionModel SegmentationModel ClassificationModel DetectMultiBackend AutoShape autoShape",
    "Detections NMS Ensemble smart_inference_mode yaml_load attempt_download datetime ConvPlus",
  ]
    .join(" ")
    .split(" "),
);

/** Python modules that `models/yolo.py` imports; they can be named, but neither called nor counted with. */
const imported: ReadonlySet<string> = new Set([
  ...["argparse", "contextlib", "cv2", "json", "logging", "math", "np", "os", "pd", "platform", "requests", "sys"],
  ...["warnings", "yaml"],
]);

const moduleObject = (name: string): PyObject => ({
  kind: "object",
  typeName: "module",
  repr: () => `<module '${name}'>`,
  attribute: (attribute) =>
    /^__\w+__$/.test(attribute) ? undefined : unknown(`${name}.${attribute} is not supported here`),
});

/**
 * A name of `models/yolo.py` at module level, as `eval` there would find it: the version's classes, `torch`, `nn`, and
 * the rest of its imports. Undefined where the version has no such name.
 */
export function globalName(library: Library, name: string): Value | undefined {
  if (name === "nn") return nn;
  if (name === "torch") return torch;
  if (library.version.visible.has(name)) return library.get(name);
  if (imported.has(name)) return moduleObject(name);
  return globals.has(name) ? unknown(`${name} of models/yolo.py is not supported here`) : undefined;
}

/** Variables of the loop that exist once a row was built. */
const laterLocals: ReadonlySet<string> = new Set(["c1", "m_", "n_", "t", "np"]);

/** The variables that `parse_model` has set when it reads a row. */
const variables: Readonly<Record<string, (loop: Loop, index: number) => Value>> = {
  d: () => unknown("the whole config"),
  layers: () => unknown("the layers so far"),
  anchors: ({ hyper }) => hyper.anchors,
  nc: ({ hyper }) => hyper.nc,
  gd: ({ hyper }) => hyper.depthMultiple,
  gw: ({ hyper }) => hyper.widthMultiple,
  na: ({ na }) => na,
  no: ({ no }) => no,
  c2: ({ c2 }) => c2,
  ch: ({ ch }) => list(ch),
  save: ({ save }) => list(save),
  i: (_, index) => index,
};

/** What `eval` inside `parse_model` sees at row `index`: the loop's variables, `own` among them, then globals. */
export const namespaceOf = (loop: Loop, index: number, own: Readonly<Record<string, Value>>): Namespace => ({
  lookup(name) {
    if (Object.hasOwn(own, name)) return own[name];
    const variable = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (variable) return variable(loop, index);
    if (name === "act" && loop.library.version.sharedActivation) return loop.hyper.activation;
    if (index > 0 && laterLocals.has(name)) return unknown(`the variable ${name} of parse_model`);
    return globalName(loop.library, name);
  },
});
