import { libraryObject } from "./library.js";
import { foreign } from "./objects.js";
import type { PyObject, Value } from "../../values/value.js";

/**
 * Libraries whose names exist and of which no model is made: they read files, draw, log, or speak to the system. What
 * they give is not known, and using them changes nothing else.
 */
const names: ReadonlySet<string> = new Set(
  (
    "IPython PIL albumentations argparse base64 cProfile clearml comet_ml concurrent coremltools csv ctypes " +
    "cv2 datetime fvcore getpass glob gzip h5py hashlib importlib inspect io json matplotlib mlflow " +
    "multiprocessing onnx onnxruntime onnxsim openvino pandas pdb pickle platformdirs pprint psutil ptflops " +
    "pycocotools queue requests scipy seaborn secrets shutil signal skimage sklearn socket statistics string " +
    "struct subprocess supervision tabulate tempfile tensorboard tensorboardX tensorflow tensorrt termcolor " +
    "textwrap thop threading torchinfo torchsummary tqdm traceback ultralytics_thop urllib urllib3 uuid visdom " +
    "wandb weakref xml yacs yaml zipfile"
  ).split(" "),
);

/** A library of which everything is left out; undefined for one that is not in the list. */
export function outsideLibrary(name: string): PyObject | undefined {
  const [top = name] = name.split(".");
  if (!names.has(top)) return undefined;
  const module = libraryObject(name, { names: {} }, (attribute): Value => foreign(`${name}.${attribute}`));
  return {
    ...module,
    attribute: (attribute) => (/^__\w+__$/.test(attribute) ? undefined : module.attribute?.(attribute)),
  };
}
