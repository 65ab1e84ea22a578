import { NotAnalysed } from "../values/errors.js";
import type { Value } from "../values/value.js";
import type { Module } from "../torch/module.js";
import { nnClasses } from "../torch/nn/namespace.js";
import type { ModuleClass } from "../torch/signature.js";
import { Bottleneck, BottleneckCSP, CrossConv } from "./modules/bottleneck.js";
import { C3, C3Ghost, C3SPP, C3TR, C3x } from "./modules/c3.js";
import { Classify } from "./modules/classify.js";
import { Conv, DWConv, DWConvTranspose2d } from "./modules/conv.js";
import { MixConv2d, Sum } from "./modules/experimental.js";
import { GhostBottleneck, GhostConv } from "./modules/ghost.js";
import { Detect, Proto, Segment } from "./modules/heads.js";
import type { ClassMaker, Library } from "./modules/library.js";
import { SPP, SPPF } from "./modules/pyramid.js";
import { Concat, Contract, Expand, Focus } from "./modules/rearrange.js";
import { TransformerBlock, TransformerLayer } from "./modules/transformer.js";
import type { VersionProfile } from "./versions.js";

/** Every class of YOLOv5 that is modelled. Which of them a row can name is the version's `visible`. */
const makers: Readonly<Record<string, ClassMaker>> = {
  Conv,
  DWConv,
  DWConvTranspose2d,
  Bottleneck,
  BottleneckCSP,
  CrossConv,
  C3,
  C3x,
  C3TR,
  C3SPP,
  C3Ghost,
  SPP,
  SPPF,
  Focus,
  Contract,
  Expand,
  Concat,
  GhostConv,
  GhostBottleneck,
  TransformerLayer,
  TransformerBlock,
  MixConv2d,
  Sum,
  Classify,
  Proto,
  Detect,
  Segment,
};

/** The names of all modelled classes of YOLOv5, of any version. */
export const yoloModuleNames: readonly string[] = Object.keys(makers);

/** The largest stock model has fewer than 1,000 modules; far beyond that only a slip or malice goes. */
const maxModules = 20_000;

/** The classes of one version for one model; `defaultAct` is what `activation:` evaluated to, or `nn.SiLU()`. */
export function createLibrary(version: VersionProfile, defaultAct: Value): Library {
  const made = new Map<string, ModuleClass>();
  let instances = 0;
  const library: Library = {
    version,
    defaultAct,
    get(name) {
      const nnClass = name.startsWith("nn.") ? nnClasses.get(name.slice(3)) : undefined;
      const found = nnClass ?? made.get(name);
      if (found) return found;
      const maker = makers[name];
      if (!maker) throw new NotAnalysed(`${name} is not supported`);
      const cls = maker(library);
      made.set(name, cls);
      return cls;
    },
    make(name, args, keywords = {}): Module {
      instances += 1;
      if (instances > maxModules) throw new NotAnalysed(`the model has more than ${maxModules} modules`);
      return library.get(name).call(args, new Map(Object.entries(keywords)));
    },
  };
  return library;
}
