import { add, floordiv, mod, mul, pow, truediv } from "../values/arithmetic.js";
import { compare, equals } from "../values/compare.js";
import { checkHashable } from "../values/dicts.js";
import { NotAnalysed, typeError, valueError } from "../values/errors.js";
import { typeName } from "../values/kinds.js";
import { ceil, max, round, sum } from "../values/numbers.js";
import { iterate, len } from "../values/sequence.js";
import { subscript } from "../values/subscript.js";
import { isInt, isList, isSequence, isUnknown, list, unknown, type Value } from "../values/value.js";
import { evaluate } from "../python/evaluate.js";
import type { Namespace } from "../python/scope.js";
import { isModule, type Module } from "../torch/module.js";
import { sequential } from "../torch/nn/container.js";
import { isModuleClass, type ModuleClass } from "../torch/signature.js";
import { attempt, type Failure, type Outcome, type RowPart } from "./failure.js";
import { globalName } from "./names.js";
import type { Library } from "./modules/library.js";

/** The values of the top-level keys that `parse_model` reads; unknown where a key is missing or bad. */
export interface Hyper {
  readonly anchors: Value;
  readonly nc: Value;
  readonly depthMultiple: Value;
  readonly widthMultiple: Value;
  readonly activation: Value;
  readonly channelMultiple: Value;
  readonly ch: Value;
}

/** One row as `parse_model` leaves it. What could not be worked out is undefined or unknown. */
export interface BuiltRow {
  readonly index: number;
  readonly from: Value;
  /** `n` after the depth gain. */
  readonly repeats: Value;
  /** What the table prints in its column `n`. */
  readonly printedRepeats: Value;
  readonly cls: ModuleClass | undefined;
  /** The args the module is built with. */
  readonly args: readonly Value[];
  readonly module: Module | undefined;
  /** What `parse_model` believes leaves this row (`ch[i]`). */
  readonly channels: Value;
  readonly failure?: Failure;
  /** Why the row was not analysed. */
  readonly unknown?: string;
}

/** `ceil(value / divisor) * divisor`, the rounding of channels. */
export const makeDivisible = (value: Value, divisor: Value): Value => mul(ceil(truediv(value, divisor)), divisor);

/** The state of the loop over the rows. */
interface Loop {
  readonly library: Library;
  readonly hyper: Hyper;
  readonly na: Value;
  readonly no: Value;
  readonly divisor: Value;
  /** Channels of the rows so far; the image's before the first row. */
  readonly ch: readonly Value[];
  readonly save: readonly Value[];
  /** The variable `c2`: channels of the last row that set them. */
  readonly c2: Value;
}

/** `na` and `no` of the header: anchors per level and outputs per location. */
export function headerCounts(hyper: Hyper): Outcome<{ readonly na: Value; readonly no: Value }> {
  return attempt(() => {
    const { anchors, nc } = hyper;
    const na = isList(anchors) ? floordiv(len(subscript(anchors, 0)), 2) : anchors;
    return { na, no: mul(na, add(nc, 5)) };
  });
}

/**
 * `parse_model` of a YOLOv5 version on the values of the rows, backbone and head together.
 *
 * A row that raises keeps its failure and counts as unknown from there on, so that later rows are still read: what
 * Python would not reach is analysed all the same.
 */
export function parseModel(library: Library, hyper: Hyper, rows: readonly Value[]): readonly BuiltRow[] {
  const counts = headerCounts(hyper);
  const { na, no } =
    counts.kind === "value" ? counts.value : { na: unknown("anchors or nc"), no: unknown("anchors or nc") };
  const multiple = library.version.channelMultiple ? hyper.channelMultiple : null;
  const divisor = isUnknown(multiple) || (multiple !== null && multiple !== 0) ? multiple : 8;
  const built: BuiltRow[] = [];
  let ch: readonly Value[] = [hyper.ch];
  let save: readonly Value[] = [];
  let c2: Value = hyper.ch;
  rows.forEach((value, index) => {
    const row = new RowBuilder({ library, hyper, na, no, divisor, ch, save, c2 }, index, value).build();
    built.push(row);
    c2 = row.channels;
    ch = index === 0 ? [row.channels] : [...ch, row.channels];
    save = [...save, ...(row.failure ? [] : savedBy(row.from, index))];
  });
  return built;
}

