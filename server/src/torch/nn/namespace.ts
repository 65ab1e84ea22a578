import { dict } from "../../values/dicts.js";
import { attributeError } from "../../values/errors.js";
import { type PyObject, unknown, type Value } from "../../values/value.js";
import type { ModuleClass } from "../signature.js";
import { activationClasses } from "./activation.js";
import { attentionClasses } from "./attention.js";
import { containerClasses } from "./container.js";
import { convolutionClasses } from "./convolution.js";
import { dropoutClasses } from "./dropout.js";
import { embeddingClasses } from "./embedding.js";
import { linearClasses } from "./linear.js";
import { LocalResponseNorm } from "./localResponse.js";
import { lossClasses } from "./losses.js";
import { lpPoolingClasses } from "./lpPooling.js";
import { otherNames } from "./names.js";
import { normalizationClasses } from "./normalization.js";
import { Parameter } from "./parameter.js";
import { nnParts, otherClasses } from "./parts.js";
import { paddingClasses } from "./padding.js";
import { poolingClasses } from "./pooling.js";
import { severalInputsClasses } from "./severalInputs.js";
import { shapingClasses } from "./shaping.js";
import { transformerClasses } from "./transformer.js";
import { upsamplingClasses } from "./upsampling.js";

const modelled: readonly ModuleClass[] = [
  ...convolutionClasses,
  ...normalizationClasses,
  LocalResponseNorm,
  ...activationClasses,
  ...poolingClasses,
  ...lpPoolingClasses,
  ...upsamplingClasses,
  ...shapingClasses,
  ...paddingClasses,
  ...dropoutClasses,
  ...linearClasses,
  ...embeddingClasses,
  ...attentionClasses,
  ...transformerClasses,
  ...containerClasses,
  ...severalInputsClasses,
  ...lossClasses,
];

/** The classes of `torch.nn` that are modelled, by name. */
export const nnClasses: ReadonlyMap<string, ModuleClass> = new Map(modelled.map((cls) => [cls.type.name, cls]));

const others = new Set(otherNames);

/** An attribute of `torch.nn`; a name that PyTorch has and we do not model is unknown, any other an AttributeError. */
function nnAttribute(name: string): Value {
  const found = nnClasses.get(name) ?? nnParts.get(name) ?? otherClasses.get(name);
  if (found) return found;
  if (name === "Parameter") return Parameter;
  if (name === "__dict__") return dict([...nnClasses]);
  if (/^__\w+__$/.test(name)) return unknown(`nn.${name} is not supported`);
  if (others.has(name)) return unknown(`nn.${name} is not supported`);
  throw attributeError(`module 'torch.nn' has no attribute '${name}'`);
}

const moduleObject = (name: string, attribute: (name: string) => Value | undefined): PyObject => ({
  kind: "object",
  typeName: "module",
  repr: () => `<module '${name}'>`,
  attribute,
});

/** The Python module `torch.nn`. */
export const nn: PyObject = moduleObject("torch.nn", nnAttribute);
