import type { Module } from "./module.js";
import { known, product } from "./operators/operator.js";
import { type Dim, isTensor, numel, type Shape } from "./tensor.js";
import type { ModuleCall, TraceNode } from "./trace.js";
import { isTruthy } from "../values/compare.js";
import { isSequence, isUnknown, type Value } from "../values/value.js";

/** Multiply-accumulates of one module call; `biased` says whether the module has a bias (after fusing, too). */
type Rule = (call: ModuleCall, biased: boolean) => Dim;

/** How one FLOPs counter counts. YOLOv5 prints its MACs times two, in billions. */
export interface Counter {
  readonly name: CounterName;
  readonly doc: string;
  /** By class name. Classes that are not listed count 0. */
  readonly rules: Readonly<Record<string, Rule>>;
  /** Looks a rule up along the base classes too, so that a subclass counts like its base. */
  readonly inherits: boolean;
  /** A profiled module that is itself a leaf counts 0 (thop 0.0.31 hooks only below it). */
  readonly skipsRootLeaf: boolean;
  /**
   * How often a call of a module counts that is found `occurrences` times in the tree: thop up to 2.0 hooks it as
   * often, and adds up what the hooks count as often again.
   */
  readonly weight: (occurrences: number) => number;
}

export type CounterName =
  | "thop-0.0.31"
  | "thop-0.1.1"
  | "ultralytics-thop-2.0.18"
  | "ultralytics-thop-2.1.6"
  | "ultralytics-thop-2.1.6+torch2"
  | "exact";

const inputOf = (call: ModuleCall): Shape | null => call.inputs[0] ?? null;
const inElements: Rule = (call) => numel(inputOf(call));
const outElements: Rule = (call) => numel(call.output);
const zero: Rule = () => 0;
const times =
  (factor: number, rule: Rule): Rule =>
  (call, biased) =>
    product(factor, rule(call, biased));

/** A weight may be no parameter, as that of a convolution with weight norm. */
function weightOf(call: ModuleCall): Shape {
  const weight = call.module.own("weight") ?? null;
  return isTensor(weight) ? (weight.shape ?? [null, null, null]) : [];
}

/** Multiplications per output element: input channels of a group times the kernel. */
const perOutput = (call: ModuleCall): Dim => {
  const groups = call.module.attributes.groups;
  const channels = call.module.attributes.in_channels;
  const kernel = weightOf(call).slice(2);
  if (typeof groups !== "number" || typeof channels !== "number") return null;
  return product(Math.floor(channels / groups), ...kernel);
};

const convolution: Rule = (call) => product(numel(call.output), perOutput(call));
const convolutionWithBias: Rule = (call, biased) =>
  known([numel(call.output), perOutput(call)], (out, each) => out * (each + (biased ? 1 : 0)));
const transposed: Rule = (call) => product(numel(inputOf(call)), ...weightOf(call).slice(1));

const linear: Rule = (call) => product(numel(call.output), weightOf(call)[1] ?? null);

const affine = (call: ModuleCall): boolean => {
  const { affine = false, elementwise_affine: elementwise = false } = call.module.attributes;
  return [affine, elementwise].some((value) => !isUnknown(value) && isTruthy(value));
};
const normalization: Rule = (call) => product(affine(call) ? 4 : 2, numel(inputOf(call)));

/** Window of an adaptive pool as the ratio of the sizes, `floor`ed or not, plus one division. */
const adaptive =
  (round: (ratio: number) => number): Rule =>
  (call) => {
    const [inSpace, outSpace] = [inputOf(call)?.slice(2) ?? [null], call.output?.slice(2) ?? [null]];
    const ratios = inSpace.map((size, i) => known([size, outSpace[i] ?? null], (a, b) => round(a / b)));
    return known([product(...ratios), numel(call.output)], (window, out) => Math.trunc((window + 1) * out));
  };

/** Elements in all windows of an adaptive average pool, plus one division per output. */
const adaptiveWindows: Rule = (call) => {
  const input = inputOf(call);
  const sums = (input ?? []).map((size, i) =>
    known([size, call.output?.[i] ?? null], (own, out) =>
      own === out ? out : sumOver(out, (j) => Math.ceil(((j + 1) * own) / out) - Math.floor((j * own) / out)),
    ),
  );
  return input === null ? null : known([product(...sums), numel(call.output)], (a, b) => a + b);
};