/** What a row adds to the list of kept outputs. */
function savedBy(from: Value, index: number): readonly Value[] {
  const outcome = attempt(() =>
    (isInt(from) ? [from] : iterate(from)).filter((x) => !equals(x, -1)).map((x) => mod(x, index)),
  );
  return outcome.kind === "value" ? outcome.value : [];
}

/** Variables of the loop that exist once a row was built. */
const laterLocals: ReadonlySet<string> = new Set(["c1", "m_", "n_", "t", "np"]);

class Stop extends Error {
  constructor(
    readonly part: RowPart,
    readonly outcome: Outcome<never>,
    readonly argument?: number,
  ) {
    super(part);
  }
}

/** Works through one row in `parse_model`'s order. */
class RowBuilder {
  readonly #loop: Loop;
  readonly #index: number;
  readonly #value: Value;
  #from: Value = unknown("the row");
  #repeats: Value = unknown("the row");
  #printed: Value = unknown("the row");
  #cls: ModuleClass | undefined;
  #args: readonly Value[] = [];
  #channels: Value = unknown("the row");
  #module: Module | undefined;

  constructor(loop: Loop, index: number, value: Value) {
    this.#loop = loop;
    this.#index = index;
    this.#value = value;
  }

  build(): BuiltRow {
    try {
      this.#run();
      return this.#result({});
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      const { part, outcome, argument } = error;
      if (outcome.kind === "unknown") return this.#result({ unknown: outcome.reason });
      if (outcome.kind !== "failed") return this.#result({});
      const { exception, message } = outcome;
      const place = { phase: "parse_model", row: this.#index, part } as const;
      const failure: Failure = { ...place, exception, message, ...(argument === undefined ? {} : { argument }) };
      return this.#result({ failure });
    }
  }

  #result(ending: Pick<BuiltRow, "failure" | "unknown">): BuiltRow {
    return {
      index: this.#index,
      from: this.#from,
      repeats: this.#repeats,
      printedRepeats: this.#printed,
      cls: this.#cls,
      args: this.#args,
      module: this.#module,
      channels: ending.failure && !isCount(this.#channels) ? unknown("the row that failed") : this.#channels,
      ...ending,
    };
  }

  /** One step; its exception ends the row. */
  #step<Result>(part: RowPart, step: () => Result, argument?: number): Result {
    const outcome = attempt(step);
    if (outcome.kind === "value") return outcome.value;
    throw new Stop(part, outcome, argument);
  }

