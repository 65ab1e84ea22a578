import { attributeError, NotAnalysed, PythonError, typeError } from "../values/errors.js";
import { typeName } from "../values/kinds.js";
import { lookup } from "../values/dicts.js";
import { asIndex, iterate } from "../values/sequence.js";
import { binary } from "../values/arithmetic.js";
import { isTruthy } from "../values/compare.js";
import { isDict, isList, isTuple, isUnknown, list, unknown, type Value } from "../values/value.js";
import { evaluate } from "../python/evaluate.js";
import { Module } from "../torch/module.js";
import { isTensor, type Shape } from "../torch/tensor.js";
import { attempt, type Failure } from "./failure.js";
import { type ModelRun, type PassMode, runModel } from "./forward.js";
import { initializeWeights } from "./initializeWeights.js";
import { createLibrary } from "./library.js";
import { Head, isReversed } from "./modules/heads.js";
import type { Library } from "./modules/library.js";
import { globalName } from "./names.js";
import { headerCounts, parseModel } from "./parseModel.js";
import type { BuiltRow, Hyper } from "./parsing.js";
import type { VersionProfile } from "./versions.js";

/** A model as YOLOv5 builds it from a config, with everything that went wrong on the way. */
export interface BuiltModel {
  /** Whose code built it: the modules that are written here, or the checkout's own Python. */
  readonly origin: "built-in" | "workspace";
  readonly library: Library;
  readonly hyper: Hyper;
  readonly rows: readonly BuiltRow[];
  /** `model.model`: the rows in an `nn.Sequential`, inside the model. */
  readonly root: Module;
  readonly head: Head | undefined;
  /** The forward pass at 256 pixels in training mode that sets the strides; only with a head as the last row. */
  readonly probe: ModelRun | undefined;
  readonly strides: readonly number[] | undefined;
  /** Whether the anchors were turned round to match the strides. */
  readonly anchorsReversed: boolean;
  /** Failures outside rows: keys, anchors against strides, biases. Those of rows are in `rows` and `probe`. */
  readonly failures: readonly Failure[];
  /** Runs the model on an image of a shape. Never throws. */
  run(image: Shape, mode: PassMode): ModelRun;
}

/** Values that replace those of the config, as options of the command line do. */
export interface Overrides {
  readonly nc?: number;
  readonly ch?: number;
  readonly depthMultiple?: number;
  readonly widthMultiple?: number;
  /** The letter of the scale, for configs with a `scales:` map. */
  readonly scale?: string;
}

const probeSize = 256;

const modelType = {
  name: "DetectionModel",
  qualifiedName: "models.yolo.DetectionModel",
  mro: ["DetectionModel", "Module"],
};
const sequentialType = {
  name: "Sequential",
  qualifiedName: "torch.nn.modules.container.Sequential",
  mro: ["Sequential", "Module"],
};
const noForward = (): never => {
  throw new NotAnalysed("the model as a whole is run row by row");
};

/**
 * Builds a model from the YAML document as a Python value: `parse_model`, the stride probe, the anchors and the biases
 * of the head, in YOLOv5's order. Never throws; failures are data.
 */
export function buildModel(version: VersionProfile, document: Value, overrides: Overrides = {}): BuiltModel {
  const failures: Failure[] = [];
  const read = (key: string, part: () => Value): Value => {
    const outcome = attempt(part);
    if (outcome.kind === "value") return outcome.value;
    if (outcome.kind === "unknown") return unknown(outcome.reason);
    const { exception, message } = outcome;
    failures.push({ phase: "parse_model", exception, message, row: null, key });
    return unknown(`the key ${key}`);
  };
  const given = readHyper(document, overrides, read);
  if (failures.length > 0 && failures[0]?.key === "") {
    const library = createLibrary(version, unknown("the config"));
    return { ...nothingBuilt(library, given), ...runs([]), failures };
  }
  const act = version.sharedActivation ? read("activation", () => defaultAct(version, given)) : null;
  const library = createLibrary(version, act);
  const hyper = checkCounts(given, failures);
  const rowValues = read("backbone", () => sections(document));
  const rows = isList(rowValues) ? parseModel(library, hyper, rowValues.items) : [];
  const root = wrap(rows);
  const built = { library, hyper, rows, root };
  const parsed = failures.length === 0 && rows.every((row) => !row.failure);
  if (parsed) {
    read("nc", () => {
      asIndex(hyper.nc);
      return null;
    });
    if (rows.length === 0) read("backbone", () => raise("IndexError", "index -1 is out of range"));
  }
  const last = rows.at(-1)?.module;
  const head = last instanceof Head ? last : undefined;
  const setting = setUp(built, head, failures);
  initializeWeights(root);
  return { ...built, head, ...setting, ...runs(rows), failures };
}

