import { lookup, setKey } from "../../values/dicts.js";
import { call } from "../../values/kinds.js";
import { deepCopy } from "../../values/copy.js";
import {
  isDict,
  isList,
  isSequence,
  isTuple,
  isUnknown,
  list,
  type PyDict,
  unknown,
  type Value,
} from "../../values/value.js";
import { builtinFunction } from "../../python/callables.js";
import type { PyClass } from "../../python/classes.js";
import type { ModuleScope } from "../../python/frames.js";
import { PyFunction } from "../../python/functions.js";
import { allocate, initialise } from "../../python/instances.js";
import type { Interpreter } from "../../python/interpreter.js";
import { isModule, type Module } from "../../torch/module.js";
import { isTensor, type Shape, Tensor } from "../../torch/tensor.js";
import { during, ForwardPass } from "../../torch/trace.js";
import { modules } from "../../torch/walk.js";
import { attempt, type Failure, type Phase } from "../failure.js";
import type { ModelRun, PassMode } from "../forward.js";
import { createLibrary } from "../library.js";
import type { BuiltModel, Overrides } from "../model.js";
import type { BuiltRow, Hyper } from "../parsing.js";
import type { VersionProfile } from "../versions.js";
import { Certainty } from "./certainty.js";
import { ConstructorMemo } from "./constructorMemo.js";
import { modelClass } from "./modelClass.js";
import { RowMemo } from "./rowMemo.js";
import { type Memory, RowPass } from "./rowPass.js";
import { RowsOfLoop } from "./rowsOfLoop.js";

/** What builds a model in a checkout. */
export interface WorkspaceCode {
  readonly interpreter: Interpreter;
  /** The module with `parse_model`. */
  readonly scope: ModuleScope;
}

/**
 * Builds a model by running the checkout's own Python: the constructor of its model class, and in it `parse_model` and
 * the pass that finds the strides. Undefined where that code could not be followed at all. Never throws.
 */
export function buildWorkspaceModel(
  { interpreter, scope }: WorkspaceCode,
  version: VersionProfile,
  document: Value,
  overrides: Overrides,
): BuiltModel | undefined {
  const config = isDict(document) ? (deepCopy(document) as PyDict) : undefined;
  if (config === undefined) return undefined;
  override(config, overrides);
  const cls = modelClass(scope, rowsOf(config));
  if (cls === undefined) return undefined;
  return new WorkspaceBuild(interpreter, cls).build(version, config);
}

const keys: readonly (readonly [keyof Overrides, string])[] = [
  ["nc", "nc"],
  ["ch", "ch"],
  ["depthMultiple", "depth_multiple"],
  ["widthMultiple", "width_multiple"],
  ["scale", "scale"],
];

function override(config: PyDict, overrides: Overrides): void {
  for (const [option, key] of keys) {
    const value = overrides[option];
    if (value !== undefined)
      setKey(config, key, typeof value === "number" && key.includes("_") ? { kind: "float", value } : value);
  }
}

const rowsOf = (config: PyDict): readonly Value[] =>
  ["backbone", "head"].flatMap((key) => {
    const rows = lookup(config, key);
    return rows !== undefined && isSequence(rows) ? rows.items : [];
  });

/** `Model.info()` only prints, for which it copies the model: nobody reads it here. */
const silent = builtinFunction("info", () => null);

interface Memos {
  readonly constructors: ConstructorMemo;
  readonly memory: Memory;
}

const memos = new WeakMap<Interpreter, Memos>();

/**
 * What constructors and rows of the checkout's models did before; undefined for its first model, since Python that
 * changes with every key would pay for what nobody asks for again.
 */
function memosOf(interpreter: Interpreter): Memos | undefined {
  const known = memos.get(interpreter);
  if (known === undefined) {
    const constructors = new ConstructorMemo(interpreter);
    const isChanged = (): boolean => interpreter.isChanged;
    memos.set(interpreter, { constructors, memory: { rows: new RowMemo(), isChanged } });
  }
  return known;
}

class WorkspaceBuild {
  readonly #interpreter: Interpreter;
  readonly #cls: PyClass;
  readonly #certainty: Certainty;
  readonly #watch: RowsOfLoop;
  readonly #memory: Memory | undefined;

  constructor(interpreter: Interpreter, cls: PyClass) {
    this.#interpreter = interpreter;
    this.#cls = cls;
    const { machine } = interpreter;
    interpreter.restore();
    machine.approximations.length = 0;
    this.#certainty = new Certainty(machine.approximations);
    this.#watch = new RowsOfLoop("parse_model", this.#certainty, machine);
    machine.watch = this.#watch;
    const known = memosOf(interpreter);
    this.#memory = known?.memory;
    machine.maker = known?.constructors;
  }

