import { attributeError } from "../../values/errors.js";
import { type PyObject, unknown, type Value } from "../../values/value.js";
import type { ModuleClass } from "../signature.js";
import { activationClasses, PReLU, Softmax } from "./activation.js";
import { Sequential } from "./container.js";
import { Conv1d, Conv2d, ConvTranspose2d } from "./convolution.js";
import { Linear, MultiheadAttention } from "./linear.js";
import { otherNames } from "./names.js";
import { BatchNorm1d, BatchNorm2d, GroupNorm, InstanceNorm2d, LayerNorm } from "./normalization.js";
import { AdaptiveAvgPool2d, AdaptiveMaxPool2d, AvgPool2d, MaxPool2d } from "./pooling.js";
import {
  ConstantPad2d,
  Dropout,
  Dropout2d,
  Flatten,
  Identity,
  PixelShuffle,
  PixelUnshuffle,
  ReflectionPad2d,
  ReplicationPad2d,
  ZeroPad2d,
} from "./shaping.js";
import { Upsample, UpsamplingBilinear2d, UpsamplingNearest2d } from "./upsampling.js";

const modelled: readonly ModuleClass[] = [
  Conv1d,
  Conv2d,
  ConvTranspose2d,
  BatchNorm1d,
  BatchNorm2d,
  GroupNorm,
  InstanceNorm2d,
  LayerNorm,
  ...activationClasses,
  PReLU,
  Softmax,
  MaxPool2d,
  AvgPool2d,
  AdaptiveAvgPool2d,
  AdaptiveMaxPool2d,
  Upsample,
  UpsamplingNearest2d,
  UpsamplingBilinear2d,
  Identity,
  Flatten,
  Dropout,
  Dropout2d,
  ZeroPad2d,
  ConstantPad2d,
  ReflectionPad2d,
  ReplicationPad2d,
  PixelShuffle,
  PixelUnshuffle,
  Linear,
  MultiheadAttention,
  Sequential,
];

/** The classes of `torch.nn` that are modelled, by name. */
export const nnClasses: ReadonlyMap<string, ModuleClass> = new Map(modelled.map((cls) => [cls.type.name, cls]));

const others = new Set(otherNames);

/** An attribute of `torch.nn`; a name that PyTorch has and we do not model is unknown, any other an AttributeError. */
export function nnAttribute(name: string): Value {
  const found = nnClasses.get(name);
  if (found) return found;
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

/** The Python module `torch`, of which only `torch.nn` is looked into. */
export const torch: PyObject = moduleObject("torch", (name) =>
  name === "nn" ? nn : unknown(`torch.${name} is not supported`),
);
