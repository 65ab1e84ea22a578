import { unknown } from "../values/value.js";
import { nnClasses } from "../torch/nn/namespace.js";
import type { ModuleClass } from "../torch/signature.js";
import type { Checkout } from "../workspace/checkout.js";
import { createLibrary, yoloModuleNames } from "../yolov5/library.js";
import type { VersionProfile } from "../yolov5/versions.js";
import { ownClasses } from "./ownClasses.js";
import type { AnalysisOptions } from "./types.js";

/** A class that a row can name, and whose it is. */
export interface RowModule {
  /** As a row writes it. */
  readonly name: string;
  readonly cls: ModuleClass;
  readonly origin: "yolov5" | "workspace" | "torch";
}

type Modules = ReadonlyMap<string, RowModule>;

/** Classes of PyTorch that a row on maps has no use for: for other dimensions, losses, containers and such. */
const useless = /(?:[13]d|Loss|List|Dict)$|^Transformer/;
const uselessNames: ReadonlySet<string> = new Set(
  (
    "Module Sequential Embedding Linear Bilinear MaxUnpool2d CosineSimilarity PairwiseDistance Unflatten Fold Unfold " +
    "MultiheadAttention"
  ).split(" "),
);

const torchModules: readonly RowModule[] = [...nnClasses]
  .filter(([name]) => !useless.test(name) && !uselessNames.has(name))
  .map(([name, cls]) => ({ name: `nn.${name}`, cls, origin: "torch" }));

const byName = (modules: readonly RowModule[]): Modules => new Map(modules.map((module) => [module.name, module]));

const ofVersions = new Map<VersionProfile, Modules>();
const ofCheckouts = new WeakMap<Checkout, Modules>();

/** The classes that rows can name: those of the checkout, or of the version where there is none, then PyTorch's. */
export function rowModules({ version, checkout }: Pick<AnalysisOptions, "version" | "checkout">): Modules {
  const known = (checkout && ofCheckouts.get(checkout)) ?? (checkout ? undefined : ofVersions.get(version));
  if (known !== undefined) return known;
  const own = checkout === undefined ? undefined : workspaceModules(checkout);
  const modules = byName([...(own ?? versionModules(version)), ...torchModules]);
  if (checkout === undefined) ofVersions.set(version, modules);
  else ofCheckouts.set(checkout, modules);
  return modules;
}

function versionModules(version: VersionProfile): readonly RowModule[] {
  const library = createLibrary(version, unknown("the activation"));
  return [...version.visible].map((name) => ({ name, cls: library.get(name), origin: "yolov5" }));
}

/** Classes that are whole models, or wrap one. */
const wholeModels = /Model$|^(?:AutoShape|Ensemble|DetectMultiBackend|Detections)$/i;

const workspaceModules = (checkout: Checkout): readonly RowModule[] | undefined =>
  ownClasses(checkout)
    ?.filter(({ name }) => !name.startsWith("_") && !wholeModels.test(name))
    .map(({ name, cls }) => ({ name, cls, origin: yoloModuleNames.includes(name) ? "yolov5" : "workspace" }));