  build(version: VersionProfile, config: PyDict): BuiltModel | undefined {
    const { machine } = this.#interpreter;
    machine.refill();
    const pass = new RowPass({ training: true, isTraced: false }, this.#watch, this.#certainty, machine, this.#memory);
    const made = attempt(() => allocate(this.#cls, [], new Map()));
    if (made.kind !== "value" || !isModule(made.value)) return undefined;
    const model = made.value;
    model.attributes.info = silent;
    const outcome = attempt(() => during(pass, () => initialise(this.#cls, model, [config], new Map())));
    machine.watch = undefined;
    machine.maker = undefined;
    const { rows } = this.#watch;
    const root = model.children.get("model");
    const failures = outcome.kind === "failed" ? this.#failureOf(outcome) : [];
    // A key that the file lacks is told better by what is written here.
    const refused = failures.length > 0 && failures[0]?.exception !== "KeyError";
    if (rows.length === 0 ? !refused : root === undefined) return undefined;
    const hyper = hyperOf(config);
    const probed = pass.rows.length > 0;
    return {
      origin: "workspace",
      library: createLibrary(version, unknown("the checkout's own activation")),
      hyper,
      rows,
      root: model,
      head: undefined,
      probe: probed ? pass.result(rows.length, "it was not reached") : undefined,
      strides: stridesOf(model),
      anchorsReversed: false,
      failures,
      run: (image, mode) => this.#run(model, rows, image, mode),
    };
  }

  #failureOf({ exception, message, frames }: { exception: string; message: string; frames: Failure["frames"] }) {
    if (this.#certainty.doubt !== undefined) return [];
    return [{ phase: phaseOf(frames), exception, message, row: null, ...(frames && { frames }) }];
  }

  #run(model: Module, rows: readonly BuiltRow[], image: Shape, mode: PassMode): ModelRun {
    const { machine } = this.#interpreter;
    machine.refill();
    this.#certainty.begin();
    const pass = new RowPass(mode, this.#watch, this.#certainty, machine, this.#memory);
    takeModeOfPass(model);
    const images = imagesFor(this.#cls, image);
    const outcome = attempt(() => during(pass, () => call(model, images)));
    if (outcome.kind !== "failed") {
      if (!mode.training) trainHead(pass, rows.at(-1));
      return pass.result(rows.length, outcome.kind === "unknown" ? outcome.reason : "it was not reached", images);
    }
    const next = pass.rows.length;
    const { exception, message, frames } = outcome;
    if (next < rows.length && this.#certainty.doubt === undefined) {
      const [height, width] = image.slice(-2);
      const imgsz = [Number(height), Number(width)] as const;
      const failure: Failure = { phase: "forward", exception, message, row: next, part: "input", imgsz, frames };
      const nothing = unknown(`layer ${next} fails`);
      pass.rows[next] = { input: nothing, output: nothing, failure };
    }
    return pass.result(rows.length, `layer ${next} was not reached`, images);
  }
}

/** One image for each input that the model's forward must have: models of two cameras take two. */
function imagesFor(cls: PyClass, image: Shape): readonly Tensor[] {
  const forward = cls.find("forward");
  const inputs = forward instanceof PyFunction ? forward.code.parameters.positional.slice(1) : [];
  const required = inputs.filter((input) => input.default === undefined);
  return Array.from({ length: Math.max(required.length, 1) }, () => new Tensor(image));
}

/** `model.train()` or `model.eval()`: no module keeps a mode of its own. */
function takeModeOfPass(model: Module): void {
  for (const module of modules(model)) delete module.attributes.training;
}

/** Adds what the last row gives in training mode, where it gives several things in evaluation mode, as heads do. */
function trainHead(pass: RowPass, head: BuiltRow | undefined): void {
  const run = head && pass.rows[head.index];
  if (head?.module === undefined || run === undefined || !isTuple(run.output)) return;
  const { module } = head;
  const input = isList(run.input) ? list(run.input.items) : run.input;
  const training = new ForwardPass(true, false);
  takeModeOfPass(module);
  const outcome = attempt(() => during(training, () => module.call([input], new Map())));
  if (outcome.kind === "value" && !isUnknown(outcome.value)) {
    pass.rows[head.index] = { ...run, trained: outcome.value };
  }
}

/** What of the constructor raised, by the function that was running. */
function phaseOf(frames: Failure["frames"]): Phase {
  return frames?.some(({ name }) => /bias/i.test(name)) === true ? "biases" : "build";
}

function stridesOf(model: Module): readonly number[] | undefined {
  const stride = model.own("stride");
  const data = stride !== undefined && isTensor(stride) ? stride.data : undefined;
  return data?.every(Number.isFinite) === true ? data : undefined;
}

const names = {
  anchors: "anchors",
  nc: "nc",
  depthMultiple: "depth_multiple",
  widthMultiple: "width_multiple",
  activation: "activation",
  channelMultiple: "channel_multiple",
} as const;

function hyperOf(config: PyDict): Hyper {
  const read = (key: string): Value => lookup(config, key) ?? unknown(`the key ${key}`);
  const values = Object.fromEntries(Object.entries(names).map(([name, key]) => [name, read(key)]));
  return { ...(values as Record<keyof typeof names, Value>), ch: lookup(config, "ch") ?? 3 };
}