const sumOver = (count: number, each: (index: number) => number): number =>
  Array.from({ length: count }, (_, i) => each(i)).reduce((a, b) => a + b, 0);

const pairOf = (value: Value | undefined, otherwise: number): readonly [number, number] => {
  const items = value !== undefined && isSequence(value) ? value.items : [value ?? otherwise];
  const numbers = items.map((item) => (typeof item === "number" ? item : otherwise));
  const [first = otherwise, second = first] = numbers;
  return [first, second];
};

/** Elements in all windows of an average pool, plus one division per output. */
const averageWindows: Rule = (call) => {
  const { kernel_size, stride, padding, count_include_pad: counted = true } = call.module.attributes;
  const kernel = pairOf(kernel_size, 1);
  const steps = pairOf(stride ?? kernel_size, 1);
  const pads = pairOf(padding, 0);
  const input = inputOf(call);
  const sums = [0, 1].map((i) =>
    known([input?.at(i - 2) ?? null, call.output?.at(i - 2) ?? null], (size, out) => {
      const [k = 1, s = 1, p = 0] = [kernel[i], steps[i], pads[i]];
      const [lower, upper] = counted === true ? [-p, size + p] : [0, size];
      return sumOver(out, (j) => Math.max(Math.min(j * s - p + k, upper) - Math.max(j * s - p, lower), 0));
    }),
  );
  const lead = input === null ? null : product(...input.slice(0, -2));
  return known([product(lead, ...sums), numel(call.output)], (a, b) => a + b);
};

/** Operations per output element of `nn.Upsample`, by mode. */
const upsample =
  (nearest: number): Rule =>
  (call) => {
    const { mode = "nearest" } = call.module.attributes;
    const costs: Readonly<Record<string, number>> = { nearest, linear: 5, bilinear: 11, bicubic: 259 };
    return product(typeof mode === "string" ? (costs[mode] ?? 0) : 0, numel(call.output));
  };

/** Exponentials, additions and divisions of a softmax along `dim`. */
const softmax: Rule = (call) => {
  const input = inputOf(call);
  const { dim = null } = call.module.attributes;
  if (input === null) return null;
  const axis = typeof dim === "number" ? dim : input.length === 3 ? 0 : 1;
  return known([numel(input), input.at(axis) ?? null], (all, features) =>
    features === 0 ? 0 : Math.floor(all / features) * (3 * features - 1),
  );
};

/** Projections, both matrix products and the softmax of self-attention over `[L, N, E]`. */
const attention: Rule = (call) => {
  const [length = null, batch = null, embed = null] = inputOf(call) ?? [];
  const { num_heads: heads = null } = call.module.attributes;
  if (typeof heads !== "number") return null;
  return known([length, batch, embed], (l, n, e) => n * (4 * l * e * e + 2 * l * l * e) + n * heads * l * (3 * l - 1));
};

const spread = (names: readonly string[], rule: Rule): Readonly<Record<string, Rule>> =>
  Object.fromEntries(names.map((name) => [name, rule]));
const batchNorms = ["BatchNorm1d", "BatchNorm2d", "BatchNorm3d", "SyncBatchNorm"];
const instanceNorms = ["InstanceNorm1d", "InstanceNorm2d", "InstanceNorm3d"];
const resizers = ["Upsample", "UpsamplingBilinear2d", "UpsamplingNearest2d"];
const convolutions = ["Conv1d", "Conv2d", "Conv3d"];
const transposes = ["ConvTranspose1d", "ConvTranspose2d", "ConvTranspose3d"];

const thop0031: Counter = {
  name: "thop-0.0.31",
  doc: "thop 0.0.31 of 2020, which YOLOv5 v5.0 to v6.1 printed with",
  rules: {
    ...spread([...convolutions, ...transposes], convolutionWithBias),
    ...spread(batchNorms, times(2, inElements)),
    LeakyReLU: inElements,
    AvgPool2d: outElements,
    AdaptiveAvgPool2d: adaptive(Math.floor),
    Linear: linear,
    ...spread(resizers, upsample(0)),
  },
  inherits: false,
  skipsRootLeaf: true,
  weight: (occurrences) => occurrences ** 2,
};