const runs = (rows: readonly BuiltRow[]): Pick<BuiltModel, "origin" | "run"> => ({
  origin: "built-in",
  run: (image, mode) => runModel(rows, image, mode),
});

/** Reports a header that fails on anchors or nc, and counts that key as unknown from there on. */
function checkCounts(hyper: Hyper, failures: Failure[]): Hyper {
  const counts = headerCounts(hyper);
  if (counts.kind !== "failed") return hyper;
  const { exception, message } = counts;
  const key = blame(hyper);
  failures.push({ phase: "parse_model", exception, message, row: null, key });
  return { ...hyper, [key]: unknown(`the key ${key}`) };
}

const raise = (exception: string, message: string): never => {
  throw new PythonError(exception, message);
};

const nothingBuilt = (library: Library, hyper: Hyper) => ({
  library,
  hyper,
  rows: [],
  root: wrap([]),
  head: undefined,
  probe: undefined,
  strides: undefined,
  anchorsReversed: false,
});

/** `d["backbone"] + d["head"]`. */
function sections(document: Value): Value {
  const [backbone, head] = [item(document, "backbone"), item(document, "head")];
  return list(iterate(binary("+", backbone, head)));
}

function item(document: Value, key: string): Value {
  if (isUnknown(document)) throw new NotAnalysed(document.reason);
  if (!isDict(document)) throw attributeError(`'${typeName(document)}' object has no attribute 'get'`);
  const value = lookup(document, key);
  if (value === undefined) throw new PythonError("KeyError", `'${key}'`);
  return value;
}

function optional(document: Value, key: string, fallback: Value): Value {
  const value = isDict(document) ? lookup(document, key) : undefined;
  return value === undefined ? fallback : value;
}

type Read = (key: string, part: () => Value) => Value;

function readHyper(document: Value, overrides: Overrides, read: Read): Hyper {
  if (!isDict(document) && !isUnknown(document)) {
    read("", () => raise("AttributeError", `'${typeName(document)}' object has no attribute 'get'`));
  }
  const own = isDict(document);
  const key = (name: string) => (own ? read(name, () => item(document, name)) : unknown("the config"));
  const value = (name: string, override: number | undefined): Value => {
    if (override === undefined) return key(name);
    return Number.isInteger(override) && name !== "depth_multiple" && name !== "width_multiple"
      ? override
      : { kind: "float", value: override };
  };
  return {
    anchors: key("anchors"),
    nc: value("nc", overrides.nc),
    depthMultiple: value("depth_multiple", overrides.depthMultiple),
    widthMultiple: value("width_multiple", overrides.widthMultiple),
    activation: optional(document, "activation", null),
    channelMultiple: optional(document, "channel_multiple", null),
    ch: overrides.ch ?? optional(document, "ch", 3),
  };
}

/** `eval(act)` of the `activation:` key; `nn.SiLU()` where there is none. */
function defaultAct(version: VersionProfile, hyper: Hyper): Value {
  const library = createLibrary(version, null);
  const { activation } = hyper;
  if (isUnknown(activation) || !isTruthy(activation)) return library.make("nn.SiLU", []);
  if (typeof activation !== "string") throw typeError("eval() arg 1 must be a string, bytes or code object");
  return evaluate(activation, { lookup: (name) => globalName(library, name) });
}

