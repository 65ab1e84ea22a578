import { numberOf } from "../../values/kinds.js";
import { isUnknown, unknown, type Value } from "../../values/value.js";
import { isKnown, run } from "../operators/operator.js";
import { isTensor, Tensor } from "../tensor.js";
import type { Attributes, ForwardPass } from "../trace.js";
import type { Bound, TorchFunction } from "./function.js";
import { scalarOf } from "./pointwise.js";
import { isFloating } from "./promotion.js";
import { pythonFunction } from "./pythonFunctions.js";

const legacy = "size_average=None, reduce=None, reduction='mean'";

/** Losses of `torch.nn.functional` by name, with their parameters. */
const losses: Readonly<Record<string, string>> = {
  binary_cross_entropy: `input, target, weight=None, ${legacy}`,
  binary_cross_entropy_with_logits: `input, target, weight=None, ${legacy}, pos_weight=None`,
  cosine_embedding_loss: `input1, input2, target, margin=0, ${legacy}`,
  cross_entropy:
    "input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean', " +
    "label_smoothing=0.0",
  ctc_loss: "log_probs, targets, input_lengths, target_lengths, blank=0, reduction='mean', zero_infinity=False",
  gaussian_nll_loss: "input, target, var, full=False, eps=1e-06, reduction='mean'",
  hinge_embedding_loss: `input, target, margin=1.0, ${legacy}`,
  huber_loss: "input, target, reduction='mean', delta=1.0",
  kl_div: `input, target, ${legacy}, log_target=False`,
  l1_loss: `input, target, ${legacy}`,
  margin_ranking_loss: `input1, input2, target, margin=0, ${legacy}`,
  mse_loss: `input, target, ${legacy}`,
  multi_margin_loss: `input, target, p=1, margin=1.0, weight=None, ${legacy}`,
  multilabel_margin_loss: `input, target, ${legacy}`,
  multilabel_soft_margin_loss: `input, target, weight=None, ${legacy}`,
  nll_loss: "input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean'",
  poisson_nll_loss:
    "input, target, log_input=True, full=False, size_average=None, eps=1e-08, reduce=None, reduction='mean'",
  smooth_l1_loss: `input, target, ${legacy}, beta=1.0`,
  soft_margin_loss: `input, target, ${legacy}`,
  triplet_margin_loss: `anchor, positive, negative, margin=1.0, p=2, eps=1e-06, swap=False, ${legacy}`,
};

/** Losses that the Trace tells: of every element, by what is named here. */
const traced: Readonly<Record<string, readonly string[]>> = {
  binary_cross_entropy: [],
  binary_cross_entropy_with_logits: [],
  huber_loss: ["delta"],
  kl_div: ["log_target"],
  l1_loss: [],
  mse_loss: [],
  smooth_l1_loss: ["beta"],
  soft_margin_loss: [],
};

const reductions: ReadonlySet<Value> = new Set(["mean", "sum", "none", "batchmean"]);

/** A setting as the Trace has it; undefined where it is not known. */
function settingOf(value: Value): number | string | boolean | undefined {
  if (typeof value === "boolean") return value;
  return numberOf(value) === undefined ? undefined : (scalarOf(value) ?? undefined);
}

/** A loss of two tensors of the same sizes without weights; undefined for any other. */
export function tracedLoss(pass: ForwardPass, name: string, args: Bound): Tensor | undefined {
  const { input = null, target = null, reduction = null, weight = null, pos_weight: positive = null } = args;
  const { size_average: average = null, reduce = null } = args;
  if ([weight, positive, average, reduce].some((given) => given !== null)) return undefined;
  if (!isTensor(input) || !isTensor(target) || typeof reduction !== "string") return undefined;
  const { shape, dtype } = input;
  if (!isKnown(shape) || target.shape?.join() !== shape.join() || dtype !== target.dtype) return undefined;
  if (dtype !== null && !isFloating(dtype)) return undefined;
  const keys = traced[name];
  if (keys === undefined || !reductions.has(reduction) || (reduction === "batchmean" && name !== "kl_div")) {
    return undefined;
  }
  const settings = keys.map((key) => [key, settingOf(args[key] ?? null)] as const);
  if (settings.some(([, value]) => value === undefined)) return undefined;
  const operator = { name, infer: () => ({ outputs: [reduction === "none" ? shape : []] }), dtype: () => dtype };
  return run(pass, operator, [input, target], { reduction, ...(Object.fromEntries(settings) as Attributes) });
}

/** Losses whose result is one number, which is looked into where the Trace tells it. */
export const lossFunctions: readonly TorchFunction[] = Object.entries(losses).map(([name, parameters]) =>
  pythonFunction(name, `${name}(${parameters})`, (pass, args) => {
    const known = tracedLoss(pass, name, args);
    if (known !== undefined) return known;
    const { reduction = null } = args;
    const [first = null] = Object.values(args).filter(isTensor);
    if (isUnknown(reduction) || reduction === "none" || first === null) return unknown(`the loss ${name}`);
    return new Tensor([], { dtype: first.dtype });
  }),
);
