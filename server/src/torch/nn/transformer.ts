import { binary } from "../../values/arithmetic.js";
import { isTruthy } from "../../values/compare.js";
import { deepCopy } from "../../values/copy.js";
import { NotAnalysed, runtimeError } from "../../values/errors.js";
import { call as callValue } from "../../values/kinds.js";
import { str } from "../../values/repr.js";
import { float, isSequence, isUnknown, type Value } from "../../values/value.js";
import { functionalFunctions } from "../functions/registry.js";
import { required } from "../methods.js";
import { callWith, type Forward, isModule, Module } from "../module.js";
import { isTensor } from "../tensor.js";
import type { ForwardPass } from "../trace.js";
import type { Arguments, ModuleClass } from "../signature.js";
import { moduleList } from "./container.js";
import { itemsOf } from "./methods/items.js";
import { field, fields } from "./self.js";
import { classNamed, leafClass, nnType, parameter, placement } from "./types.js";

/** Makes a module of a class of `torch.nn`. */
function made(name: string, args: readonly Value[], keywords: Readonly<Record<string, Value>> = {}): Module {
  const module = classNamed(name)?.call(args, new Map(Object.entries(keywords)));
  if (module === undefined || !isModule(module)) throw new NotAnalysed(`nn.${name}`);
  return module;
}

const activations = [
  ["relu", "ReLU"],
  ["gelu", "GELU"],
] as const;

/** What PyTorch calls an activation that it knows: 1 for ReLU, 2 for GELU, 0 for any other. */
const kindOf = (activation: Value): number =>
  1 +
  activations.findIndex(
    ([name, cls]) =>
      activation === functionalFunctions.get(name) || (isModule(activation) && activation.type.mro.includes(cls)),
  );

/** `_get_activation_fn`. */
function activationOf(value: Value): Value {
  if (typeof value !== "string") return value;
  const known = value === "relu" || value === "gelu" ? functionalFunctions.get(value) : undefined;
  if (known === undefined) throw runtimeError(`activation should be relu/gelu, not ${str(value)}`);
  return known;
}

/**
 * Whether PyTorch runs the whole layer as one operator, of whose parts no hook sees anything: in evaluation, of batches
 * in front and an even number of heads. Source: `TransformerEncoderLayer.forward` of PyTorch 1.13, without gradients.
 */
function isFast(pass: ForwardPass, self: Module, rank: number | undefined, attention: Module): boolean {
  const { num_heads: heads, batch_first: first } = fields(attention, ["num_heads", "batch_first"]);
  const [one, other] = ["norm1", "norm2"].map((name) => str(field(child(self, name), "eps")));
  const isEven = typeof heads === "number" && heads % 2 === 0;
  return (
    !self.isTraining(pass) &&
    rank === 3 &&
    isTruthy(first) &&
    isEven &&
    one === other &&
    kindOf(field(self, "activation")) > 0
  );
}

function child(self: Module, name: string): Module {
  const found = field(self, name);
  if (!isModule(found)) throw new NotAnalysed(`the ${name} of ${self.typeName}`);
  return found;
}

const layerForward: Forward = (pass, [source = null, mask = null, padding = null], self) => {
  if (mask !== null || padding !== null) throw new NotAnalysed("the masks of nn.TransformerEncoderLayer");
  if (!isTensor(source)) throw new NotAnalysed(isUnknown(source) ? source.reason : "nn.TransformerEncoderLayer");
  const attention = child(self, "self_attn");
  const fast = isFast(pass, self, source.shape?.length, attention);
  const run = (module: Module, inputs: readonly Value[], keywords: Readonly<Record<string, Value>> = {}): Value => {
    const named = new Map(Object.entries(keywords));
    return fast ? module.forward(pass, inputs, module, named) : callWith(pass, module, inputs, named);
  };
  const through = (x: Value, ...names: readonly string[]): Value =>
    names.reduce((value, name) => run(child(self, name), [value]), x);
  const attended = (x: Value): Value => {
    const output = run(attention, [x, x, x, null, false]);
    return through(isSequence(output) ? (output.items[0] ?? null) : output, "dropout1");
  };
  const fed = (x: Value): Value => {
    const activation = field(self, "activation");
    const narrow = through(x, "linear1");
    const wide = isModule(activation) ? run(activation, [narrow]) : callValue(activation, [narrow]);
    return through(wide, "dropout", "linear2", "dropout2");
  };
  const plus = (a: Value, b: Value): Value => binary("+", a, b);
  if (isTruthy(field(self, "norm_first"))) {
    const x = plus(source, attended(through(source, "norm1")));
    return plus(x, fed(through(x, "norm2")));
  }
  const x = through(plus(source, attended(source)), "norm1");
  return through(plus(x, fed(x)), "norm2");
};

