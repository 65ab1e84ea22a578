import { attributeError, NotAnalysed, valueError } from "../../values/errors.js";
import { typeName } from "../../values/kinds.js";
import { str } from "../../values/repr.js";
import { isUnknown, unknown, type Value } from "../../values/value.js";
import { bind } from "../bind.js";
import { callable, parametersOf, required, type Signature } from "../methods.js";
import { isModule, type Module } from "../module.js";
import { product } from "../operators/operator.js";
import { isTensor, parameterTensor, Tensor } from "../tensor.js";
import { field } from "./self.js";

type Keys = Readonly<Record<string, Value>>;

function moduleOf({ module = null }: Keys): Module {
  if (isModule(module)) return module;
  if (isUnknown(module)) throw new NotAnalysed(module.reason);
  throw attributeError(`'${typeName(module)}' object has no attribute '_forward_pre_hooks'`);
}

/** The weight that is taken apart, and its shape. */
function weightOf(module: Module, name: string) {
  const weight = field(module, name);
  if (!isTensor(weight) || weight.shape === null) throw new NotAnalysed(`the ${name} of ${module.typeName}`);
  return { weight, shape: weight.shape };
}

/** `nn.utils.weight_norm`: `weight_g` and `weight_v` are learned, and the weight is made of them at every call. */
function weightNorm(args: Keys): Value {
  const module = moduleOf(args);
  const name = str(args.name ?? null);
  const dim = args.dim ?? -1;
  const { weight, shape } = weightOf(module, name);
  if (typeof dim !== "number") throw new NotAnalysed("the dim of weight_norm");
  const axis = dim < -1 ? dim + shape.length : dim;
  module.deleteAttribute(name);
  const lengths = axis === -1 ? [] : shape.map((size, i) => (i === axis ? size : 1));
  module.registerParameter(`${name}_g`, parameterTensor(lengths));
  module.registerParameter(`${name}_v`, parameterTensor(shape));
  module.setAttribute(name, new Tensor(shape, { dtype: weight.dtype }));
  return module;
}

function removeWeightNorm(args: Keys): Value {
  const module = moduleOf(args);
  const name = str(args.name ?? null);
  if (!module.parameters.has(`${name}_g`)) throw valueError(`weight_norm of '${name}' not found in ${module.repr()}`);
  const { shape } = weightOf(module, name);
  for (const part of [name, `${name}_g`, `${name}_v`]) module.deleteAttribute(part);
  module.setAttribute(name, parameterTensor(shape));
  return module;
}

/** `nn.utils.spectral_norm`: the weight is `weight_orig` over its largest singular value. */
function spectralNorm(args: Keys): Value {
  const module = moduleOf(args);
  const name = str(args.name ?? null);
  const { shape } = weightOf(module, name);
  const axis = args.dim ?? (module.type.mro.includes("_ConvTransposeNd") ? 1 : 0);
  if (typeof axis !== "number") throw new NotAnalysed("the dim of spectral_norm");
  module.deleteAttribute(name);
  module.registerParameter(`${name}_orig`, parameterTensor(shape));
  module.setAttribute(name, new Tensor(shape));
  module.registerBuffer(`${name}_u`, new Tensor([shape[axis] ?? null]), true);
  module.registerBuffer(`${name}_v`, new Tensor([product(...shape.filter((_, i) => i !== axis))]), true);
  return module;
}

const functions: Readonly<Record<string, readonly [Signature, (args: Keys) => Value]>> = {
  weight_norm: [{ module: required, name: "weight", dim: 0 }, weightNorm],
  remove_weight_norm: [{ module: required, name: "weight" }, removeWeightNorm],
  spectral_norm: [
    { module: required, name: "weight", n_power_iterations: 1, eps: unknown("a small number"), dim: null },
    spectralNorm,
  ],
};

/** Functions of `torch.nn.utils`. */
export const weightNorms: ReadonlyMap<string, Value> = new Map(
  Object.entries(functions).map(([name, [signature, run]]) => {
    const parameters = parametersOf(signature);
    return [
      name,
      callable(`<function ${name}>`, name, (args, keywords) => run(bind(name, parameters, args, keywords))),
    ] as const;
  }),
);
