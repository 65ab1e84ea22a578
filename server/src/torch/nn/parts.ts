import { NotAnalysed, typeError } from "../../values/errors.js";
import { iterate } from "../../values/sequence.js";
import { isFloat, isInt, isUnknown, type PyObject, tuple, unknown, type Value } from "../../values/value.js";
import { functional } from "../functions/functional.js";
import { callable } from "../methods.js";
import { NativeClass } from "../nativeClass.js";
import { initFunctions } from "./init.js";
import { Parameter } from "./parameter.js";
import { classNamed, nnType } from "./types.js";
import { weightNorms } from "./weightNorm.js";

/** A Python module below `torch.nn`; a name of it that is not modelled is unknown. */
function nnPart(path: string, find: (name: string) => Value | undefined): PyObject {
  const whole = `torch.nn.${path}`;
  return {
    kind: "object",
    typeName: "module",
    repr: () => `<module '${whole}'>`,
    attribute: (name) => (name === "__name__" ? whole : (find(name) ?? unknown(`${whole}.${name} is not supported`))),
  };
}

/** Names of classes that exist, by the file below `torch.nn.modules` that has them; instances are not modelled. */
const notModelled: Readonly<Record<string, string>> = {
  adaptive: "AdaptiveLogSoftmaxWithLoss",
  batchnorm: "LazyBatchNorm1d LazyBatchNorm2d LazyBatchNorm3d",
  container: "Container",
  conv: "LazyConv1d LazyConv2d LazyConv3d LazyConvTranspose1d LazyConvTranspose2d LazyConvTranspose3d _LazyConvXdMixin",
  instancenorm: "LazyInstanceNorm1d LazyInstanceNorm2d LazyInstanceNorm3d",
  lazy: "LazyModuleMixin",
  linear: "LazyLinear",
  loss:
    "CTCLoss CosineEmbeddingLoss GaussianNLLLoss HingeEmbeddingLoss MarginRankingLoss MultiLabelMarginLoss " +
    "MultiLabelSoftMarginLoss MultiMarginLoss NLLLoss2d PoissonNLLLoss SoftMarginLoss TripletMarginLoss " +
    "TripletMarginWithDistanceLoss",
  normalization: "CrossMapLRN2d RMSNorm",
  padding: "CircularPad1d CircularPad2d CircularPad3d ZeroPad1d ZeroPad3d",
  pooling: "FractionalMaxPool3d",
  rnn: "GRU GRUCell LSTM LSTMCell RNN RNNBase RNNCell RNNCellBase",
  sparse: "EmbeddingBag",
  transformer: "Transformer TransformerDecoder TransformerDecoderLayer",
};

/** Classes of `torch.nn` that only stand for themselves, e.g. in `isinstance`. */
export const otherClasses: ReadonlyMap<string, NativeClass> = new Map(
  Object.entries({ ...notModelled, data_parallel: "DataParallel", distributed: "DistributedDataParallel" }).flatMap(
    ([file, names]) =>
      names.split(" ").map((name) => {
        const parallel = file === "data_parallel" || file === "distributed";
        const type = nnType(file, name);
        const qualifiedName = parallel ? `torch.nn.parallel.${file}.${name}` : type.qualifiedName;
        const base = () => classNamed("Module")!;
        const doc = "A class that is not modelled.";
        return [name, new NativeClass({ type: { ...type, qualifiedName }, parameters: [], doc, base })] as const;
      }),
  ),
);

/** `_ntuple(times)`: a number as often as that, anything that can be iterated over as a tuple. */
const ntuple = (times: number): PyObject =>
  callable("<function parse>", "parse", ([value = null]) => {
    if (isUnknown(value)) throw new NotAnalysed(value.reason);
    const single = isInt(value) || isFloat(value) || value === null;
    return tuple(single ? Array.from({ length: times }, () => value) : iterate(value));
  });

const utilFunctions: ReadonlyMap<string, Value> = new Map<string, Value>([
  ...["_single", "_pair", "_triple", "_quadruple"].map((name, i) => [name, ntuple(i + 1)] as const),
  [
    "_ntuple",
    callable("<function _ntuple>", "_ntuple", ([times = null]) => {
      if (!isInt(times)) throw typeError("_ntuple() takes a number");
      return ntuple(Number(times));
    }),
  ],
  [
    "_reverse_repeat_tuple",
    callable("<function _reverse_repeat_tuple>", "_reverse_repeat_tuple", ([items = null, times = null]) => {
      if (!isInt(times)) throw typeError("_reverse_repeat_tuple() takes a number");
      return tuple(
        iterate(items)
          .toReversed()
          .flatMap((item) => Array.from({ length: Number(times) }, () => item)),
      );
    }),
  ],
]);

const modelledFiles =
  "activation batchnorm channelshuffle container conv distance dropout flatten fold instancenorm linear loss module " +
  "normalization padding pixelshuffle pooling sparse upsampling";
const files = new Set([...modelledFiles.split(" "), ...Object.keys(notModelled)]);

/** What every file of `torch.nn.modules` may import from the others. */
const shared = (name: string): Value | undefined => {
  if (name === "F") return functional;
  if (name === "Parameter") return Parameter;
  return classNamed(name) ?? otherClasses.get(name) ?? utilFunctions.get(name);
};

const fileParts = new Map([...files].map((file) => [file, nnPart(`modules.${file}`, shared)]));
const utils = nnPart("modules.utils", (name) => utilFunctions.get(name));

const harmless = (name: string, result: Value): readonly [string, PyObject] => [
  name,
  callable(`<function ${name}>`, name, () => result),
];

const nnUtils: ReadonlyMap<string, Value> = new Map<string, Value>([
  ...weightNorms,
  harmless("clip_grad_value_", null),
  harmless("clip_grad_norm_", unknown("the norm of the gradients")),
]);

/** The Python modules that `torch.nn` has, by name. */
export const nnParts: ReadonlyMap<string, PyObject> = new Map([
  ["functional", functional],
  ["init", nnPart("init", (name) => initFunctions.get(name))],
  ["modules", nnPart("modules", (name) => (name === "utils" ? utils : (fileParts.get(name) ?? shared(name))))],
  ["parallel", nnPart("parallel", (name) => otherClasses.get(name))],
  ["parameter", nnPart("parameter", (name) => (name === "Parameter" ? Parameter : undefined))],
  ["utils", nnPart("utils", (name) => nnUtils.get(name))],
]);