function buildLayer(args: Arguments, type: Module["type"]): Module {
  const { d_model: size = null, nhead: heads = null, dim_feedforward: wide = null, dropout = null } = args;
  const { layer_norm_eps: eps = null, batch_first = null, norm_first = null } = args;
  const activation = activationOf(args.activation ?? null);
  const norm = (): Module => made("LayerNorm", [size], { eps });
  const drop = (): Module => made("Dropout", [dropout]);
  const children = {
    self_attn: made("MultiheadAttention", [size, heads], { dropout, batch_first }),
    linear1: made("Linear", [size, wide]),
    dropout: drop(),
    linear2: made("Linear", [wide, size]),
    norm1: norm(),
    norm2: norm(),
    dropout1: drop(),
    dropout2: drop(),
  };
  return new Module(type, layerForward, {
    children: isModule(activation) ? { ...children, activation } : children,
    attributes: {
      norm_first: isTruthy(norm_first),
      activation_relu_or_gelu: kindOf(activation),
      ...(isModule(activation) ? {} : { activation }),
    },
  });
}

/** Attention of tokens to each other, and two linear layers, each with a norm and what went in added. */
const TransformerEncoderLayer = leafClass({
  type: nnType("transformer", "TransformerEncoderLayer"),
  parameters: [
    parameter("d_model", "int", "size of the tokens"),
    parameter("nhead", "int", "heads of the attention"),
    parameter("dim_feedforward", "int", "size between the linear layers", 2048),
    parameter("dropout", "float", "share of the values that is zeroed in training", float(0.1)),
    parameter("activation", "str or function", "between the linear layers", functionalFunctions.get("relu") ?? null),
    parameter("layer_norm_eps", "float", "keeps the divisor of the norms from zero", float(1e-5)),
    parameter("batch_first", "bool", "takes the batch as the first dimension", false),
    parameter("norm_first", "bool", "norms what goes in and not what comes out", false),
    ...placement,
  ],
  doc: "A layer of a transformer's encoder.",
  inputs: { src: required, src_mask: null, src_key_padding_mask: null },
  build: buildLayer,
});

/** Copies of a layer, one behind the other. */
const TransformerEncoder = leafClass({
  type: nnType("transformer", "TransformerEncoder"),
  parameters: [
    parameter("encoder_layer", "module", "what is copied"),
    parameter("num_layers", "int", "how many copies"),
    parameter("norm", "module", "of what comes out", null),
    parameter("enable_nested_tensor", "bool", "leaves out what is masked", true),
  ],
  doc: "The encoder of a transformer.",
  inputs: { src: required, mask: null, src_key_padding_mask: null },
  build(
    { encoder_layer: layer = null, num_layers: count = null, norm = null, enable_nested_tensor: nested = null },
    type,
  ) {
    if (!isModule(layer) || typeof count !== "number" || (norm !== null && !isModule(norm))) {
      throw new NotAnalysed("the arguments of nn.TransformerEncoder");
    }
    const copies = Array.from({ length: count }, () => deepCopy(layer)).filter(isModule);
    const forward: Forward = (pass, [source = null, mask = null, padding = null], self) => {
      if (mask !== null || padding !== null) throw new NotAnalysed("the masks of nn.TransformerEncoder");
      const last = field(self, "norm");
      const modules = [...itemsOf(child(self, "layers")), ...(last === null ? [] : [last])].filter(isModule);
      return modules.reduce<Value>((value, module) => callWith(pass, module, [value], new Map()), source);
    };
    return new Module(type, forward, {
      children: { layers: moduleList(copies), ...(norm !== null && { norm }) },
      attributes: { num_layers: count, ...(norm === null && { norm }), enable_nested_tensor: nested },
    });
  },
});

export const transformerClasses: readonly ModuleClass[] = [TransformerEncoderLayer, TransformerEncoder];