/** Which key the counts of the header fail on: nc where anchors are fine on their own. */
const blame = (hyper: Hyper): "anchors" | "nc" =>
  headerCounts({ ...hyper, nc: 1 }).kind === "failed" ? "anchors" : "nc";

/** The module tree as `model.named_modules()` walks it: the rows are `model.0`, `model.1`... */
function wrap(rows: readonly BuiltRow[]): Module {
  const children = Object.fromEntries(
    rows.flatMap((row) => (row.module ? [[String(row.index), row.module] as const] : [])),
  );
  const model = new Module(sequentialType, noForward, { children });
  return new Module(modelType, noForward, { children: { model } });
}

type Stage = Pick<BuiltModel, "probe" | "strides" | "anchorsReversed">;

/** The stride probe, the anchors and the biases; only a head in the last row has them. */
function setUp(
  { rows, hyper, library }: Pick<BuiltModel, "rows" | "hyper" | "library">,
  head: Head | undefined,
  failures: Failure[],
): Stage {
  if (!head) return { probe: undefined, strides: undefined, anchorsReversed: false };
  const channels = typeof hyper.ch === "number" ? hyper.ch : null;
  const probe = runModel(rows, [1, channels, probeSize, probeSize], { training: true, isTraced: false });
  const strides = stridesOf(probe, head);
  head.strides = strides ?? "unknown";
  if (!strides) return { probe, strides: undefined, anchorsReversed: false };
  const phases = [
    ["anchors", () => scaleAnchors(head, strides)],
    ["biases", () => initializeBiases(head, library.version)],
  ] as const;
  for (const [phase, step] of phases) {
    const outcome = attempt(step);
    if (outcome.kind !== "failed") continue;
    const { exception, message } = outcome;
    failures.push({ phase, exception, message, row: null });
    break;
  }
  return { probe, strides, anchorsReversed: isReversed(head.parts.anchors, strides) };
}

/** `256 / x.shape[-2]` of every map that leaves the head in training mode. */
function stridesOf(probe: ModelRun, head: Head): readonly number[] | undefined {
  const output = probe.rows.at(-1)?.output ?? null;
  const maps = head.isSegment && isTuple(output) ? (output.items[0] ?? null) : output;
  if (!isList(maps)) return undefined;
  const sizes = maps.items.map((map) => (isTensor(map) ? (map.shape?.at(-2) ?? null) : null));
  return sizes.every((size) => size !== null) ? sizes.map((size) => Math.fround(probeSize / size)) : undefined;
}

/** `m.anchors /= m.stride.view(-1, 1, 1)`, in place. */
function scaleAnchors(head: Head, strides: readonly number[]): void {
  const { levels, perLevel } = head.parts.anchors;
  const given = strides.length;
  if (given === levels || given === 1) return;
  if (levels === 1) {
    throw new PythonError(
      "RuntimeError",
      `output with shape [1, ${perLevel}, 2] doesn't match the broadcast shape [${given}, ${perLevel}, 2]`,
    );
  }
  throw new PythonError(
    "RuntimeError",
    `The size of tensor a (${levels}) must match the size of tensor b (${given}) at non-singleton dimension 0`,
  );
}

/** `_initialize_biases`: needs five outputs per anchor before the classes, and a positive class prior. */
function initializeBiases(head: Head, { classPrior }: VersionProfile): void {
  const { na, no, nc } = head.parts;
  if (na === 0 || no === 0) {
    throw new PythonError(
      "RuntimeError",
      `cannot reshape tensor of 0 elements into shape [${na}, -1] because the unspecified dimension size -1 can be ` +
        "any value and is ambiguous",
    );
  }
  if (no < 5) throw new PythonError("IndexError", `index 4 is out of bounds for dimension 1 with size ${no}`);
  if (nc - classPrior <= 0) throw new PythonError("ValueError", "math domain error");
}