  #run(): void {
    const [from, number, module, args] = this.#step("row", () => unpack(this.#value));
    this.#from = from;
    const callee = this.#step("module", () => this.#evaluate(module, { f: from, n: number, m: module, args }));
    if (isModuleClass(callee)) this.#cls = callee;
    this.#args = this.#step("args", () => this.#evaluateArgs(args, { f: from, n: number, m: callee }));
    this.#repeats = this.#step("number", () => this.#gain(number));
    this.#printed = this.#repeats;
    this.#step("module", () => {
      checkHashable(callee);
      if (isUnknown(callee)) throw new NotAnalysed(callee.reason);
    });
    const count = this.#branch();
    this.#module = this.#step("build", () => this.#make(callee, count));
    this.#step("save", () => {
      (isInt(from) ? [from] : iterate(from)).forEach((x) => !equals(x, -1) && mod(x, this.#index));
    });
  }

  #evaluate(source: Value, own: Readonly<Record<string, Value>>): Value {
    return typeof source === "string" ? evaluate(source, this.#namespace(own)) : source;
  }

  #namespace(own: Readonly<Record<string, Value>>): Namespace {
    const { hyper, na, no, ch, c2, save, library } = this.#loop;
    const { anchors, nc, depthMultiple: gd, widthMultiple: gw } = hyper;
    const index = this.#index;
    const activation = library.version.sharedActivation ? { act: hyper.activation } : {};
    const names: Readonly<Record<string, Value>> = {
      ...{ anchors, nc, gd, gw, na, no, c2, ch: list(ch), save: list(save), i: this.#index },
      ...{ d: unknown("the whole config"), layers: unknown("the layers so far") },
      ...activation,
      ...own,
    };
    return {
      lookup(name) {
        if (Object.hasOwn(names, name)) return names[name];
        if (index > 0 && laterLocals.has(name)) return unknown(`the variable ${name} of parse_model`);
        return globalName(library, name);
      },
    };
  }

  /** Every string among the args is evaluated; where that fails in a way the version ignores, it stays a string. */
  #evaluateArgs(args: Value, own: Readonly<Record<string, Value>>): readonly Value[] {
    if (isUnknown(args)) throw new NotAnalysed(args.reason);
    const items = iterate(args);
    if (!isList(args) && items.length > 0) throw typeError(`'${typeName(args)}' object does not support item assignment`);
    const evaluated: Value[] = [...items];
    items.forEach((item, j) => {
      const outcome = attempt(() => this.#evaluate(item, { ...own, args: list(evaluated), j, a: item }));
      if (outcome.kind === "value") evaluated[j] = outcome.value;
      else if (outcome.kind === "unknown") evaluated[j] = unknown(outcome.reason);
      else if (this.#loop.library.version.evalIgnores === "NameError" && outcome.exception !== "NameError") {
        this.#args = evaluated;
        throw new Stop("arg", outcome, j);
      }
    });
    return evaluated;
  }

  /** `n = max(round(n * gd), 1) if n > 1 else n`. */
  #gain(number: Value): Value {
    if (compare(">", number, 1) !== true) return number;
    return max(round(mul(number, this.#loop.hyper.depthMultiple)), 1);
  }

  /** The branches of `parse_model`: sets args and channels, gives how many modules are stacked. */
  #branch(): Value {
    const name = this.#cls ? registeredName(this.#cls) : undefined;
    const { version } = this.#loop.library;
    if (name !== undefined && version.channelModules.has(name)) return this.#channelBranch(name);
    const branch = name === undefined ? undefined : branches[name];
    if (branch && (name !== "Segment" || version.visible.has("Segment"))) this.#special(branch);
    else this.#channels = this.#step("from", () => this.#at(this.#from));
    return this.#repeats;
  }

  #channelBranch(name: string): Value {
    const { version } = this.#loop.library;
    const { no, divisor, hyper } = this.#loop;
    const c1 = this.#step("from", () => this.#at(this.#from));
    const wanted = this.#step("args", () => subscript(list(this.#args), 0));
    const isOutput = !isUnknown(no) && !isUnknown(wanted) && equals(wanted, no);
    const c2 = this.#soft("channels", () =>
      isOutput ? wanted : makeDivisible(mul(wanted, hyper.widthMultiple), divisor),
    );
    this.#channels = c2;
    const rest = this.#args.slice(1);
    if (!version.repeatModules.has(name)) {
      this.#args = [c1, c2, ...rest];
      return this.#repeats;
    }
    this.#args = [c1, c2, this.#repeats, ...rest];
    if (version.printsOneRepeat) this.#printed = 1;
    return 1;
  }

  /** A step whose unknown outcome does not end the row. */
  #soft(part: RowPart, step: () => Value): Value {
    return this.#step(part, () => {
      try {
        return step();
      } catch (error) {
        if (error instanceof NotAnalysed) return error.value;
        throw error;
      }
    });
  }

  #special(branch: Branch): void {
    this.#channels = this.#loop.c2;
    branch({
      inputs: () => this.#step("from", () => iterate(this.#from).map((index) => this.#at(index))),
      input: () => this.#step("from", () => this.#at(this.#from)),
      args: this.#args,
      scaled: (value) => {
        const { hyper, divisor } = this.#loop;
        return this.#soft("channels", () => makeDivisible(mul(value, hyper.widthMultiple), divisor));
      },
      arg: (args, index) => this.#step("args", () => subscript(list(args), index)),
      setArgs: (args) => (this.#args = args),
      setChannels: (channels) => (this.#channels = this.#soft("channels", channels)),
    });
  }

  /** `ch[index]`. */
  #at(index: Value): Value {
    if (isUnknown(index)) throw new NotAnalysed(index.reason);
    return subscript(list(this.#loop.ch), index);
  }

  /** One module, or as many in a row as `n` says. */
  #make(callee: Value, count: Value): Module {
    const one = (): Module => {
      const missing = this.#args.find(isUnknown);
      if (missing) throw new NotAnalysed(missing.reason);
      if (!isModuleClass(callee)) throw notCallable(callee);
      return callee.call([...this.#args]);
    };
    if (compare(">", count, 1) !== true) return one();
    return sequential(Array.from({ length: repeatsOf(count) }, one));
  }
}

/** A number of channels that later rows can work with. */
const isCount = (channels: Value): boolean => typeof channels === "number" && channels > 0;

const maxRepeats = 1000;

function repeatsOf(count: Value): number {
  if (typeof count !== "number") throw typeError(`'${typeName(count)}' object cannot be interpreted as an integer`);
  if (count > maxRepeats) throw new NotAnalysed(`more than ${maxRepeats} repeats`);
  return count;
}

const notCallable = (callee: Value): Error => {
  if (isModule(callee)) return new NotAnalysed("a module object instead of a class");
  if (typeof callee === "object" && callee?.kind === "object") {
    return new NotAnalysed(`${callee.repr()} is not a module that is supported here`);
  }
  return typeError(`'${typeName(callee)}' object is not callable`);
};

/** The name `parse_model`'s lists use: `nn.` for PyTorch's own classes. */
const registeredName = (cls: ModuleClass): string =>
  cls.type.qualifiedName.startsWith("torch.") ? `nn.${cls.type.name}` : cls.type.name;

function unpack(row: Value): readonly [Value, Value, Value, Value] {
  if (isUnknown(row)) throw new NotAnalysed(row.reason);
  if (!isSequence(row) && typeof row !== "string" && !(typeof row === "object" && row?.kind === "dict")) {
    throw typeError(`cannot unpack non-iterable ${typeName(row)} object`);
  }
  const items = iterate(row);
  if (items.length > 4) throw valueError("too many values to unpack (expected 4)");
  if (items.length < 4) throw valueError(`not enough values to unpack (expected 4, got ${items.length})`);
  const [from = null, number = null, module = null, args = null] = items;
  return [from, number, module, args];
}

/** What a branch of `parse_model` may read and set. */
interface BranchContext {
  /** `ch[x] for x in f`. */
  inputs(): readonly Value[];
  /** `ch[f]`. */
  input(): Value;
  readonly args: readonly Value[];
  /** `args[index]`. */
  arg(args: readonly Value[], index: number): Value;
  /** Channels times the width multiple, rounded up. */
  scaled(value: Value): Value;
  setArgs(args: readonly Value[]): void;
  setChannels(channels: () => Value): void;
}

type Branch = (context: BranchContext) => void;

/** Detect and Segment get the channels of their inputs; an int for anchors becomes a list of that many pairs. */
const headBranch =
  (isSegment: boolean): Branch =>
  ({ inputs, args, arg, scaled, setArgs }) => {
    const channels = inputs();
    const filled: Value[] = [...args, list(channels)];
    const anchors = arg(filled, 1);
    if (isInt(anchors)) {
      const numbers = list(Array.from({ length: Math.max(0, Number(anchors) * 2) }, (_, i) => i));
      filled[1] = list(channels.map(() => numbers));
    }
    if (isSegment) filled[3] = scaled(arg(filled, 3));
    setArgs(filled);
  };

/** The branches of `parse_model` beside the channel list, by registered name. The heads leave `c2` as it was. */
const branches: Readonly<Record<string, Branch>> = {
  "nn.BatchNorm2d": ({ input, setArgs }) => setArgs([input()]),
  Concat: ({ inputs, setChannels }) => {
    const channels = inputs();
    setChannels(() => sum(list(channels)));
  },
  Detect: headBranch(false),
  Segment: headBranch(true),
  Contract: ({ input, args, arg, setChannels }) => {
    const [channels, gain] = [input(), arg(args, 0)];
    setChannels(() => mul(channels, pow(gain, 2)));
  },
  Expand: ({ input, args, arg, setChannels }) => {
    const [channels, gain] = [input(), arg(args, 0)];
    setChannels(() => floordiv(channels, pow(gain, 2)));
  },
};
