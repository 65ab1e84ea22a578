import { isUnknown, unknown } from "../../values/value.js";
import { isTensor, Tensor } from "../tensor.js";
import type { TorchFunction } from "./function.js";
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

/** Losses give a number that is not looked into; what they make of their inputs is not checked. */
export const lossFunctions: readonly TorchFunction[] = Object.entries(losses).map(([name, parameters]) =>
  pythonFunction(name, `${name}(${parameters})`, (_, args) => {
    const { reduction = null } = args;
    const [first = null] = Object.values(args).filter(isTensor);
    if (isUnknown(reduction) || reduction === "none" || first === null) return unknown(`the loss ${name}`);
    return new Tensor([], { dtype: first.dtype });
  }),
);