const thop011: Counter = {
  name: "thop-0.1.1",
  doc: "thop 0.1.1 of 2022, which YOLOv5 v6.2 and v7.0 print with",
  rules: {
    ...spread([...convolutions, ...transposes], convolution),
    ...spread([...batchNorms, ...instanceNorms, "LayerNorm"], normalization),
    PReLU: inElements,
    Softmax: softmax,
    AvgPool2d: outElements,
    AdaptiveAvgPool2d: adaptive((ratio) => ratio),
    Linear: linear,
    ...spread(resizers, upsample(1)),
  },
  inherits: false,
  skipsRootLeaf: false,
  weight: (occurrences) => occurrences ** 2,
};

const ultralytics2018: Counter = {
  ...thop011,
  name: "ultralytics-thop-2.0.18",
  doc: "ultralytics-thop 2.0.18",
  rules: { ...thop011.rules, ...spread(transposes, transposed) },
};

const ultralytics216: Counter = {
  name: "ultralytics-thop-2.1.6",
  doc: "ultralytics-thop 2.1.6, which YOLOv5 master prints with, on PyTorch 1.x",
  rules: {
    ...spread(convolutions, convolution),
    ...spread(transposes, transposed),
    ...spread(["_NormBase", "LayerNorm", "GroupNorm"], normalization),
    PReLU: inElements,
    Softmax: softmax,
    AvgPool2d: averageWindows,
    AdaptiveAvgPool2d: adaptiveWindows,
    Linear: linear,
    ...spread(resizers, upsample(0)),
  },
  inherits: true,
  skipsRootLeaf: false,
  weight: () => 1,
};

const ultralytics216Torch2: Counter = {
  ...ultralytics216,
  name: "ultralytics-thop-2.1.6+torch2",
  doc: "ultralytics-thop 2.1.6 on PyTorch 2, where it counts nn.MultiheadAttention too",
  rules: { ...ultralytics216.rules, MultiheadAttention: attention },
};

const exact: Counter = {
  name: "exact",
  doc: "multiply-accumulates of convolutions, linear layers and matrix products, at operator level",
  rules: {},
  inherits: false,
  skipsRootLeaf: false,
  weight: () => 1,
};

export const counters: Readonly<Record<CounterName, Counter>> = {
  "thop-0.0.31": thop0031,
  "thop-0.1.1": thop011,
  "ultralytics-thop-2.0.18": ultralytics2018,
  "ultralytics-thop-2.1.6": ultralytics216,
  "ultralytics-thop-2.1.6+torch2": ultralytics216Torch2,
  exact,
};

function ruleOf(counter: Counter, module: Module): Rule {
  const { name, mro } = module.type;
  if (!counter.inherits) return counter.rules[name] ?? zero;
  const found = mro.find((base) => Object.hasOwn(counter.rules, base));
  return (found === undefined ? undefined : counter.rules[found]) ?? zero;
}

/** What was counted: a lower bound where `complete` is false, since some sizes were not known. */
export interface Count {
  readonly macs: number;
  readonly complete: boolean;
}

const sum = (parts: readonly Dim[]): Count => ({
  macs: parts.reduce<number>((total, part) => total + (part ?? 0), 0),
  complete: !parts.includes(null),
});

/** Multiply-accumulates at operator level. */
export const countOperators = (nodes: readonly TraceNode[]): Count => sum(nodes.map((node) => node.macs));

/** What fusing takes away and adds: batch norms that are gone, convolutions that have a bias now. */
export interface Fusing {
  readonly removed: ReadonlySet<Module>;
  readonly biased: ReadonlySet<Module>;
}

const unfused: Fusing = { removed: new Set(), biased: new Set() };

/** Multiply-accumulates of module calls, as `counter` counts them when it profiles `root`. */
export function countCalls(
  counter: Counter,
  root: Module,
  occurrences: ReadonlyMap<Module, number>,
  calls: readonly ModuleCall[],
  fusing: Fusing = unfused,
): Count {
  if (counter.skipsRootLeaf && root.isLeaf) return { macs: 0, complete: true };
  return sum(
    calls.map((call) => {
      const { module } = call;
      if (fusing.removed.has(module)) return 0;
      const rule = ruleOf(counter, module);
      if (rule === zero) return 0;
      const biased = module.parameters.has("bias") || fusing.biased.has(module);
      return product(counter.weight(occurrences.get(module) ?? 1), rule(call, biased));
    }),
  );
}
